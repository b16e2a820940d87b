// SPDX-License-Identifier: GPL-3.0-or-later
//
// The return slip: out to one agency, filled in, and back.
#include "core/documents/return_slip.h"

#include "core/actions/action_queries.h"
#include "core/meetings/agenda_queries.h"
#include "core/partnership/agency_queries.h"
#include "core/tables/csv_writing.h"
#include "core/tables/table_reader.h"
#include "tests/support/catch.h"
#include "tests/support/sample_replica.h"

#include <algorithm>
#include <fstream>
#include <functional>
#include <set>

using namespace muster;
using namespace muster::documents;
using muster::test::expectedOfSample;
using muster::test::must;
using muster::test::SampleReplica;
using muster::test::TemporaryFolder;

namespace {

base::Id agencyNamed(SampleReplica& sample, const std::string& code)
{
    return partnership::agencyByShortName(sample.reader(), code).value().id;
}

/// The slip as it comes back: written, read as a spreadsheet would save it, and filled in.
ImportReturnSlip filled(SampleReplica& sample, const std::string& agency,
                        const std::function<void(std::vector<std::string>&)>& fill, const std::string& role = "Tenancy manager")
{
    const TemporaryFolder folder;
    const auto file = folder.path() / "slip.csv";
    must(writeReturnSlip(sample.reader(), agencyNamed(sample, agency), file));
    ImportReturnSlip slip {must(tables::readTable(file)), "slip.csv", {}};
    for (tables::Row& row : slip.table.rows) {
        if (row.cells[0] == "Filled in by") {
            row.cells[5] = role;
        } else {
            fill(row.cells);
        }
    }
    return slip;
}

std::set<std::string> references(const ImportReturnSlip& slip)
{
    std::set<std::string> found;
    for (const tables::Row& row : slip.table.rows) {
        if (row.cells[0].rfind("A-", 0) == 0) {
            found.insert(row.cells[0]);
        }
    }
    return found;
}

void nothing(std::vector<std::string>&) { }

}  // namespace

TEST_CASE("A return slip holds an agency's own open actions, and nothing restricted, even while part two is open",
          "[documents][return-slip]")
{
    SampleReplica sample;
    sample.unlock();
    const auto register_ = expectedOfSample().at("actions").at("register");
    for (const auto& agency : partnership::agencies(sample.reader())) {
        std::set<std::string> own;
        for (const auto& action : register_) {
            const std::string status = action.at("status");
            if (action.at("lead_agency") == agency.shortName && !action.at("restricted").get<bool>()
                && status.rfind("closed", 0) != 0) {
                own.insert(action.at("ref"));
            }
        }
        INFO(agency.shortName);
        CHECK(references(filled(sample, agency.shortName, nothing)) == own);
        const std::string text = must(returnSlip(sample.reader(), agency.id));
        for (const auto& action : register_) {
            if (action.at("restricted").get<bool>()) {
                CHECK(text.find(action.at("text").get<std::string>()) == std::string::npos);
                CHECK(text.find(action.at("ref").get<std::string>()) == std::string::npos);
            }
        }
        CHECK(text.find("Restricted") == std::string::npos);
    }
    CHECK_FALSE(returnSlip(sample.reader(), base::newId()));
}

TEST_CASE("What an agency says is done is claimed with its words, and the rest is progress, by the sender",
          "[documents][return-slip]")
{
    SampleReplica sample;
    const auto slip = filled(sample, "CKH", [](std::vector<std::string>& cells) {
        if (cells[0] == "A-015") {
            cells[4] = "Done";
            cells[5] = "Warnings reviewed, list sent 14 November";
        } else if (cells[0] == "A-009") {
            cells[5] = "Extract agreed with the data team";
        }
    });
    const auto preview = previewReturnSlip(sample.reader(), slip);
    CHECK(preview.clean());
    CHECK(preview.ready() == 2);
    CHECK(preview.sender == "Tenancy manager, CKH");
    CHECK(actions::findAction(sample.reader(), "A-015")->status == actions::ActionStatus::InProgress);

    must(execute(*sample, slip));
    const auto done = actions::findAction(sample.reader(), "A-015").value();
    CHECK(done.status == actions::ActionStatus::CompleteClaimed);
    CHECK(done.evidence == "Warnings reviewed, list sent 14 November");
    CHECK(actions::updatesOf(sample.reader(), done.id).back().byRole == "Tenancy manager, CKH");
    const auto going = actions::findAction(sample.reader(), "A-009").value();
    CHECK(going.latestUpdate == "Extract agreed with the data team");
    CHECK(sample->undoLabel() == "Return slip of CKH");

    // The same slip once more.
    const auto again = must(execute(*sample, slip));
    CHECK(again.ready() == 0);
    CHECK(again.passedOver() == 2);
    CHECK(actions::updatesOf(sample.reader(), done.id).size()
          == actions::updatesOf(sample.reader(), actions::findAction(sample.reader(), "A-015")->id).size());

    must(sample->undo());
    CHECK(actions::findAction(sample.reader(), "A-015")->status == actions::ActionStatus::InProgress);
}

TEST_CASE("An item of a coming meeting is answered by a slip", "[documents][return-slip]")
{
    SampleReplica sample;
    std::string reference;
    const auto slip = filled(sample, "NHS", [&](std::vector<std::string>& cells) {
        if (cells[6].rfind("item-", 0) == 0 && reference.empty()) {
            reference = cells[0];
            cells[4] = "not us";
            cells[5] = "The trust's own group has it";
        }
    }, "Commissioner");
    REQUIRE_FALSE(reference.empty());
    const auto preview = must(execute(*sample, slip));
    REQUIRE(preview.rows.size() == 1);
    CHECK(preview.rows.front().reference == reference);
    const auto back = filled(sample, "NHS", nothing);
    const auto row = std::find_if(back.table.rows.begin(), back.table.rows.end(),
                                  [&](const tables::Row& line) { return line.cells[0] == reference; });
    REQUIRE(row != back.table.rows.end());
    CHECK(row->cells[3] == "not for us");
    CHECK(must(execute(*sample, slip)).passedOver() == 1);
}

TEST_CASE("A slip is taken in whole or not at all", "[documents][return-slip]")
{
    SampleReplica sample;
    const auto heads = sample->heads();
    const auto refused = [&](ImportReturnSlip slip, const std::string& why) {
        CHECK_FALSE(previewReturnSlip(sample.reader(), slip).clean());
        const auto result = execute(*sample, slip);
        REQUIRE_FALSE(result);
        CHECK_THAT(result.error().detail, ContainsSubstring(why));
        CHECK_THAT(result.error().detail, ContainsSubstring("slip.csv"));
        CHECK(sample->heads() == heads);
    };
    const auto answer = [](const std::string& reference, const std::string& word, const std::string& words) {
        return [=](std::vector<std::string>& cells) {
            if (cells[0] == reference) {
                cells[4] = word;
                cells[5] = words;
            } else if (cells[0] == "A-015") {
                cells[5] = "fine by itself";
            }
        };
    };
    refused(filled(sample, "CKH", answer("A-009", "done", "")), "what was done");
    refused(filled(sample, "CKH", answer("A-009", "perhaps", "x")), "\"done\" or \"progress\"");
    refused(filled(sample, "CKH", answer("A-007", "done", "again")), "claimed complete already");
    refused(filled(sample, "CKH", answer("A-009", "", "x"), ""), "role");

    // Somebody else's action, a restricted one, and no action at all, under a code written by hand.
    sample.unlock();
    for (const std::string other : {"A-008", "A-021", ""}) {
        const std::string code =
            "action-" + (other.empty() ? base::newId() : actions::findAction(sample.reader(), other)->id).hex();
        refused(filled(sample, "CKH", [&](std::vector<std::string>& cells) {
                    if (cells[0] == "A-009") {
                        cells[5] = "x";
                        cells[6] = code;
                    }
                }), "not an action that CKH can answer");
    }
    auto slip = filled(sample, "CKH", answer("A-009", "", "x"));
    for (tables::Row& row : slip.table.rows) {
        if (row.cells[0] == "A-009") {
            row.cells[6].clear();
        }
    }
    refused(slip, "code");
    slip.table.rows.erase(slip.table.rows.begin());
    refused(slip, "Filled in by");
    slip.table.header.resize(3);
    refused(slip, "not a return slip");

    auto foreign = filled(sample, "CKH", answer("A-009", "", "x"));
    for (tables::Row& row : foreign.table.rows) {
        if (row.cells[6].rfind("slip-", 0) == 0) {
            row.cells[6] = "slip-" + base::newId().hex() + "-" + agencyNamed(sample, "CKH").hex();
        }
    }
    refused(foreign, "another partnership");
}
