// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/ui/qt_text.h"
#include "ui/shell/action_registry.h"
#include "ui/shell/command_palette.h"

#include <QWidget>

using namespace muster::ui;

namespace {

Command command(const char* id, const QKeySequence& keys, const char* section = "")
{
    return Command {.id = QString::fromLatin1(id),
                    .text = QString::fromLatin1(id),
                    .shortcut = keys,
                    .handler = [] { },
                    .section = QString::fromLatin1(section)};
}

}  // namespace

TEST_CASE("The registry refuses a shortcut that could mean two things", "[registry]")
{
    QWidget window;
    ActionRegistry registry(&window);
    const QKeySequence keys(Qt::CTRL | Qt::Key_N);
    CHECK(registry.add(command("meetings.new", keys, "meetings")));
    CHECK(registry.add(command("actions.new", keys, "actions")));
    CHECK_FALSE(registry.add(command("meetings.note", keys, "meetings")));
    CHECK(registry.problem().contains(QStringLiteral("meetings.new")));
    CHECK_FALSE(registry.add(command("window.new", keys)));
    CHECK(registry.command(QStringLiteral("window.new")) == nullptr);
    CHECK(registry.clashes().isEmpty());
}

TEST_CASE("The registry refuses an id that is taken, and takes many without keys", "[registry]")
{
    QWidget window;
    ActionRegistry registry(&window);
    CHECK(registry.add(command("one", {})));
    CHECK(registry.add(command("two", {})));
    CHECK_FALSE(registry.add(command("one", {})));
    CHECK(registry.all().size() == 2);
}

TEST_CASE("A command of another page rests until its page is in front", "[registry]")
{
    QWidget window;
    ActionRegistry registry(&window);
    int run = 0;
    registry.add(Command {.id = QStringLiteral("actions.close"),
                          .text = QStringLiteral("Close the action"),
                          .shortcut = {},
                          .handler = [&run] { ++run; },
                          .section = QStringLiteral("actions")});
    CHECK_FALSE(registry.trigger(QStringLiteral("actions.close")));
    registry.setSection(QStringLiteral("actions"));
    CHECK(registry.trigger(QStringLiteral("actions.close")));
    CHECK(run == 1);
    CHECK_FALSE(registry.trigger(QStringLiteral("nothing")));
}

TEST_CASE("A few letters find a command, better fits first", "[palette]")
{
    const QString text = QStringLiteral("Close the action");
    CHECK(matchScore(text, {}) > 0);
    CHECK(matchScore(text, QStringLiteral("clo")) > 0);
    CHECK(matchScore(text, QStringLiteral("act clo")) > 0);
    CHECK(matchScore(text, QStringLiteral("cta")) > 0);
    CHECK(matchScore(text, QStringLiteral("xyz")) == 0);
    CHECK(matchScore(text, QStringLiteral("clo")) > matchScore(text, QStringLiteral("los")));
    CHECK(matchScore(text, QStringLiteral("los")) > matchScore(text, QStringLiteral("cta")));
}
