// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who comes to a meeting, and which papers came in.
#pragma once

#include "core/meetings/agenda_queries.h"
#include "core/meetings/attendance.h"
#include "ui/bridge/replica_bridge.h"
#include "ui/meetings/core_text.h"
#include "ui/meetings/list_row.h"
#include "ui/meetings/reload_soon.h"

#include <QWidget>

#include <vector>

class QComboBox;
class QLineEdit;

namespace muster::ui {

class MessageBar;
class ReasonBar;
class RowList;

/// Attendance at the left, one key a status; papers at the right, with what the chair does with a late one.
class PeopleView final : public QWidget {
    Q_OBJECT

public:
    explicit PeopleView(ReplicaBridge& bridge, QWidget* parent = nullptr);

    void showMeeting(const base::Id& meeting);
    void reload();

Q_SIGNALS:
    void said(const QString& text, bool withUndo);

protected:
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    /// Somebody of the record, or a member agency's representative of whom nothing is recorded yet.
    struct Somebody {
        QString key;
        meetings::Attendance attendance;
        bool recorded = true;
    };

    [[nodiscard]] QWidget* makePeople();
    [[nodiscard]] QWidget* makePapers();
    void readPeople();
    void readPapers();
    [[nodiscard]] const Somebody* chosen() const;
    void setStatus(meetings::AttendanceStatus status);
    void askSubstitute();
    /// Whether their agency has briefed them, or not after all (requirements B06).
    void tickBriefed();
    void choosePaper(meetings::PaperChoice choice);
    void addPaper();

    template <class Command>
    void perform(Command command, const QString& text)
    {
        m_bridge.execute(std::move(command), this, [this, text](const auto& result) {
            if (!result)
                refuse(result.error());
            else
                done(text);
        });
    }
    void refuse(const base::Failure& failure);
    void done(const QString& text);

    ReplicaBridge& m_bridge;
    base::Id m_meeting;
    std::vector<Somebody> m_somebody;
    ReloadSoon m_later;

    MessageBar* m_message;
    RowList* m_people;
    ReasonBar* m_substitute;
    RowList* m_papers;
    QComboBox* m_paperItem;
    QLineEdit* m_paperTitle;
};

}  // namespace muster::ui
