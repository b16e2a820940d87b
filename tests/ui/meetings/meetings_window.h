// SPDX-License-Identifier: GPL-3.0-or-later
//
// A real window on a replica, for the tests of this room.
#pragma once

#include "core/base/date.h"
#include "core/meetings/meeting.h"
#include "core/partnership/agency_queries.h"
#include "tests/support/ui/accessibility.h"
#include "tests/support/ui/window_test.h"
#include "ui/meetings/core_text.h"
#include "ui/meetings/meetings_page.h"
#include "ui/meetings/today_page.h"

#include <QLabel>
#include <QPushButton>

namespace muster::test {

/// The names (or texts) of every label and button that shows under `root`.
inline QStringList textsOf(QWidget* root)
{
    QStringList texts;
    for (const auto* label : root->findChildren<QLabel*>()) {
        if (label->isVisible())
            texts << label->text();
    }
    for (const auto* button : root->findChildren<QPushButton*>()) {
        if (button->isVisible())
            texts << button->text();
    }
    return texts;
}
inline bool shows(QWidget* root, const QString& words)
{
    for (const QString& text : textsOf(root)) {
        if (text.contains(words))
            return true;
    }
    return false;
}

/// The window with the pages of this room, on the sample of 15 November 2011 unless given another replica.
class MeetingsWindow : public WindowTest {
public:
    explicit MeetingsWindow(std::unique_ptr<replica::Replica> replica = {})
        : WindowTest(std::move(replica))
        , m_today(new ui::TodayPage(bridge()))
        , m_meetings(new ui::MeetingsPage(bridge(), prompts()))
    {
        window().addPage(m_today);
        window().addPage(m_meetings);
        show();
    }

    ui::MeetingsPage& meetings() { return *m_meetings; }
    ui::TodayPage& today() { return *m_today; }
    [[nodiscard]] meetings::Meeting meeting(const char* reference) { return must(meetings::findMeeting(reader(), reference)); }
    [[nodiscard]] base::Id agency(const char* name) { return partnership::agencyByShortName(reader(), name).value().id; }

private:
    ui::TodayPage* m_today;
    ui::MeetingsPage* m_meetings;
};

}  // namespace muster::test
