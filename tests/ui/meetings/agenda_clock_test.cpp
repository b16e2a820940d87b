// SPDX-License-Identifier: GPL-3.0-or-later
//
// The agenda of a meeting that runs or is over: when it ends, digits, its keys, and who raised an item.
#include "tests/ui/meetings/meetings_window.h"

#include "core/meetings/agenda_queries.h"
#include "core/meetings/meeting_queries.h"
#include "core/meetings/room_commands.h"
#include "ui/meetings/agenda_builder.h"
#include "ui/meetings/agenda_list.h"
#include "ui/meetings/run_key_button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/labels.h"

#include <QComboBox>

using namespace muster;
using namespace muster::test;
using namespace std::chrono_literals;

namespace {

constexpr const char* kNovember = "DTCG/2011-11-15";

class OnNovember : public MeetingsWindow {
public:
    OnNovember() { openAgenda(kNovember); }

    void openAgenda(const char* reference)
    {
        window().openPage(QStringLiteral("meetings"), QString::fromLatin1(reference));
        settle();
    }
    void at(int hour, int minute) { bridge().replica().session().setTime(base::TimeOfDay {hour * 60 + minute}); }
    ui::AgendaBuilder& builder() { return meetings().agenda(); }
    [[nodiscard]] meetings::Agenda agenda() { return meetings::agendaOf(reader(), meeting(kNovember).id); }
    /// Whether the side of the agenda shows this sentence.
    [[nodiscard]] bool says(const QString& text)
    {
        for (const auto* each : builder().findChildren<ui::TextLabel*>()) {
            if (each->isVisible() && each->text() == text)
                return true;
        }
        return false;
    }
    /// Whether a chip of the agenda shows these words.
    [[nodiscard]] bool chip(const QString& text)
    {
        for (const auto* each : builder().findChildren<ui::Chip*>()) {
            if (each->isVisible() && each->text() == text)
                return true;
        }
        return false;
    }
};

}  // namespace

TEST_CASE("The agenda says when a running meeting will end, and when one that is over did", "[ui][agenda]")
{
    OnNovember test;
    CHECK(test.chip(QStringLiteral("Ends 12:00, on time")));
    test.at(10, 9);
    auto& replica = test.bridge().replica();
    const base::Id november = test.meeting(kNovember).id;
    must(meetings::execute(replica, meetings::StartMeeting {.meeting = november}));
    test.settle();
    test.builder().reload();
    CHECK(test.chip(QStringLiteral("Running 9 min late · ends 12:09")));
    // Who is missing now, Run says; nothing here says that all is well.
    CHECK_FALSE(test.says(QStringLiteral("Everybody who is needed is coming, with somebody who can commit.")));
    CHECK_FALSE(test.chip(QStringLiteral("Ends 12:00, on time")));
    test.at(11, 48);
    must(meetings::execute(
        replica, meetings::EndMeeting {.meeting = november, .acknowledgeIncomplete = true, .deferRemaining = true}));
    test.settle();
    test.builder().reload();
    CHECK(test.chip(QStringLiteral("Ended 11:48")));
}

TEST_CASE("A digit pressed on the agenda of a running meeting changes nothing", "[ui][agenda]")
{
    OnNovember test;
    test.at(10, 0);
    const base::Id november = test.meeting(kNovember).id;
    must(meetings::execute(test.bridge().replica(), meetings::StartMeeting {.meeting = november}));
    test.settle();
    test.builder().reload();
    const auto minutes = [&] {
        std::vector<int> all;
        for (const meetings::AgendaItem& item : test.agenda().items)
            all.push_back(item.minutes);
        return all;
    };
    const auto before = minutes();
    test.builder().focusList();
    test.key(Qt::Key_4);
    test.key(Qt::Key_5);
    test.key(Qt::Key_Down);  // would keep what was typed
    test.settle();
    CHECK(minutes() == before);
}

TEST_CASE("Keys that are used less stand behind more, which opens and folds them", "[ui][agenda]")
{
    OnNovember test;
    test.openAgenda("DTCG/2011-12-20");
    const auto shown = [&](const QString& word) {
        for (const auto* key : test.builder().findChildren<ui::KeyButton*>()) {
            if (key->text() == word)
                return key->isVisible();
        }
        return false;
    };
    CHECK(shown(QStringLiteral("accept")));
    CHECK_FALSE(shown(QStringLiteral("by subject")));
    auto* more = test.builder().findChild<ui::KeyButton*>(QStringLiteral("moreKeys"));
    REQUIRE(more != nullptr);
    more->setFocus();
    test.key(Qt::Key_Space);
    CHECK(shown(QStringLiteral("by subject")));
    CHECK(more->text() == QStringLiteral("fewer"));
    test.key(Qt::Key_Space);
    CHECK_FALSE(shown(QStringLiteral("by subject")));
    // Two lines of keys at 1280, no more.
    int lines = 0;
    int last = -1;
    for (const auto* key : test.builder().findChildren<ui::KeyButton*>()) {
        if (key->isVisible() && key->y() > last) {
            ++lines;
            last = key->y();
        }
    }
    CHECK(lines <= 2);
}

TEST_CASE("The form of an item says who raised it as the agenda does", "[ui][agenda]")
{
    OnNovember test;
    const meetings::Agenda agenda = test.agenda();
    const meetings::AgendaItem* fletton = nullptr;
    for (const meetings::AgendaItem& item : agenda.items) {
        if (!item.raisedByBody.isNil() && item.raisedByAgency.isNil())
            fletton = &item;
    }
    REQUIRE(fletton != nullptr);
    test.builder().showItem(fletton->id);
    test.builder().editItem();
    test.settle();
    QComboBox* raised = nullptr;
    for (auto* box : test.builder().findChildren<QComboBox*>()) {
        if (box->isVisible() && box->accessibleName().startsWith(QStringLiteral("Raised by")))
            raised = box;
    }
    REQUIRE(raised != nullptr);
    CHECK(raised->currentText().toStdString() == fletton->raisedByBodyName);
    // Saved as it stands it stays that body's.
    test.key(Qt::Key_Return, Qt::ControlModifier);
    test.settle();
    const auto after = meetings::itemOf(test.reader(), test.meeting(kNovember).id, fletton->id);
    REQUIRE(after.has_value());
    CHECK(after->raisedByBody == fletton->raisedByBody);
}
