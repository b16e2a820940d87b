// SPDX-License-Identifier: GPL-3.0-or-later
//
// Forms that are used now and then: one line of a return, and a report by circulation that a meeting noted.
#include "tests/ui/governance/year_window.h"

#include "core/actions/exception_commands.h"
#include "core/actions/exception_queries.h"
#include "core/governance/monthly_return_queries.h"
#include "core/partnership/agency_queries.h"
#include "core/partnership/body_queries.h"

using namespace muster;
using namespace muster::test;
using namespace muster::ui;

namespace {

constexpr const char* kOctober = "2011-10";

}  // namespace

TEST_CASE("One line of a return is changed, and a success is passed on or kept", "[governance][returns]")
{
    YearWindow test;
    RecordSection& returns = test.open("Monthly returns");
    // Those of November were noted by the performance board; October's were not.
    test.filter(returns, QStringLiteral("Month"), QStringLiteral("October 2011"));
    const governance::ReturnLine* success = nullptr;
    governance::MonthlyReturn given;
    for (const RecordRow& row : returns.model()->records()) {
        given = governance::monthlyReturn(test.reader(), row.id, kOctober);
        for (const governance::ReturnLine& line : given.lines) {
            if (line.kind == governance::ReturnLineKind::Success && given.notedMeeting.isNil())
                success = &line;
        }
        if (success != nullptr)
            break;
    }
    REQUIRE(success != nullptr);
    const bool shared = success->share;
    const base::Id id = success->id;
    returns.select(given.body);
    test.step(returns, QStringLiteral("Change one line"));
    test.choose(returns, "line", QString::fromStdString(success->text));
    auto* text = qobject_cast<QPlainTextEdit*>(returns.form()->widget(QStringLiteral("text")));
    REQUIRE(text != nullptr);
    CHECK(text->toPlainText().toStdString() == success->text);
    test.fill(returns, "text", QStringLiteral("Said in other words"));
    test.tick(returns, QStringLiteral("Pass it on"));
    test.submit();
    REQUIRE(returns.form() == nullptr);
    bool found = false;
    for (const governance::ReturnLine& line : governance::monthlyReturn(test.reader(), given.body, kOctober).lines) {
        if (line.id != id)
            continue;
        found = true;
        CHECK(line.text == "Said in other words");
        CHECK(line.share == !shared);
    }
    CHECK(found);

    // Without words there is no line.
    test.step(returns, QStringLiteral("Change one line"));
    test.fill(returns, "text", QString());
    QTest::keyClick(returns.form()->widget(QStringLiteral("text")), Qt::Key_Delete);
    test.submit();
    REQUIRE(returns.form() != nullptr);
    CHECK_FALSE(returns.form()->error(QStringLiteral("text")).isEmpty());
}

TEST_CASE("A report that went out between meetings waits in sent business until a meeting noted it",
          "[governance][sent]")
{
    YearWindow test;
    RecordSection& section = test.open("Sent business");
    const base::Id board = partnership::bodyByName(test.reader(), "BOARD").value().id;
    actions::ReportToBody report;
    report.body = board;
    for (const actions::PerformanceException& one : actions::listExceptions(test.reader())) {
        if (actions::mayTake(one, actions::ExceptionStep::Report))
            report.exceptions.push_back(one.id);
    }
    REQUIRE_FALSE(report.exceptions.empty());
    report.recipients = {{partnership::agencyByShortName(test.reader(), "CITY").value().id, {}}};
    must(actions::execute(test.bridge().replica(), report));
    test.settle();
    section.readAgain();
    test.select(section, QStringLiteral("Report "));
    CHECK(YearWindow::rowOf(section).contains(QStringLiteral("To be noted")));
    test.key(Qt::Key_Return);
    REQUIRE(section.form() != nullptr);
    // The Board's meeting of 29 November.
    test.choose(section, "meeting", QStringLiteral("29 November 2011"));
    test.submit();
    REQUIRE(section.form() == nullptr);
    CHECK(YearWindow::rowOf(section).contains(QStringLiteral("Noted on 29 November 2011")));
    CHECK(actions::reportsToNote(test.reader(), board).empty());
}
