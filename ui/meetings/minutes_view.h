// SPDX-License-Identifier: GPL-3.0-or-later
//
// The papers of one meeting, as they will be printed, and the life of its minutes.
#pragma once

#include "core/documents/build_document.h"
#include "core/meetings/meeting.h"
#include "core/meetings/minutes.h"
#include "ui/meetings/reload_soon.h"

#include <QWidget>

class QComboBox;
class QPushButton;

namespace muster::ui::documents {
class DocumentView;
}

namespace muster::ui {

class AmendmentsSide;
class Chip;
class MessageBar;
class Prompts;
class ReplicaBridge;
class TextLabel;
class UnlockPanel;

/// Preview of the agenda, the minutes in their editions and the action sheet; export and print; from draft to the
/// chair, to the members, and approved.
class MinutesView final : public QWidget {
    Q_OBJECT

public:
    MinutesView(ReplicaBridge& bridge, Prompts& prompts, QWidget* parent = nullptr);

    void showMeeting(const base::Id& meeting);
    void reload();
    /// The paper that is chosen, such as "minutes" in its public edition.
    void choosePaper(const QString& paper);
    /// The full minutes, at the minute of an item; at their head where it has none yet.
    void showMinuteOf(const base::Id& item);
    void exportPaper();
    void printPaper();
    /// The next step of the minutes: to the chair, circulate, approve.
    void step();
    /// The form for an amendment of circulated minutes, or for a correction of approved ones.
    void proposeAmendment();

Q_SIGNALS:
    void said(const QString& text, bool withUndo);

protected:
    void showEvent(QShowEvent* event) override;

private:
    [[nodiscard]] muster::documents::ExportRequest request() const;
    void fillPapers();
    void fillExtract();
    void fillVersions();
    /// The minutes of the meeting, to copy "minute 95, CDRP Board, 26 April 2011" (requirements D10).
    void fillCitations();
    void copyCitation(int at);
    void showPaper();
    [[nodiscard]] QString provisionalWords() const;
    void showState();
    template <class Command>
    void perform(Command command, const QString& text);

    ReplicaBridge& m_bridge;
    Prompts& m_prompts;
    base::Id m_meeting;
    meetings::MinutesRecord m_record;
    ReloadSoon m_later;

    Chip* m_state;
    TextLabel* m_story;
    QPushButton* m_step;
    QPushButton* m_amend;
    UnlockPanel* m_unlock;
    MessageBar* m_message;
    bool m_saysWhyEmpty = false;  ///< the message tells why no paper is shown
    QComboBox* m_paper;
    QComboBox* m_item;
    QComboBox* m_agency;
    QComboBox* m_version;
    QComboBox* m_cite;
    documents::DocumentView* m_view;
    AmendmentsSide* m_amendments;
};

}  // namespace muster::ui
