// SPDX-License-Identifier: GPL-3.0-or-later
//
// What can be made of a meeting.
#pragma once

#include "core/documents/build_document.h"

#include <QAbstractListModel>

#include <vector>

namespace muster::ui {

/// One row of the list: a kind in one edition, with a sentence on what it is.
struct Paper {
    const muster::documents::DocumentKind* kind = nullptr;
    muster::documents::Edition edition = muster::documents::Edition::Full;
    QString title;
    QString sentence;
};

/// Every kind in each of its editions, in the order of the kinds.
[[nodiscard]] std::vector<Paper> allPapers();

/// The list, with whether a paper holds restricted content now.
class PapersModel final : public QAbstractListModel {
    Q_OBJECT

public:
    explicit PapersModel(QObject* parent = nullptr);

    /// `hasRestricted`: the meeting has restricted items. `isOpen`: part two is.
    void setState(bool hasRestricted, bool isOpen);
    [[nodiscard]] const Paper* paperAt(int row) const;
    /// -1 when there is none.
    [[nodiscard]] int rowOf(const QString& kind, muster::documents::Edition edition) const;
    /// "Holds restricted content", "Restricted items as numbers only", "For everybody", ...
    [[nodiscard]] QString restrictionWords(const Paper& paper) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    std::vector<Paper> m_papers;
    bool m_hasRestricted = false;
    bool m_isOpen = false;
};

}  // namespace muster::ui
