// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/partnership/partnership_window.h"

#include "core/meetings/meeting_queries.h"
#include "core/partnership/agency_commands.h"
#include "core/partnership/agency_queries.h"
#include "core/partnership/body_commands.h"
#include "core/partnership/body_queries.h"
#include "core/partnership/place_queries.h"
#include "core/partnership/profile_commands.h"
#include "core/partnership/profile_queries.h"
#include "core/partnership/role_queries.h"
#include "ui/partnership/part_two_section.h"

#include <QAbstractItemModelTester>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;

namespace {

QStringList factOf(const RecordSection& section, const QString& label)
{
    for (const Fact& fact : section.details().facts) {
        if (fact.label.startsWith(label))
            return fact.lines;
    }
    return {};
}

QStringList headings(const RecordSection& section)
{
    QStringList all;
    for (const RecordRow& row : section.model()->records()) {
        if (row.heading)
            all << row.cells.first();
    }
    return all;
}

}  // namespace

TEST_CASE("Agencies stand in their statutory groups, and a new one is added by keys alone", "[partnership][agencies]")
{
    PartnershipWindow test;
    RecordSection& agencies = test.open("Agencies");
    QAbstractItemModelTester model(agencies.model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    CHECK(headings(agencies).mid(0, 3)
          == QStringList {QStringLiteral("Responsible authorities"), QStringLiteral("Co-operating authorities"), QStringLiteral("Invitees to participate")});
    QSignalSpy said(&test.page(), &Page::said);

    test.key(Qt::Key_N, Qt::ControlModifier);
    REQUIRE(agencies.form() != nullptr);
    test.type(QStringLiteral("Great Eastern Railway Police"));
    test.key(Qt::Key_Tab);
    test.type(QStringLiteral("two words"));
    test.key(Qt::Key_Return, Qt::ControlModifier);

    SECTION("a refusal stands under its field and keeps what was typed")
    {
        REQUIRE(agencies.form() != nullptr);
        CHECK(!agencies.form()->error(QStringLiteral("short name")).isEmpty());
        CHECK(agencies.form()->rawText(QStringLiteral("name")) == QStringLiteral("Great Eastern Railway Police"));
        CHECK(QApplication::focusWidget() == agencies.form()->widget(QStringLiteral("short name")));
        test.fill(agencies.form(), "short name", QStringLiteral("RAIL"));
        test.key(Qt::Key_Return, Qt::ControlModifier);
        CHECK(agencies.form() == nullptr);
        const auto added = partnership::agencyByShortName(test.reader(), "RAIL");
        REQUIRE(added);
        CHECK(added->joinedOn == test.reader().today());
        CHECK(agencies.current() == added->id);
        REQUIRE(said.size() == 1);
        CHECK(said.first().at(1).toBool());
    }
    SECTION("Escape gives it up")
    {
        test.key(Qt::Key_Escape);
        CHECK(agencies.form() == nullptr);
        CHECK(!partnership::agencyByShortName(test.reader(), "RAIL"));
        CHECK(QApplication::focusWidget() == agencies.table());
    }
}

TEST_CASE("An agency gets units and leaves on a day", "[partnership][agencies]")
{
    PartnershipWindow test;
    RecordSection& agencies = test.open("Agencies");
    test.select(agencies, QStringLiteral("Cambridgeshire Constabulary"));
    const base::Id police = agencies.current();
    test.step(agencies, QStringLiteral("Add a unit"));
    test.type(QStringLiteral("Roads policing"));
    test.key(Qt::Key_Return, Qt::ControlModifier);
    CHECK(factOf(agencies, QStringLiteral("Units")).contains(QStringLiteral("Roads policing")));

    test.step(agencies, QStringLiteral("Leaves on"));
    test.fill(agencies.form(), "left on", QStringLiteral("someday"));
    test.key(Qt::Key_Return, Qt::ControlModifier);
    REQUIRE(agencies.form() != nullptr);
    CHECK(agencies.form()->error(QStringLiteral("left on")).contains(QStringLiteral("15/11/2011")));
    test.fill(agencies.form(), "left on", QStringLiteral("31/12/2011"));
    test.key(Qt::Key_Return, Qt::ControlModifier);
    CHECK(partnership::agency(test.reader(), police)->leftOn == std::chrono::year {2011} / 12 / 31);
}

TEST_CASE("A role is edited where it stands, and the selection survives other people's changes", "[partnership][roles]")
{
    PartnershipWindow test;
    RecordSection& roles = test.open("People in roles");
    test.select(roles, QStringLiteral("Neighbourhood Manager"));
    const base::Id role = roles.current();
    roles.table()->setFocus();
    test.key(Qt::Key_Return);
    REQUIRE(roles.form() != nullptr);
    test.fill(roles.form(), "commit limit", QStringLiteral("40 officer hours a month"));
    test.key(Qt::Key_Return, Qt::ControlModifier);
    CHECK(partnership::role(test.reader(), role)->commitLimit == "40 officer hours a month");
    CHECK(factOf(roles, QStringLiteral("Commits up to")) == QStringList {QStringLiteral("40 officer hours a month")});

    must(partnership::execute(test.bridge().replica(), partnership::AddRole {.agency = partnership::agencyByShortName(test.reader(), "CITY")->id,
                                                                             .unit = {},
                                                                             .title = "Archivist",
                                                                             .personName = {},
                                                                             .commitLimit = {},
                                                                             .deputyFor = {},
                                                                             .seniority = {},
                                                                             .activeFrom = {},
                                                                             .organisation = {}}));
    test.settle();
    CHECK(roles.current() == role);
}

TEST_CASE("A body shows its verbs, its next days with bank holidays named, and closes only with a decision",
          "[partnership][bodies]")
{
    PartnershipWindow test;
    RecordSection& bodies = test.open("Bodies");
    QAbstractItemModelTester model(bodies.model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    test.select(bodies, QStringLiteral("District Tasking and Co-ordination Group"));
    const base::Id dtcg = bodies.current();
    // Third Tuesdays after 15 November 2011.
    CHECK(factOf(bodies, QStringLiteral("Next days"))
          == QStringList {QStringLiteral("Tuesday 15 November 2011"), QStringLiteral("Tuesday 20 December 2011"), QStringLiteral("Tuesday 17 January 2012"),
                          QStringLiteral("Tuesday 21 February 2012"), QStringLiteral("Tuesday 20 March 2012"), QStringLiteral("Tuesday 17 April 2012")});
    CHECK(!factOf(bodies, QStringLiteral("Decides with")).join(QString()).contains(QStringLiteral("RESOLVED")));

    SECTION("a new rule shows its days while it is typed")
    {
        test.step(bodies, QStringLiteral("When it meets"));
        auto* form = bodies.form();
        REQUIRE(form != nullptr);
        test.fill(form, "effective from", QStringLiteral("1 December 2011"));
        QTest::keyClicks(form->widget(QStringLiteral("nth")), QStringLiteral("Fourth"));
        QTest::keyClicks(form->widget(QStringLiteral("weekday")), QStringLiteral("Monday"));
        bool shown = false;
        for (const auto* label : form->findChildren<QLabel*>())
            shown = shown || label->text().contains(QStringLiteral("Monday 26 December 2011 · Boxing Day"));
        CHECK(shown);
        test.key(Qt::Key_Return, Qt::ControlModifier);
        CHECK(bodies.form() == nullptr);
        CHECK(factOf(bodies, QStringLiteral("Next days")).filter(QStringLiteral("Boxing Day")).size() == 1);
    }
    SECTION("closing needs the decision, and no meeting after the last day")
    {
        test.step(bodies, QStringLiteral("Close the body"));
        REQUIRE(bodies.form() != nullptr);
        test.key(Qt::Key_Return, Qt::ControlModifier);
        CHECK(bodies.form()->error(QStringLiteral("decision")).contains(QStringLiteral("Say which decision")));
        test.type(QStringLiteral("CDRP Board, 15 November 2011, minute 120"));
        test.key(Qt::Key_Return, Qt::ControlModifier);
        REQUIRE(bodies.form() != nullptr);
        CHECK(bodies.form()->error(QStringLiteral("last day")).contains(QStringLiteral("has a meeting on")));
        CHECK(bodies.form()->rawText(QStringLiteral("decision")).startsWith(QStringLiteral("CDRP Board")));
        CHECK(!partnership::body(test.reader(), dtcg)->effectiveTo);
    }
    SECTION("one without meetings to come is closed")
    {
        test.key(Qt::Key_Escape);
        must(partnership::execute(test.bridge().replica(), partnership::AddBody {.shortName = "OLD",
                                                                                 .name = "Old Group",
                                                                                 .chairRole = {},
                                                                                 .secretaryRole = {},
                                                                                 .effectiveFrom = {},
                                                                                 .purpose = {},
                                                                                 .termsOfReference = {},
                                                                                 .notes = {}}));
        test.settle();
        test.select(bodies, QStringLiteral("Old Group"));
        test.step(bodies, QStringLiteral("Close the body"));
        test.type(QStringLiteral("CDRP Board, 15 November 2011, minute 120"));
        test.key(Qt::Key_Return, Qt::ControlModifier);
        CHECK(bodies.form() == nullptr);
        CHECK(partnership::bodyByName(test.reader(), "OLD")->effectiveTo == test.reader().today());
    }
}

TEST_CASE("Places and links show as tables of the plan", "[partnership][places][priorities]")
{
    PartnershipWindow test;
    RecordSection& places = test.open("Vulnerable places");
    REQUIRE(places.model()->rowCount() == 6);
    int central = 0;
    for (const RecordRow& row : places.model()->records()) {
        CHECK(row.cells.size() == 4);
        central += row.cells.contains(QStringLiteral("Central (including city centre)")) ? 1 : 0;
    }
    CHECK(central == 6);

    SECTION("the order of a row is edited, each ward once")
    {
        test.key(Qt::Key_Return);
        REQUIRE(places.form() != nullptr);
        QTest::keyClicks(places.form()->widget(QStringLiteral("place 1")), QStringLiteral("East"));
        test.key(Qt::Key_Return, Qt::ControlModifier);
        REQUIRE(places.form() != nullptr);  // East would stand there twice
        QTest::keyClicks(places.form()->widget(QStringLiteral("place 2")), QStringLiteral("Central"));
        test.key(Qt::Key_Return, Qt::ControlModifier);
        CHECK(places.form() == nullptr);
        CHECK(places.model()->records().front().cells.at(1) == QStringLiteral("East"));
    }
    SECTION("38 links of 21 workstreams, 5 in all three")
    {
        RecordSection& links = test.open("Linked to");
        CHECK(links.countWords() == QStringLiteral("21 workstreams, 38 links, 5 in all priorities"));
        CHECK(links.model()->columnCount() == 4);
        test.select(links, QStringLiteral("Social impact bond"));
        test.step(links, QStringLiteral("Link to P2"));
        CHECK(links.countWords().contains(QStringLiteral("39 links")));
        test.step(links, QStringLiteral("Unlink from P2"));
        CHECK(links.countWords().contains(QStringLiteral("38 links")));
    }
    SECTION("a workstream has a page: lead, principles, pathways, partners")
    {
        RecordSection& links = test.open("Linked to");
        test.select(links, QStringLiteral("IOM development"));
        CHECK(factOf(links, QStringLiteral("Principles")).size() == 5);
        CHECK(factOf(links, QStringLiteral("Pathways")).size() == 7);
        test.select(links, QStringLiteral("Social impact bond"));
        CHECK(factOf(links, QStringLiteral("Pathways")).isEmpty());
        test.key(Qt::Key_Return);
        REQUIRE(links.form() != nullptr);
        QTest::keyClicks(links.form()->widget(QStringLiteral("fact")), QStringLiteral("First of its kind"));
        test.key(Qt::Key_Return, Qt::ControlModifier);
        REQUIRE(links.form() != nullptr);  // a fact without a source
        QTest::keyClicks(links.form()->widget(QStringLiteral("source")), QStringLiteral("The plan, section 6.1"));
        QTest::keyClicks(links.form()->widget(QStringLiteral("partners")), QStringLiteral("Prison"));
        test.key(Qt::Key_Return, Qt::ControlModifier);
        CHECK(links.form() == nullptr);
        CHECK(factOf(links, QStringLiteral("What is known")) == QStringList {QStringLiteral("First of its kind")});
        CHECK(factOf(links, QStringLiteral("Partners")) == QStringList {QStringLiteral("Prison")});
    }
    SECTION("a ward says what it is listed for")
    {
        RecordSection& wards = test.open("Wards");
        test.select(wards, QStringLiteral("Fletton"));
        CHECK(factOf(wards, QStringLiteral("Priority ward for")) == QStringList {QStringLiteral("Alcohol-related incidents")});
    }
}

TEST_CASE("A short form with two meanings is refused under its field, naming both", "[partnership][glossary]")
{
    PartnershipWindow test;
    RecordSection& glossary = test.open("Glossary");
    for (const char* meaning : {"Peterborough City Council", "Police and Crime Commissioner"}) {
        test.key(Qt::Key_N, Qt::ControlModifier);
        test.fill(glossary.form(), "short form", QStringLiteral("PCCX"));
        test.fill(glossary.form(), "meaning", QString::fromLatin1(meaning));
        test.key(Qt::Key_Return, Qt::ControlModifier);
    }
    REQUIRE(glossary.form() != nullptr);
    const QString why = glossary.form()->error(QStringLiteral("short form"));
    CHECK(why.contains(QStringLiteral("Peterborough City Council")));
    CHECK(why.contains(QStringLiteral("Police and Crime Commissioner")));
    CHECK(glossary.form()->rawText(QStringLiteral("meaning")) == QStringLiteral("Police and Crime Commissioner"));
}

TEST_CASE("What is typed is given up only when asked", "[partnership]")
{
    PartnershipWindow test;
    RecordSection& glossary = test.open("Glossary");
    test.key(Qt::Key_N, Qt::ControlModifier);
    test.type(QStringLiteral("ABC"));
    test.key(Qt::Key_N, Qt::ControlModifier);
    REQUIRE(test.prompts().asked().size() == 1);
    CHECK(glossary.form()->rawText(QStringLiteral("short form")) == QStringLiteral("ABC"));
    test.prompts().nextAnswer(0);
    test.key(Qt::Key_N, Qt::ControlModifier);
    CHECK(glossary.form()->rawText(QStringLiteral("short form")).isEmpty());
}

TEST_CASE("A standing item and a turn in the chair are moved and changed", "[partnership][standing]")
{
    PartnershipWindow test;
    RecordSection& standing = test.open("Standing items");
    test.select(standing, QStringLiteral("Declarations of interest"));
    const auto before = standing.table()->currentRow();
    test.step(standing, QStringLiteral("Earlier"));
    CHECK(standing.table()->currentRow() == before - 1);
    CHECK(standing.model()->recordAt(before - 1)->cells.first() == QStringLiteral("Declarations of interest"));

    RecordSection& rota = test.open("Chair rota");
    CHECK(rota.model()->rowCount() == 6);  // the body and its five turns
    CHECK(factOf(rota, QStringLiteral("Who chairs next")).size() == 6);
}

TEST_CASE("Part two gets its passphrase twice, and is unlocked and locked", "[partnership][part-two]")
{
    TemporaryFolder folder;
    PartnershipWindow test(PartnershipWindow::emptyReplica(folder.path()));
    test.page().showTarget(QStringLiteral("Part two"));
    test.settle();
    auto* partTwo = dynamic_cast<PartTwoSection*>(test.page().currentSection());
    REQUIRE(partTwo != nullptr);
    partTwo->setKeyCost(replica::KeyCost::interactive());
    REQUIRE(partTwo->form() != nullptr);
    test.fill(partTwo->form(), "passphrase", QStringLiteral("correct horse battery staple"));
    test.fill(partTwo->form(), "again", QStringLiteral("correct horse battery stapel"));
    test.key(Qt::Key_Return, Qt::ControlModifier);
    CHECK(partTwo->form()->error(QStringLiteral("again")).contains(QStringLiteral("not the same")));
    CHECK(test.bridge().partTwoState() == replica::PartTwoState::None);
    test.fill(partTwo->form(), "again", QStringLiteral("correct horse battery staple"));
    test.key(Qt::Key_Return, Qt::ControlModifier);
    REQUIRE(test.bridge().partTwoState() == replica::PartTwoState::Open);
    CHECK(partTwo->form() == nullptr);
    CHECK(partTwo->stateWords().contains(QStringLiteral("open")));

    partTwo->lockButton()->setFocus();
    test.key(Qt::Key_Space);
    REQUIRE(test.bridge().partTwoState() == replica::PartTwoState::Locked);
    REQUIRE(partTwo->form() != nullptr);
    test.fill(partTwo->form(), "passphrase", QStringLiteral("wrong"));
    test.key(Qt::Key_Return, Qt::ControlModifier);
    CHECK(!partTwo->form()->error(QStringLiteral("passphrase")).isEmpty());
    test.fill(partTwo->form(), "passphrase", QStringLiteral("correct horse battery staple"));
    test.key(Qt::Key_Return, Qt::ControlModifier);
    CHECK(test.bridge().partTwoState() == replica::PartTwoState::Open);
}

TEST_CASE("A partnership without a name is named in its profile", "[partnership][profile]")
{
    TemporaryFolder folder;
    PartnershipWindow test(PartnershipWindow::emptyReplica(folder.path()));
    test.page().showTarget(QStringLiteral("Profile"));
    test.settle();
    test.type(QStringLiteral("Fenland Community Safety Partnership"));
    test.key(Qt::Key_Return, Qt::ControlModifier);
    const auto profile = partnership::profile(test.reader());
    REQUIRE(profile);
    CHECK(profile->name == "Fenland Community Safety Partnership");
}

TEST_CASE("What the host has to settle is written down, and stays", "[partnership][host]")
{
    TemporaryFolder folder;
    PartnershipWindow test(PartnershipWindow::emptyReplica(folder.path()));
    must(execute(test.bridge().replica(), partnership::CreatePartnership {"Fenland Community Safety Partnership"}));
    test.settle();
    CHECK(partnership::hostDuties(test.reader()).retention.empty());
    test.page().showTarget(QStringLiteral("Before you begin"));
    test.settle();
    test.type(QStringLiteral("Made on 3 October 2011, kept with the protocol"));
    test.key(Qt::Key_Return, Qt::ControlModifier);
    CHECK(partnership::hostDuties(test.reader()).impactAssessment == "Made on 3 October 2011, kept with the protocol");
    CHECK(partnership::hostDuties(test.reader()).keyHolders.empty());
}

TEST_CASE("Every section is reached by keys, named for screen readers and drawn in both themes", "[partnership][gallery]")
{
    PartnershipWindow test;
    for (int section = 0; section < test.page().rail()->count(); ++section) {
        const QListWidgetItem* item = test.page().rail()->item(section);
        if (item->flags() == Qt::NoItemFlags)
            continue;
        INFO(item->text().toStdString());
        CHECK(test.page().currentSection()->title() == item->text());
        CHECK(unnamedFocusableWidgets(&test.page()) == QStringList());
        if (auto* records = dynamic_cast<RecordSection*>(test.page().currentSection()); records != nullptr) {
            CHECK(records->model()->rowCount() > 0);
            if (item->text() == QStringLiteral("Bodies"))
                test.select(*records, QStringLiteral("District Tasking and Co-ordination Group"));
        }
        test.picture(QStringLiteral("partnership-") + item->text().toLower().replace(QLatin1Char(' '), QLatin1Char('-')));
        if (item->text() == QStringLiteral("Bodies") || item->text() == QStringLiteral("Agencies")) {
            test.key(Qt::Key_F2);
            CHECK(unnamedFocusableWidgets(&test.page()) == QStringList());
            test.picture(QStringLiteral("partnership-form-") + item->text().toLower());
            test.key(Qt::Key_Escape);
        }
        test.key(Qt::Key_PageDown, Qt::ControlModifier);
    }
}

TEST_CASE("The rota says how often each agency has been in the chair", "[partnership][standing]")
{
    PartnershipWindow test;
    RecordSection& rota = test.open("Chair rota");
    const auto body = partnership::bodyByName(test.reader(), "DTCG");
    const auto chaired = meetings::chairTurns(test.reader(), body->id);
    REQUIRE_FALSE(chaired.empty());
    // The October meeting was chaired by the constabulary, minutes 17 and 18 by the council.
    const QStringList turns = factOf(rota, QStringLiteral("Turns of each agency so far"));
    CHECK(turns.size() == static_cast<int>(chaired.size()));
    CHECK(turns.join(u'\n').contains(QStringLiteral("Cambridgeshire Constabulary: ")));
    CHECK(turns.join(u'\n').contains(QStringLiteral("of others' meetings")));
    bool said = false;
    for (int row = 0; row < rota.model()->rowCount(); ++row)
        said = said || rota.model()->recordAt(row)->cells.join(u' ').contains(QStringLiteral("meeting"));
    CHECK(said);
}
