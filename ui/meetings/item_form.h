// SPDX-License-Identifier: GPL-3.0-or-later
//
// The one page of an agenda item.
#pragma once

#include "core/meetings/agenda_commands.h"
#include "core/meetings/agenda_queries.h"

#include <QScrollArea>

#include <optional>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QSpinBox;

namespace muster::ui {

class FormPanel;
class MessageBar;
class NeedsField;
class ReplicaBridge;
class TextLabel;
class TickList;
class WardsField;

/// What, where, from whom, what is asked, who else is needed, what it serves and who is told: proposes an item, adds a late or urgent one with its
/// reason, or changes one. A refusal shows at its field and what was typed stays. A new item that is given up half
/// filled is kept until the form comes up again for its meeting.
class ItemForm final : public QScrollArea {
    Q_OBJECT

public:
    explicit ItemForm(ReplicaBridge& bridge, QWidget* parent = nullptr);

    void propose(const meetings::Meeting& meeting);
    /// For a published agenda: needs a reason. `note` is said above the form.
    void addUrgent(const meetings::Meeting& meeting, const QString& note = {});
    void edit(const meetings::Meeting& meeting, const meetings::AgendaItem& item);
    /// After `edit`: puts the focus into the minutes.
    void goToMinutes();
    /// Keeps a new item as far as it is filled in; true if there is anything to keep.
    bool keep();

Q_SIGNALS:
    /// Saved; `said` is what was done.
    void finished(const base::Id& item, const QString& said);
    /// Given up; `kept` when something had been filled in and comes back with the next new item.
    void cancelled(bool kept);

private:
    /// A new item as far as it was filled in.
    struct Draft {
        meetings::ProposeItem item;
        std::string reason;
    };

    void begin(const meetings::Meeting& meeting, const QString& title, const QString& verb);
    void fill(const meetings::ProposeItem& item);
    /// What was kept for this meeting comes back.
    void resume(const QString& note);
    void giveUp();
    [[nodiscard]] bool filledIn() const;
    void dropSealedDraft();
    void suggestRestriction();
    void fillServes();
    void fillTellBack(const base::Id& wanted);
    /// The panel of the wards that are ticked is offered first (requirements J04).
    void offerTellBack();
    void save();
    void saveNew();
    void saveEdited();
    [[nodiscard]] meetings::ProposeItem proposal() const;
    void refuse(const base::Failure& failure);

    ReplicaBridge& m_bridge;
    meetings::Meeting m_meeting;
    std::optional<meetings::AgendaItem> m_item;  ///< that is changed; none for a new one
    bool m_urgentItem = false;
    bool m_restrictionTouched = false;
    bool m_tellBackTouched = false;
    std::optional<Draft> m_draft;
    QString m_noteText;

    FormPanel* m_form;
    MessageBar* m_note;
    QLineEdit* m_title;
    WardsField* m_wards;
    QLineEdit* m_place;
    TickList* m_serves;
    QComboBox* m_tellBack;
    QComboBox* m_origin;
    QComboBox* m_ask;
    QComboBox* m_raisedBy;
    QLineEdit* m_lead;
    QSpinBox* m_minutes;
    NeedsField* m_needs;
    QComboBox* m_subject;
    QLineEdit* m_caseReference;
    QPlainTextEdit* m_background;
    QLineEdit* m_evidence;
    QLineEdit* m_resources;
    QCheckBox* m_restricted;
    TextLabel* m_covert;
    QLineEdit* m_reason;
};

}  // namespace muster::ui
