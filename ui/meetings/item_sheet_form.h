// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an item carries beside its words.
#pragma once

#include "core/meetings/item_sheet.h"

#include <QScrollArea>

namespace muster::ui {

class RecordForm;
class ReplicaBridge;
class TickList;

/// Tags, why it needs the partnership, what protects a person, who takes no part, and the problem-solving sheet
/// (requirements D16, I03 to I11, M09): one form, saved as one change with only what was altered.
class ItemSheetForm final : public QScrollArea {
    Q_OBJECT

public:
    explicit ItemSheetForm(ReplicaBridge& bridge, QWidget* parent = nullptr);

    /// Shows the sheet as it is now and takes the focus. The item must not be sealed.
    void edit(const base::Id& meeting, const base::Id& item);
    /// Takes the sheet off the screen.
    void forget();

Q_SIGNALS:
    void finished(const QString& said);
    void cancelled();

private:
    void addTags(RecordForm& form, meetings::SubjectType subject, bool board);
    void addCare(RecordForm& form, meetings::SubjectType subject);
    void addConflicts(RecordForm& form);
    void addProblem(RecordForm& form);
    void save(RecordForm& form);
    [[nodiscard]] std::vector<meetings::ItemTag> tagsOf(const RecordForm& form) const;
    [[nodiscard]] meetings::ProblemSheet problemOf(const RecordForm& form) const;

    ReplicaBridge& m_bridge;
    base::Id m_meeting;
    base::Id m_item;
    meetings::ItemSheet m_before;
    std::vector<meetings::TagKind> m_kinds;  ///< that this item may have
    TickList* m_tags = nullptr;
};

}  // namespace muster::ui
