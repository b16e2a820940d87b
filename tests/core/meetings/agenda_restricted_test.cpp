// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/meetings/agenda_fixture.h"

#include <fstream>
#include <iterator>

using namespace muster;
using namespace muster::test;

namespace {

// Whether a text stands anywhere in the files of a folder.
bool folderHolds(const std::filesystem::path& folder, const std::string& text)
{
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file()) {
            std::ifstream file {entry.path(), std::ios::binary};
            const std::string bytes {std::istreambuf_iterator<char> {file}, {}};
            if (bytes.find(text) != std::string::npos) {
                return true;
            }
        }
    }
    return false;
}

}  // namespace

TEST_CASE_METHOD(AgendaFixture, "Victims, offenders and domestic abuse are restricted unless said otherwise",
                 "[agenda][restricted]")
{
    ProposeItem item = proposal("Repeat victim");
    item.subject = SubjectType::Victim;
    CHECK(execute(*replica, item).error().code == base::FailureCode::Locked);
    unlock();
    const base::Id victim = must(execute(*replica, item));
    CHECK(agenda().find(victim)->restricted());
    const base::Id theme = must(execute(*replica, proposal("Domestic abuse, Central")));
    CHECK(agenda().find(theme)->restricted());
    item.sensitivity = Sensitivity::Open;
    const base::Id open = must(execute(*replica, item));
    CHECK_FALSE(agenda().find(open)->restricted());
}

TEST_CASE_METHOD(AgendaFixture, "Of a restricted item only its stub is ordinary data", "[agenda][restricted]")
{
    unlock();
    ProposeItem proposed = proposal("Repeat offender, case QZX-0147");
    proposed.subject = SubjectType::Offender;
    proposed.caseReference = "QZX-0147";
    proposed.background = "borrowed sofas within a fortnight";
    proposed.lead = "Offender manager";
    proposed.needs = {{agency["HMP"], Need::Required}};
    const base::Id item = must(execute(*replica, proposed));
    must(execute(*replica, AcceptItem {november, item}));
    must(execute(*replica, RecordReply {november, item, agency["HMP"], Reply::Attend, "knows the sofas"}));
    must(execute(*replica, AddPaper {november, item, "Sofa inventory", 2011y / 11 / 14, {}}));

    const AgendaItem full = *agenda().find(item);
    CHECK(full.title == "Repeat offender, case QZX-0147");
    CHECK(full.openTitle == "Restricted item");
    CHECK(full.requirements[0].replyNote == "knows the sofas");
    CHECK(full.papers.size() == 1);
    CHECK_FALSE(full.sealed);

    const auto checkStub = [&](const AgendaItem& stub) {
        CHECK(stub.sealed);
        CHECK(stub.title == "Restricted item");
        CHECK(stub.number == 4);
        CHECK(stub.minutes == 10);
        CHECK(stub.requires_(agency["HMP"]));
        CHECK(stub.caseReference.empty());
        CHECK(stub.background.empty());
        CHECK(stub.lead.empty());
        CHECK(stub.papers.empty());
        CHECK(stub.requirements[0].replyNote.empty());
        CHECK(stub.subject == SubjectType::None);
        CHECK_FALSE(stub.origin);
    };
    checkStub(*agenda({}, Audience::Open).find(item));
    for (const replica::StoredChange& change : replica->newestChanges(50)) {
        CHECK(change.header.label.find("QZX") == std::string::npos);
    }
    replica->lockPartTwo();
    checkStub(*agenda().find(item));
    CHECK_FALSE(folderHolds(replica.folder(), "QZX-0147"));
    CHECK_FALSE(folderHolds(replica.folder(), "sofas"));
    CHECK(execute(*replica, SetMinutes {november, item, 15}).error().code == base::FailureCode::Locked);
    CHECK(agenda().items[3].id == item);  // after the open business, before any other business

    REQUIRE(replica->unlockPartTwo("a passphrase").has_value());
    CHECK(agenda().find(item)->caseReference == "QZX-0147");
}

TEST_CASE_METHOD(AgendaFixture,
                 "Restricting an item moves its content; opening it needs consent and nothing restricted in it",
                 "[agenda][restricted]")
{
    const base::Id item = accepted("A household in East");
    CHECK(execute(*replica, SetSensitivity {november, item, Sensitivity::Restricted, false}).error().code
          == base::FailureCode::Locked);
    unlock();
    must(execute(*replica, SetSensitivity {november, item, Sensitivity::Restricted, false}));
    CHECK(agenda({}, Audience::Open).find(item)->title == "Restricted item");
    CHECK(agenda().find(item)->title == "A household in East");
    CHECK(agenda().find(item)->raisedByAgency == agency["CONS"]);
    {
        auto row = replica->reader().query(
            "SELECT title, background, raised_by_agency FROM main.agenda_item WHERE id = ?1", item);
        REQUIRE(row.next());
        CHECK(row.isNull(0));
        CHECK(row.isNull(2));
    }
    CHECK(execute(*replica, SetSensitivity {november, item, Sensitivity::Open, false}).error().field == "consent");
    const base::Id entry = base::newId();
    must(replica->transact("Note", [&](replica::Writer& w) -> base::Result<void> {
        w.run("INSERT INTO part_two.entry (id, meeting, item, kind, text, sensitivity) VALUES (?1, ?2, ?3, 'note', "
              "'seen', 'restricted')",
              entry, november, item);
        return {};
    }));
    CHECK(execute(*replica, SetSensitivity {november, item, Sensitivity::Open, true}).error().code
          == base::FailureCode::Refused);
    must(replica->transact("Remove", [&](replica::Writer& w) -> base::Result<void> {
        w.run("UPDATE part_two.entry SET removed = 1 WHERE id = ?1", entry);
        return {};
    }));
    must(execute(*replica, SetSensitivity {november, item, Sensitivity::Open, true}));
    const AgendaItem open = *agenda({}, Audience::Open).find(item);
    CHECK(open.title == "A household in East");
    CHECK(open.origin == ItemOrigin::PartnerReferral);
    must(replica->undo());
    CHECK(agenda({}, Audience::Open).find(item)->title == "Restricted item");
    CHECK(agenda().find(item)->title == "A household in East");
}

TEST_CASE_METHOD(AgendaFixture, "A restricted item that was deferred stays restricted where it arrives",
                 "[agenda][restricted]")
{
    unlock();
    const base::Id item = acceptedRestricted("Case QZX-9");
    must(execute(*replica, DeferItem {november, item, "Probation away", {}}));
    must(execute(*replica, PublishAgenda {november, false}));
    const base::Id december = addMeeting(2011y / 12 / 20, "agenda_open");
    const base::Id there = idOf("Case QZX-9", december);
    REQUIRE_FALSE(there.isNil());
    replica->lockPartTwo();
    CHECK(agenda(december).find(there)->title == "Restricted item");
    CHECK(execute(*replica, PublishAgenda {december, false}).error().code == base::FailureCode::Locked);
    REQUIRE(replica->unlockPartTwo("a passphrase").has_value());
    must(execute(*replica, PublishAgenda {december, false}));
    replica->lockPartTwo();
    CHECK(agenda(december).find(there)->title == "Restricted item");
    const base::Id january = addMeeting(2012y / 1 / 17, "agenda_open");
    CHECK(agenda(january).items.size() == 4);
    CHECK_FALSE(folderHolds(replica.folder(), "QZX-9"));
}
