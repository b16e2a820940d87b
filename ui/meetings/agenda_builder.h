// SPDX-License-Identifier: GPL-3.0-or-later
//
// The agenda of one meeting, being made.
#pragma once

#include "core/meetings/meeting_commands.h"
#include "ui/bridge/replica_bridge.h"
#include "ui/meetings/agenda_words.h"
#include "ui/meetings/core_text.h"
#include "ui/meetings/reload_soon.h"

#include <QTimer>
#include <QWidget>

#include <functional>
#include <optional>

class QStackedWidget;
class QTabBar;

namespace muster::ui {

class AgendaItemSide;
class AgendaList;
class AgendaSide;
class Chip;
class ItemForm;
class ItemSheetForm;
class KeyButton;
class MessageBar;
class PaperForm;
class ReasonBar;
class RowList;
class TextLabel;
class UnlockPanel;

/// The list in order with its running clock, the keys that decide, and at the side who is needed when, the chosen
/// item, what is not ready, or the form of an item.
class AgendaBuilder final : public QWidget {
    Q_OBJECT

public:
    explicit AgendaBuilder(ReplicaBridge& bridge, QWidget* parent = nullptr);

    void showMeeting(const base::Id& meeting);
    void reload();
    void focusList();
    /// Chooses an item of the meeting shown.
    void showItem(const base::Id& item);
    [[nodiscard]] const AgendaFacts& facts() const { return m_facts; }
    /// No form and no question is open: single letters are keys.
    [[nodiscard]] bool takesKeys() const;
    /// The same for what may be done once the meeting is over, such as an item's sheet.
    [[nodiscard]] bool takesLaterKeys() const;
    [[nodiscard]] bool hasItem() const { return chosen() != nullptr; }
    [[nodiscard]] UnlockPanel& unlockPanel() { return *m_unlock; }

    void accept();
    void decline();
    void refer();
    /// A task and finish group for the item (requirements C05).
    void commission();
    void changeSensitivity();
    void withdraw();
    void defer();
    void addUrgent();
    void moveUp() { move(-1); }
    void moveDown() { move(1); }
    void propose();
    void editItem();
    /// Tags, problem-solving, who takes no part (requirements D16, I03 to I11, M09).
    void editSheet();
    void writePaper();
    /// Grouped by where items come from, and back (requirements D01).
    void groupByOrigin();
    /// Places, themes, offenders, victims (requirements D15).
    void orderBySubject();
    void showReadiness();
    /// What the meeting needs next on its way to being published.
    void openAgenda();
    void publish();
    void reopen();

Q_SIGNALS:
    void factsChanged();
    /// `takesKeys` may have changed.
    void keysChanged();
    void said(const QString& text, bool withUndo);

protected:
    void showEvent(QShowEvent* event) override;

private:
    /// What the side shows; from the form on forms.
    enum SidePage { kNeededPage, kItemPage, kReadinessPage, kFormPage };

    [[nodiscard]] QWidget* makeList();
    [[nodiscard]] QWidget* makeSide();
    [[nodiscard]] QWidget* makeKeys();
    [[nodiscard]] const meetings::AgendaItem* chosen() const;
    [[nodiscard]] const base::Id& meeting() const { return m_facts.agenda.meeting.id; }
    void showSide();
    void showKeys();
    /// When the meeting ends, or did.
    void showEnd();
    [[nodiscard]] bool formShown() const;
    /// Nothing where part two has to be opened first, which is then said.
    [[nodiscard]] std::optional<meetings::AgendaItem> chosenToEdit();
    void showForm(bool shown, QWidget* form = nullptr);
    void connectForms();
    void move(int by);
    void nextMove();
    void setMinutes(const QString& key, int minutes);
    void swap(const base::Id& first, const base::Id& second);
    void publishWith(bool acceptOverrun);
    void open(const meetings::AgendaItem& item, bool consents);
    void refuse(const base::Failure& failure);
    void offer(const QString& button, std::function<void()> then);

    /// A refusal shows in the message bar; else `text` is said, with undo, and an open question closes.
    template <class Command> void perform(Command command, const QString& text)
    {
        m_bridge.execute(std::move(command), this, [this, text](const auto& result) {
            if (!result)
                refuse(result.error());
            else
                done(text);
        });
    }
    void done(const QString& text);

    ReplicaBridge& m_bridge;
    AgendaFacts m_facts;
    base::Id m_meeting;
    base::Id m_wanted;  ///< to be chosen once it is there
    ReloadSoon m_later;
    QTimer m_clock;  ///< while the meeting runs
    bool m_moving = false;
    int m_moves = 0;
    std::function<void()> m_offer;

    Chip* m_end;
    TextLabel* m_count;
    UnlockPanel* m_unlock;
    MessageBar* m_message;
    AgendaList* m_list;
    ReasonBar* m_reason;
    QWidget* m_keys = nullptr;
    QTabBar* m_tabs;
    QStackedWidget* m_stack;
    AgendaSide* m_needed;
    AgendaItemSide* m_item;
    RowList* m_readiness;
    ItemForm* m_form;
    ItemSheetForm* m_sheet;
    PaperForm* m_paper;
    AgendaGrouping m_grouping = AgendaGrouping::Agenda;
    QWidget* m_side = nullptr;
};

}  // namespace muster::ui
