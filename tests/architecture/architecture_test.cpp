// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/architecture.h"
#include "tests/support/catch.h"

#include <algorithm>

using namespace muster::architecture;

namespace {

const std::string kLicence = "// SPDX-License-Identifier: GPL-3.0-or-later\n";

/// A header that is in order and includes what it is given.
std::string header(const std::string& includes = {}) { return kLicence + "#pragma once\n" + includes; }

/// A small house in which nothing is wrong.
SourceTree smallHouse()
{
    SourceTree tree {
        {"core/base/date.h", header("#include <chrono>\n")},
        {"core/replica/replica.h", header("#include \"core/base/date.h\"\n#include <sqlite3.h>\n")},
        {"core/actions/action.h", header("#include \"core/base/date.h\"\n")},
        {"core/meetings/meeting.h", header("#include \"core/actions/action.h\"\n")},
        {"core/sample/sample.h", header("#include \"core/meetings/meeting.h\"\n")},
        {"ui/widgets/button.h", header("#include \"core/base/date.h\"\n#include <QPushButton>\n")},
        {"ui/bridge/bridge.h", header("#include \"core/replica/replica.h\"\n#include <QObject>\n")},
        {"ui/actions/actions_page.h", header("#include \"ui/widgets/button.h\"\n#include \"core/actions/action.h\"\n")},
        {"ui/meetings/run_page.h", header("#include \"core/meetings/meeting.h\"\n")},
        {"app/main.cpp", kLicence + "#include \"core/sample/sample.h\"\n#include \"ui/actions/actions_page.h\"\n"},
    };
    for (const char* folder : {"core", "core/base", "core/replica", "core/actions", "core/meetings", "core/sample",
                               "ui", "ui/widgets", "ui/bridge", "ui/actions", "ui/meetings", "app"}) {
        tree[std::string {folder} + "/README.md"] = "What lives here.\n";
    }
    return tree;
}

/// The small house with one more include line in one of its files.
SourceTree houseWith(const std::string& path, const std::string& include)
{
    SourceTree tree = smallHouse();
    tree[path] += "#include " + include + "\n";
    return tree;
}

std::string joined(const std::vector<std::string>& lines)
{
    std::string all;
    for (const std::string& line : lines) {
        all += line + "\n";
    }
    return all;
}

}  // namespace

TEST_CASE("Every wall of the house stands", "[architecture]")
{
    const SourceTree tree = readTree(MUSTER_SOURCE_DIR);
    REQUIRE(tree.count("core/base/failure.h") == 1);
    const std::vector<std::string> found = violations(tree);
    INFO(joined(found));
    CHECK(found.empty());
}

TEST_CASE("A house in order has no violations", "[architecture]") { CHECK(joined(violations(smallHouse())).empty()); }

TEST_CASE("Each broken wall is reported once, with its file and line", "[architecture]")
{
    struct Case {
        const char* path;
        const char* include;
        const char* said;
    };
    const Case broken = GENERATE(
        Case {"core/base/date.h", "\"core/replica/replica.h\"",
              "core/base/date.h:4: core/base may not look up into core/replica"},
        Case {"core/meetings/meeting.h", "\"core/sample/sample.h\"",
              "core/meetings/meeting.h:4: core/meetings may not look up into core/sample"},
        Case {"core/actions/action.h", "\"ui/widgets/button.h\"",
              "core/actions/action.h:4: core/actions may not look up into ui/widgets"},
        Case {"ui/actions/actions_page.h", "\"ui/meetings/run_page.h\"",
              "ui/actions/actions_page.h:5: ui/actions may not look sideways into ui/meetings"},
        Case {"ui/widgets/button.h", "\"core/actions/action.h\"",
              "ui/widgets/button.h:5: ui/widgets may use only core/base of core"},
        Case {"ui/widgets/button.h", "\"ui/bridge/bridge.h\"",
              "ui/widgets/button.h:5: ui/widgets may not look up into ui/bridge"},
        Case {"ui/meetings/run_page.h", "\"core/sample/sample.h\"",
              "ui/meetings/run_page.h:4: only app makes the sample partnership"},
        Case {"core/meetings/meeting.h", "<sqlite3.h>", "core/meetings/meeting.h:4: <sqlite3.h> outside core/replica"},
        Case {"ui/bridge/bridge.h", "<sqlite3.h>", "ui/bridge/bridge.h:5: <sqlite3.h> outside core/replica"},
        Case {"core/meetings/meeting.h", "<libpq-fe.h>", "core/meetings/meeting.h:4: <libpq-fe.h> outside core/sharing"},
        Case {"core/replica/replica.h", "<zstd.h>", "core/replica/replica.h:5: <zstd.h> outside core/sharing"},
        Case {"core/actions/action.h", "<dtl/dtl.hpp>", "core/actions/action.h:4: <dtl/dtl.hpp> outside core/replica"},
        Case {"core/meetings/meeting.h", "<sodium.h>",
              "core/meetings/meeting.h:4: <sodium.h> outside core/base, core/replica, core/sharing"},
        Case {"app/main.cpp", "<zip.h>", "app/main.cpp:4: <zip.h> outside core/tables"},
        Case {"core/base/date.h", "<QDate>", "core/base/date.h:4: <QDate>: core knows no Qt"},
        Case {"core/base/date.h", "<QtCore/QDate>", "core/base/date.h:4: <QtCore/QDate>: core knows no Qt"},
        Case {"core/base/date.h", "<qglobal.h>", "core/base/date.h:4: <qglobal.h>: core knows no Qt"},
        Case {"ui/bridge/bridge.h", "<QtCharts/QChartView>",
              "ui/bridge/bridge.h:5: <QtCharts/QChartView>: Qt Charts outside ui/charts"},
        Case {"ui/bridge/bridge.h", "<QLineSeries>",
              "ui/bridge/bridge.h:5: <QLineSeries>: Qt Charts outside ui/charts"},
        Case {"core/meetings/meeting.h", "\"meeting_clock.h\"",
              "core/meetings/meeting.h:4: \"meeting_clock.h\" is not spelled from the repository root"},
        Case {"core/meetings/meeting.h", "\"../actions/action.h\"",
              "core/meetings/meeting.h:4: \"../actions/action.h\" is not spelled from the repository root"},
        Case {"ui/bridge/bridge.h", "\"tests/support/catch.h\"",
              "ui/bridge/bridge.h:5: \"tests/support/catch.h\" is not spelled from the repository root"},
        Case {"core/meetings/meeting.h", "\"core/actions/gone.h\"",
              "core/meetings/meeting.h:4: \"core/actions/gone.h\" does not exist"},
        Case {"core/meetings/meeting.h", "<core/actions/action.h>",
              "core/meetings/meeting.h:4: <core/actions/action.h>: our own headers stand in quotes"});

    const std::vector<std::string> found = violations(houseWith(broken.path, broken.include));
    INFO(joined(found));
    // An arrow upwards often closes a circle as well, which is a finding of its own.
    const auto isAboutTheLine = [&](const std::string& sentence) {
        return sentence.rfind(std::string {broken.path} + ":", 0) == 0;
    };
    CHECK(std::count_if(found.begin(), found.end(), isAboutTheLine) == 1);
    REQUIRE_FALSE(found.empty());
    CHECK_THAT(found.front(), StartsWith(broken.said));
}

TEST_CASE("A circle of files and the circle of rooms behind it are both named", "[architecture]")
{
    const std::string found = joined(violations(houseWith("core/actions/action.h", "\"core/meetings/meeting.h\"")));
    CHECK_THAT(found, ContainsSubstring("core/actions may not look sideways into core/meetings"));
    CHECK_THAT(found,
               ContainsSubstring("a circle of files: core/meetings/meeting.h -> core/actions/action.h -> "
                                 "core/meetings/meeting.h"));
    CHECK_THAT(found, ContainsSubstring("a circle of rooms: core/meetings -> core/actions -> core/meetings"));
}

TEST_CASE("Two headers of one room may not include each other", "[architecture]")
{
    SourceTree tree = houseWith("core/base/date.h", "\"core/base/text.h\"");
    tree["core/base/text.h"] = header("#include \"core/base/date.h\"\n");
    const std::vector<std::string> found = violations(tree);
    REQUIRE(found.size() == 1);
    CHECK(found.front() == "a circle of files: core/base/date.h -> core/base/text.h -> core/base/date.h");
}

TEST_CASE("A folder without README.md is reported", "[architecture]")
{
    const std::string folder = GENERATE("core", "core/base", "ui/bridge", "app");
    SourceTree tree = smallHouse();
    tree.erase(folder + "/README.md");
    const std::vector<std::string> found = violations(tree);
    REQUIRE(found.size() == 1);
    CHECK(found.front() == folder + ": no README.md that says what lives here");
}

TEST_CASE("A source without its licence line, a header without its guard and a room without a floor are reported",
          "[architecture]")
{
    SourceTree tree = smallHouse();
    tree["core/base/date.h"] = "#pragma once\n";
    tree["core/base/time.h"] = kLicence;
    tree["core/attic/box.h"] = header();
    tree["core/attic/README.md"] = "Boxes.\n";
    const std::vector<std::string> found = violations(tree);
    INFO(joined(found));
    REQUIRE(found.size() == 3);
    CHECK(found[0] == "core/attic/box.h:1: the room core/attic stands on no floor; give it one in kRooms");
    CHECK(found[1] == "core/base/date.h:1: the first line is not // SPDX-License-Identifier: GPL-3.0-or-later");
    CHECK(found[2] == "core/base/time.h:1: a header without #pragma once");
}

TEST_CASE("Two types of one name in one namespace are reported", "[architecture]")
{
    SourceTree tree = smallHouse();
    tree["core/actions/action.h"] += "namespace muster::actions {\nstruct Story {\n};\nclass Reader;\n}\n";
    tree["core/meetings/meeting.h"] += "namespace muster::meetings {\nstruct Story {\n};\nclass Reader;\n}\n";
    CHECK(joined(violations(tree)).empty());
    tree["core/actions/log.h"] = header() + "namespace muster::actions {\nclass Story final : public Reader {\n};\n}\n";
    const std::vector<std::string> found = violations(tree);
    REQUIRE(found.size() == 1);
    CHECK(found.front() == "core/actions/log.h:4: muster::actions::Story is in core/actions/action.h too");
}

TEST_CASE("Include lines are read as the preprocessor reads them", "[architecture]")
{
    const std::vector<Include> includes = includesOf("#include <a.h>\n"
                                                     "// #include \"commented.h\"\n"
                                                     "/* #include \"blocked.h\"\n"
                                                     "#include \"blocked too.h\" */\n"
                                                     "  #  include\t\"b/c.h\" // why\n"
                                                     "const char* text = \"#include <not.h>\";\n"
                                                     "#include KNOWN_BY_MACRO\n");
    REQUIRE(includes.size() == 2);
    CHECK(includes[0].path == "a.h");
    CHECK(includes[0].angled);
    CHECK(includes[0].line == 1);
    CHECK(includes[1].path == "b/c.h");
    CHECK_FALSE(includes[1].angled);
    CHECK(includes[1].line == 5);
}

TEST_CASE("What moc generates may be included by its bare name", "[architecture]")
{
    CHECK(violations(houseWith("ui/bridge/bridge.h", "\"moc_bridge.cpp\"")).empty());
}
