// SPDX-License-Identifier: GPL-3.0-or-later
//
// Ctrl+J: anything a user may see, found while it is typed.
#pragma once

#include "core/governance/search.h"
#include "ui/widgets/overlay.h"

#include <QString>

#include <vector>

class QListWidget;

namespace muster::ui {

class ReplicaBridge;
class SearchField;
class TextLabel;

/// Where a record is shown: a page and what to show there.
struct FoundPlace {
    QString section;
    QString target;
};
[[nodiscard]] FoundPlace placeOf(const governance::Found& found);

/// Lies over the window: words, what holds them with the best first, Enter goes there. What is restricted is found only
/// while part two is open.
class SearchBox final : public Overlay {
    Q_OBJECT

public:
    static constexpr auto kCommandId = "window.search";

    /// Both must outlive it.
    SearchBox(ReplicaBridge& bridge, QWidget* host);

    void open() override;
    [[nodiscard]] SearchField* field() const { return m_field; }
    [[nodiscard]] QListWidget* list() const { return m_list; }

Q_SIGNALS:
    /// Go to a page, and there to one thing.
    void openRequested(const QString& sectionId, const QString& target);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void look();
    void openCurrent();

    ReplicaBridge& m_bridge;
    SearchField* m_field;
    TextLabel* m_words;
    QListWidget* m_list;
    std::vector<governance::Found> m_found;
};

}  // namespace muster::ui
