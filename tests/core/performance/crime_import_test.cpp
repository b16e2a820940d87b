// SPDX-License-Identifier: GPL-3.0-or-later
//
// A real year of street crime against counts taken by other means.
#include "core/partnership/place_commands.h"
#include "core/performance/crime_commands.h"
#include "core/tables/csv_reader.h"
#include "tests/core/performance/spc_files.h"
#include "tests/support/catch.h"
#include "tests/support/test_replica.h"

#include <iostream>

using namespace muster;
using namespace muster::test;
using namespace muster::performance;
using namespace std::chrono_literals;

namespace {

std::filesystem::path dataFile(const std::string& name)
{
    return std::filesystem::path {MUSTER_TEST_DATA} / "crime" / name;
}

std::filesystem::path theYear() { return dataFile("cambridgeshire-2024-street-reduced.zip"); }

ImportedCrime bring(TestReplica& replica, const std::vector<std::filesystem::path>& files)
{
    return must(performance::execute(*replica, ImportCrime {must(readCrime(files)).months}));
}

using Key = std::tuple<std::string, std::string, std::string>;

std::map<Key, int> linesOf(TestReplica& replica, CrimeBy by)
{
    std::map<Key, int> lines;
    for (const CrimeLine& line : crimeLines(replica->reader(), by)) {
        lines[{base::isoDate(line.month).substr(0, 7), line.area, line.type}] += line.count;
    }
    return lines;
}

// A small month in the layout of data.police.uk.
std::string streetFile(const std::string& month, const std::vector<std::string>& rows)
{
    std::string text = "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime "
                       "type,Last outcome category,Context\n";
    for (const std::string& row : rows) {
        text += "x," + month + ",Cambridgeshire Constabulary,Cambridgeshire Constabulary,,,On or near A Street," + row
            + ",,\n";
    }
    return text;
}

struct CrimeFiles {
    TemporaryFolder folder;
    std::filesystem::path write(const std::string& name, const std::string& text) const
    {
        const auto path = folder.path() / name;
        std::filesystem::create_directories(path.parent_path());
        std::ofstream {path, std::ios::binary} << text;
        return path;
    }
};

}  // namespace

TEST_CASE("A year of street crime is counted exactly", "[performance][crime]")
{
    TestReplica replica;  // whose today is in 2011: nothing is refused for lying in its future
    const ImportedCrime done = bring(replica, {theYear()});
    REQUIRE(done.months.size() == 12);

    const SpcTable stats {dataFile("file_stats_2024.csv.zst")};
    for (std::size_t i = 0; i < 12; ++i) {
        CHECK(std::to_string(done.months[i].rows) == stats.at(i, "rows"));
        CHECK(std::to_string(done.months[i].withoutId) == stats.at(i, "no_crime_id"));
        CHECK(std::to_string(done.months[i].withoutPlace) == stats.at(i, "no_lsoa"));
    }

    std::size_t compared = 0;
    const auto compare = [&](CrimeBy by, const char* file, const std::string& column) {
        const SpcTable expected {dataFile(file)};
        std::map<Key, int> wanted;
        for (std::size_t row = 0; row < expected.size(); ++row) {
            wanted[{expected.at(row, "Month"), expected.at(row, column), expected.at(row, "Crime type")}] +=
                std::stoi(expected.at(row, "Count"));
        }
        CHECK(linesOf(replica, by) == wanted);
        compared += wanted.size();
    };
    compare(CrimeBy::Lsoa, "lsoa_month_type_2024.csv.zst", "LSOA code");
    compare(CrimeBy::District, "lad_month_type_2024.csv.zst", "District (from LSOA name)");
    std::cout << "Compared with counts taken by other means: " << compared << " counts of crime.\n";
}

TEST_CASE("Importing again changes nothing, and a month published again replaces its old self visibly",
          "[performance][crime]")
{
    TestReplica replica;
    const CrimeFiles files;
    const auto first =
        files.write("2024-01-street.csv",
                    streetFile("2024-01",
                               {"E01015600,Peterborough 001A,Burglary", "E01015600,Peterborough 001A,Burglary",
                                "E01015601,Peterborough 001B,Drugs"}));
    CHECK(bring(replica, {first}).count(Recorded::New) == 1);
    const auto changes = replica->newestChanges(100).size();
    CHECK(bring(replica, {first}).count(Recorded::Unchanged) == 1);
    CHECK(replica->newestChanges(100).size() == changes);

    const auto again = files.write(
        "again.csv",
        streetFile("2024-01", {"E01015600,Peterborough 001A,Burglary", "E01015601,Peterborough 001B,Drugs"}));
    const ImportedCrime revised = bring(replica, {again});
    REQUIRE(revised.months.size() == 1);
    CHECK(revised.months[0].what == Recorded::Revised);
    CHECK(revised.months[0].rowsBefore == 3);
    CHECK(revised.months[0].rows == 2);
    CHECK(revised.months[0].countsChanged == 1);
    CHECK(linesOf(replica, CrimeBy::District)[{"2024-01", "Peterborough", "Burglary"}] == 1);
    const auto revisions = crimeRevisions(replica->reader());
    REQUIRE(revisions.size() == 1);
    CHECK(revisions[0].file == "again.csv");
    CHECK(revisions[0].rowsBefore == 3);
    CHECK(revisions[0].replacedOn == 2011y / 11 / 15);
    must(replica->undo());
    CHECK(crimeMonths(replica->reader()).at(0).rows == 3);
}

TEST_CASE("Only the partnership's districts, wards and sectors count", "[performance][crime]")
{
    TestReplica replica;
    bring(replica, {theYear()});
    must(performance::execute(*replica, SetCrimeDistricts {{"Peterborough"}}));
    for (const auto& [key, count] : linesOf(replica, CrimeBy::District)) {
        CHECK(std::get<1>(key) == "Peterborough");
    }

    const auto east = must(partnership::execute(*replica, partnership::AddSector {"Eastern", {}}));
    must(partnership::execute(*replica, partnership::AddWard {"Park", east}));
    must(partnership::execute(*replica, partnership::AddWard {"Paston", {}}));
    const auto lookup = must(tables::readCsvBytes("LSOA21CD,WD25NM\nE01015589,Park\nE01015590,Park\nE01015592,Paston\n"
                                                  "E01015594,\"Eye, Thorney and Newborough\"\n"));
    const auto placed = must(performance::execute(*replica, ImportCrimePlaces {lookup, "lookup.csv"}));
    CHECK(placed.placed == 3);
    CHECK(placed.otherWards == 1);
    CHECK(must(performance::execute(*replica, ImportCrimePlaces {lookup, "lookup.csv"})).unchanged == 3);

    const auto byLsoa = linesOf(replica, CrimeBy::Lsoa);
    std::map<Key, int> wanted;
    std::map<Key, int> wantedOfSector;
    for (const auto& [key, count] : byLsoa) {
        const auto& [month, area, type] = key;
        if (area == "E01015589" || area == "E01015590") {
            wanted[{month, "Park", type}] += count;
            wantedOfSector[{month, "Eastern", type}] += count;
        } else if (area == "E01015592") {
            wanted[{month, "Paston", type}] += count;
        }
    }
    CHECK_FALSE(wanted.empty());
    CHECK(linesOf(replica, CrimeBy::Ward) == wanted);
    CHECK(linesOf(replica, CrimeBy::Sector) == wantedOfSector);

    const auto wrong = must(tables::readCsvBytes("LSOA code,Ward\nE01015589,Park\nPark,Park\n"));
    CHECK(performance::execute(*replica, ImportCrimePlaces {wrong, "lookup.csv"}).error().detail
          == "lookup.csv, line 3: \"Park\" is no LSOA code such as E01017540. Nothing was imported.");
}

TEST_CASE("A district without any recorded crime is a slip of the pen, and is refused", "[performance][crime]")
{
    TestReplica replica;
    must(performance::execute(*replica, ImportCrime {must(readCrime({theYear()})).months}));
    const auto refused = performance::execute(*replica, SetCrimeDistricts {{"Peterboro"}});
    REQUIRE_FALSE(refused);
    CHECK_THAT(refused.error().detail, StartsWith("No recorded crime lies in the district \"Peterboro\". The largest "
                                                  "here are Peterborough, Cambridge,"));
    CHECK(crimeDistricts(replica->reader()).empty());
    must(performance::execute(*replica, SetCrimeDistricts {{"Peterborough"}}));
    CHECK(crimeDistricts(replica->reader()) == std::vector<std::string> {"Peterborough"});
}

TEST_CASE("A wrong file is answered with file, line and reason, and nothing is half imported", "[performance][crime]")
{
    const CrimeFiles files;
    const std::string good = streetFile("2024-01", {"E01015600,Peterborough 001A,Burglary"});
    const auto why = [&](const std::string& text) {
        const auto read = readCrime({files.write("wrong.csv", text)});
        REQUIRE_FALSE(read.has_value());
        return read.error().detail;
    };
    CHECK_THAT(
        why("Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Outcome type\n"
            "a,2024-01,C,C,,,,,,Unable to prosecute suspect\n"),
        StartsWith("wrong.csv, line 1: these are outcomes of crimes, not crimes."));
    CHECK_THAT(why("Type,Date,Object of search\nPerson search,2024-01-01,Drugs\n"),
               StartsWith("wrong.csv, line 1: these are stops and searches, not crimes."));
    CHECK_THAT(why("Ref,Action\nA-001,Patrol\n"), StartsWith("wrong.csv, line 1: this is no street crime file"));
    CHECK_THAT(why(good + "x,2024-01,Cambridgeshire Constab"),
               StartsWith("wrong.csv, line 3: there are 3 cells where the heading has 12."));
    CHECK_THAT(why(streetFile("01/2024", {"E01015600,Peterborough 001A,Burglary"})),
               StartsWith("wrong.csv, line 2: \"01/2024\" is no month as 2024-01."));
    CHECK_THAT(why(streetFile("2024-13", {"E01015600,Peterborough 001A,Burglary"})), ContainsSubstring("is no month"));
    CHECK_THAT(why(good + "\"x,2024-01"), ContainsSubstring("line 3: a quotation mark is never closed"));
    CHECK_THAT(why(std::string {"\x89PNG\r\n\x1a\n"}), ContainsSubstring("wrong.csv"));
    CHECK_FALSE(why("").empty());

    // A zip that is cut short, and one wrong file among good ones.
    std::ifstream whole {theYear(), std::ios::binary};
    std::string bytes {std::istreambuf_iterator<char> {whole}, {}};
    CHECK_THAT(why(bytes.substr(0, bytes.size() / 2)), ContainsSubstring("no whole zip archive"));
    files.write("set/2024-01/a-street.csv", good);
    files.write("set/2024-02/a-street.csv", streetFile("2024-02", {"Peterborough,Burglary"}));
    CHECK_FALSE(readCrime({files.folder.path() / "set"}).has_value());
    CHECK_FALSE(readCrime({files.folder.path() / "nothing"}).has_value());
}

TEST_CASE("In a folder other kinds of file are passed over and named", "[performance][crime]")
{
    const CrimeFiles files;
    files.write("2024-01/a-street.csv", streetFile("2024-01", {"E01015600,Peterborough 001A,Burglary"}));
    files.write("2024-01/a-outcomes.csv", "Crime ID,Month,Outcome type\na,2024-01,None\n");
    files.write("2024-02/a-street.csv",
                "\xEF\xBB\xBF"
                    + streetFile("2024-02",
                                 {"E01015600,Peterborough 001A,Burglary", ",,Drugs",
                                  "E01030000,\"Bournemouth, Christchurch and Poole 001A\",Drugs"}));
    const auto read = must(readCrime({files.folder.path()}));
    CHECK(read.files == 2);
    CHECK(read.passedOver == std::vector<std::string> {"a-outcomes.csv"});
    REQUIRE(read.months.size() == 2);
    CHECK(read.months[1].withoutPlace == 1);
    TestReplica replica;
    must(performance::execute(*replica, ImportCrime {read.months}));
    CHECK(linesOf(replica, CrimeBy::District)[{"2024-02", "Bournemouth, Christchurch and Poole", "Drugs"}] == 1);

    // The same month twice with other counts: only one can be right.
    files.write("copy/a-street.csv", streetFile("2024-01", {"E01015600,Peterborough 001A,Drugs"}));
    const auto twice = readCrime({files.folder.path()});
    REQUIRE_FALSE(twice.has_value());
    CHECK_THAT(twice.error().detail, ContainsSubstring("January 2024 of Cambridgeshire Constabulary stands in"));
}

TEST_CASE("Reading can be stopped", "[performance][crime]")
{
    const auto stopped = readCrime({theYear()}, [](const std::string&, std::uint64_t rows) { return rows < 20'000; });
    REQUIRE_FALSE(stopped.has_value());
    CHECK(stopped.error().code == base::FailureCode::Cancelled);
}
