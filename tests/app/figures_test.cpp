// SPDX-License-Identifier: GPL-3.0-or-later
//
// Measures, recorded crime and charts from the command line.
#include "tests/app/program.h"
#include "tests/support/catch.h"
#include "tests/support/test_replica.h"

#include <QProcess>

#include <fstream>
#include <nlohmann/json.hpp>

using muster::test::Ran;
using muster::test::runMuster;
using nlohmann::json;

namespace {

class NewFolder {
public:
    NewFolder() { REQUIRE(runMuster({"new", data(), "--name", "Safer Peterborough"}).code == 0); }

    [[nodiscard]] std::string data() const { return (m_folder.path() / "data").string(); }
    std::string file(const std::string& name, const std::string& text) const
    {
        const auto path = m_folder.path() / name;
        std::ofstream {path, std::ios::binary} << text;
        return path.string();
    }
    Ran run(std::vector<std::string> words) const
    {
        words.insert(words.end(), {"--data", data()});
        return runMuster(words);
    }
    json list(std::vector<std::string> words) const
    {
        words.insert(words.begin(), "list");
        words.insert(words.end(), {"--format", "json"});
        const Ran ran = run(words);
        REQUIRE(ran.code == 0);
        return json::parse(ran.out);
    }

private:
    muster::test::TemporaryFolder m_folder;
};

std::string theYear() { return std::string {MUSTER_TEST_DATA} + "/crime/cambridgeshire-2024-street-reduced.zip"; }

}  // namespace

TEST_CASE("Crime comes in from the zip as downloaded, once", "[app][crime]")
{
    const NewFolder folder;
    const Ran tried = folder.run({"import", "crime", theYear(), "--dry-run"});
    CHECK(tried.code == 0);
    CHECK_THAT(tried.out,
               ContainsSubstring("January 2024, Cambridgeshire Constabulary: 6116 rows, 210 without a place"));
    CHECK(folder.list({"crime"}).empty());

    CHECK(folder.run({"import", "crime", theYear()}).code == 0);
    const Ran again = folder.run({"import", "crime", theYear()});
    CHECK_THAT(again.out, ContainsSubstring("December 2024") && ContainsSubstring("already there."));
    int rows = 0;
    for (const json& line : folder.list({"crime", "--by", "district"})) {
        rows += line["count"].get<int>();
    }
    CHECK(rows == 83'021);
    CHECK_THAT(folder.run({"list", "crime", "--by", "lsoa"}).out, StartsWith("month,area,type,count\r\n"));
    CHECK(folder.run({"list", "crime", "--by", "street"}).code == 2);
    CHECK(folder.run({"import", "crime", theYear(), "--district", "Peterborough"}).code == 0);
    for (const json& line : folder.list({"crime"})) {
        CHECK(line["area"] == "Peterborough");
    }

    const Ran wrong = folder.run({"import", "crime", folder.file("stops.csv", "Type,Date,Object of search\nx,y,z\n")});
    CHECK(wrong.code == 1);
    CHECK_THAT(wrong.err, ContainsSubstring("stops.csv, line 1: these are stops and searches, not crimes."));
    // What the figures do not show is raised by judgement, of the series itself; a place without crime is a slip.
    CHECK_THAT(folder.run({"exception", "raise", "--by", "district", "--area", "Peterborough", "--type",
                           "Shoplifting", "--text", "Shops ask for help"})
                   .out,
               ContainsSubstring("raised EX-01"));
    CHECK(folder.list({"exceptions"}).at(0).at("name") == "Shoplifting, Peterborough");
    CHECK(folder.run({"exception", "raise", "--by", "district", "--area", "Peterburgh", "--text", "Shops"}).code == 1);
    CHECK_THAT(folder.run({"list", "crime", "--by", "ward"}).err, ContainsSubstring("muster import places FILE"));
    CHECK(folder.run({"import", "places", folder.file("lookup.csv", "LSOA code,Ward\nE01015589,Park\n")}).code == 0);
}

TEST_CASE("A district is chosen with the file that first has it", "[app][crime]")
{
    const NewFolder folder;
    const std::string head = "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,"
                             "Crime type,Last outcome category,Context\n";
    const auto row = [](const std::string& force, const std::string& code, const std::string& name) {
        return std::string(64, 'a') + ",2024-01," + force + "," + force + ",0.1,52.1,On or near Park Road," + code + ","
            + name + ",Burglary,,\n";
    };
    const std::string first = folder.file("2024-01-cambridgeshire-street.csv",
                                          head + row("Cambridgeshire Constabulary", "E01015600", "Peterborough 001A"));
    const std::string second = folder.file("2024-01-norfolk-street.csv",
                                           head + row("Norfolk Constabulary", "E01026850", "Norwich 001A"));
    REQUIRE(folder.run({"import", "crime", first}).code == 0);
    const Ran slip = folder.run({"import", "crime", second, "--district", "Norwhich"});
    CHECK(slip.code == 1);
    CHECK_THAT(slip.err, ContainsSubstring("No recorded crime lies in the district \"Norwhich\". The largest here are "
                                           "Norwich and Peterborough."));
    const Ran chosen = folder.run({"import", "crime", second, "--district", "Norwich"});
    CHECK(chosen.err == "");
    CHECK(chosen.code == 0);
    const json lines = folder.list({"crime", "--by", "district"});
    REQUIRE(lines.size() == 1);
    CHECK(lines[0]["area"] == "Norwich");
    // Chosen again with a file that is there already.
    CHECK(folder.run({"import", "crime", first, "--district", "Peterborough"}).code == 0);
    CHECK(folder.list({"crime", "--by", "district"})[0]["area"] == "Peterborough");
}

TEST_CASE("An import of crime that is killed in the middle leaves all or nothing, and starts again", "[app][crime]")
{
    const NewFolder folder;
    const auto rows = [&folder] {
        int all = 0;
        for (const json& line : folder.list({"crime", "--by", "district"})) {
            all += line["count"].get<int>();
        }
        return all;
    };
    int killed = 0;
    for (const int milliseconds : {60, 200, 500, 1000}) {
        QProcess process;
        process.start(QStringLiteral(MUSTER_PROGRAM),
                      {QStringLiteral("import"), QStringLiteral("crime"), QString::fromStdString(theYear()),
                       QStringLiteral("--data"), QString::fromStdString(folder.data())});
        REQUIRE(process.waitForStarted());
        if (!process.waitForFinished(milliseconds)) {
            process.kill();
            process.waitForFinished();
            ++killed;
        }
        CHECK((rows() == 0 || rows() == 83'021));
    }
    CHECK(killed > 0);
    CHECK(folder.run({"import", "crime", theYear()}).code == 0);
    CHECK(rows() == 83'021);
}

TEST_CASE("Measures come in, are listed and charted", "[app][measures]")
{
    const NewFolder folder;
    std::string table = "Measure";
    std::string values = "\nAll recorded crime";
    const int recorded[] = {1410, 1388, 1432, 1365, 1402, 1379, 1421, 1396, 1368, 1415, 1390, 1404, 1250};
    for (int i = 0; i < 13; ++i) {
        table += (i < 4 ? ",2009-" : ",2010-") + std::string {(i + 8) % 12 < 9 ? "0" : ""}
            + std::to_string((i + 8) % 12 + 1);
        values += ',' + std::to_string(recorded[i]);
    }
    const std::string file = folder.file("figures.csv", table + values + '\n');
    const Ran unknown = folder.run({"import", "measures", file});
    CHECK(unknown.code == 1);
    CHECK_THAT(unknown.err, ContainsSubstring("figures.csv, line 2") && ContainsSubstring("Nothing was imported."));
    CHECK(folder.run({"import", "measures", file, "--add-new"}).code == 0);
    CHECK_THAT(folder.run({"import", "measures", file}).out,
               StartsWith("0 values imported, 0 revised, 13 already there"));

    const json measure = folder.list({"measures"}).at(0);
    CHECK(measure["ref"] == "M01");
    CHECK(measure["polarity"] == "neutral");
    CHECK(measure["period"] == "2010-09");
    CHECK(measure["value"] == 1250.0);
    CHECK(measure["mean"] == 1397.5);
    CHECK(measure["signal"] == "below");
    CHECK(measure["meaning"] == "neutral");
    CHECK(measure["provisional"] == false);

    const Ran chart = folder.run({"chart", "--measure", "M01"});
    CHECK(chart.code == 0);
    CHECK_THAT(chart.out, StartsWith("series,date,value,mean,lower,upper,signal,meaning\r\nM01,2009-09,1410,1397.5,"));
    CHECK_THAT(chart.out, ContainsSubstring("M01,2010-09,1250,1397.5,") && ContainsSubstring(",below,neutral\r\n"));
    CHECK(folder.run({"chart", "--measure", "M99"}).code == 1);
    CHECK(folder.run({"chart", "--measure", "M01", "--baseline", "20"}).code == 2);
}

TEST_CASE("A file is charted without a data folder", "[app][chart]")
{
    const muster::test::TemporaryFolder folder;
    const std::string file = (folder.path() / "series.csv").string();
    {
        std::ofstream out {file};
        out << "series,date,value\n";
        for (int i = 0; i < 12; ++i) {
            out << "fires,2010-" << (i < 9 ? "0" : "") << i + 1 << "-01," << 14 + i % 2 << '\n';
        }
        out << "fires,2011-01-01,40\n";
    }
    const Ran ran = runMuster({"chart", file, "--polarity", "lower", "--baseline", "12"});
    CHECK(ran.code == 0);
    CHECK_THAT(ran.out, ContainsSubstring("fires,2011-01-01,40,14.5,") && ContainsSubstring(",above,concern"));
    CHECK_THAT(runMuster({"chart", file, "--baseline", "12", "--rebase", "2011-01-01"}).out,
               ContainsSubstring("fires,2011-01-01,40,40,,,,"));
    CHECK(runMuster({"chart", file, "--screening", "maybe"}).code == 2);
    CHECK(runMuster({"chart"}).code == 2);
    CHECK(runMuster({"chart", (folder.path() / "none.csv").string()}).code == 1);
    const std::string output = (folder.path() / "out.csv").string();
    CHECK(runMuster({"chart", file, "-o", output}).code == 0);
    CHECK(std::filesystem::file_size(output) > 100);
    CHECK(runMuster({"chart", file, "-o", (folder.path() / "out.bmp").string()}).code == 2);
}

TEST_CASE("A chart is written as a picture, with the form named by its file", "[app][chart]")
{
    const muster::test::TemporaryFolder folder;
    const auto path = [&](const char* name) { return (folder.path() / name).string(); };
    {
        std::ofstream out {path("series.csv")};
        out << "series,date,value\n";
        for (const char* series : {"fires", "floods"}) {
            for (int i = 0; i < 12; ++i) {
                out << series << ",2010-" << (i < 9 ? "0" : "") << i + 1 << "-01," << 14 + i % 2 << '\n';
            }
        }
    }
    const auto first = [&](const char* name, std::size_t count) {
        std::ifstream in {path(name), std::ios::binary};
        std::string text(count, ' ');
        in.read(text.data(), static_cast<std::streamsize>(count));
        return text;
    };
    const std::string file = path("series.csv");
    CHECK(runMuster({"chart", file, "--series", "fires", "-o", path("fires.svg")}).code == 0);
    CHECK(first("fires.svg", 5) == "<?xml");
    CHECK(runMuster({"chart", file, "--series", "fires", "-o", path("fires.PNG")}).code == 0);
    CHECK(first("fires.PNG", 4) == "\x89PNG");
    CHECK(runMuster({"chart", file, "-o", path("all.pdf")}).code == 0);
    CHECK(first("all.pdf", 5) == "%PDF-");
    const Ran two = runMuster({"chart", file, "-o", path("two.svg")});
    CHECK(two.code == 2);
    CHECK_THAT(two.err, ContainsSubstring("choose one with --series NAME"));
    CHECK_FALSE(std::filesystem::exists(path("two.svg")));
    const Ran none = runMuster({"chart", file, "--series", "storms"});
    CHECK(none.code == 1);
    CHECK_THAT(none.err, ContainsSubstring("series.csv has no series storms."));
    CHECK_THAT(runMuster({"chart", file, "--series", "floods"}).out, !ContainsSubstring("fires"));
    CHECK(runMuster({"chart", file, "--series", "fires", "-o", path("none/fires.svg")}).code == 1);
}
