// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/sharing/hub_contract.h"

#include "tests/support/catch.h"
#include "tests/support/core/chain.h"

#include <algorithm>

namespace muster::test {

using base::FailureCode;
using replica::TravellingChange;
using sharing::Hub;
using sharing::HubSession;
using sharing::Purpose;
using sharing::SignedHead;

sharing::HubOptions quickHub() { return {.leaseStaleMs = 500, .leaseWaitMs = 20000, .confirmMs = 100}; }

base::Result<void> push(Hub& hub, const std::vector<TravellingChange>& changes, const std::vector<SignedHead>& heads,
                        Purpose purpose)
{
    auto session = hub.begin(purpose);
    if (!session) {
        return tl::unexpected(session.error());
    }
    if (auto added = (*session)->append(changes, heads); !added) {
        return added;
    }
    return (*session)->commit();
}

std::vector<TravellingChange> pull(HubSession& session, const base::Id& device, std::int64_t after)
{
    std::vector<TravellingChange> all;
    for (;;) {
        auto some = must(session.read(device, after, {}));
        if (some.empty()) {
            return all;
        }
        after = some.back().version.sequence;
        std::move(some.begin(), some.end(), std::back_inserter(all));
    }
}

base::Result<std::vector<TravellingChange>> pull(Hub& hub, const base::Id& device, std::int64_t after)
{
    auto session = hub.begin(Purpose::Read);
    if (!session) {
        return tl::unexpected(session.error());
    }
    std::vector<TravellingChange> all;
    for (;;) {
        auto some = (*session)->read(device, after, {});
        if (!some) {
            return some;
        }
        if (some->empty()) {
            return all;
        }
        after = some->back().version.sequence;
        std::move(some->begin(), some->end(), std::back_inserter(all));
    }
}

base::Result<std::vector<SignedHead>> headsOf(Hub& hub)
{
    auto session = hub.begin(Purpose::Read);
    if (!session) {
        return tl::unexpected(session.error());
    }
    return (*session)->heads();
}

std::int64_t newestOf(Hub& hub, const base::Id& device)
{
    const auto heads = must(headsOf(hub));
    const auto found =
        std::find_if(heads.begin(), heads.end(), [&](const SignedHead& head) { return head.head.device == device; });
    return found == heads.end() ? 0 : found->head.sequence;
}

namespace {

FailureCode codeOf(const base::Result<void>& result)
{
    REQUIRE(!result);
    CHECK(!result.error().detail.empty());
    return result.error().code;
}

void checkReading(Hub& hub, Hub& other)
{
    Chain chain;
    const auto changes = chain.next(10);
    must(push(hub, changes, {chain.signedHead()}));

    SECTION("what was added is read by another computer, in order, with its hashes")
    {
        CHECK(must(pull(other, chain.device())) == changes);
        const std::vector<TravellingChange> last(changes.begin() + 7, changes.end());
        CHECK(must(pull(other, chain.device(), 7)) == last);
        CHECK(must(pull(other, chain.device(), 10)).empty());
        CHECK(must(pull(other, base::newId())).empty());
        const auto session = must(other.begin(Purpose::Read));
        CHECK(must(session->heads()) == std::vector {chain.signedHead()});
        const auto hashes = must(session->hashes({{chain.device(), 4},
                                                  {chain.device(), 10},
                                                  {chain.device(), 11},
                                                  {base::newId(), 1},
                                                  {chain.device(), 0}}));
        REQUIRE(hashes.size() == 5);
        CHECK(hashes[0] == changes[3].hash);
        CHECK(hashes[1] == changes[9].hash);
        CHECK(!hashes[2]);
        CHECK(!hashes[3]);
        CHECK(!hashes[4]);
    }
    SECTION("a read keeps to its limits, but brings at least one Change")
    {
        const auto session = must(other.begin(Purpose::Read));
        CHECK(must(session->read(chain.device(), 2, {.changes = 3})).size() == 3);
        CHECK(must(session->read(chain.device(), 2, {.bytes = 1})) == std::vector {changes[2]});
        const std::size_t two = changes[0].record.size() + changes[1].record.size() + 400;
        const auto some = must(session->read(chain.device(), 0, {.bytes = two}));
        CHECK(some.size() >= 1);
        CHECK(some.size() < 10);
    }
    SECTION("a Change longer than any limit passes through")
    {
        const TravellingChange large = chain.next(std::string(std::size_t {6} * 1024 * 1024, 'x'));
        must(push(hub, {large}));
        CHECK((must(pull(other, chain.device(), 10)) == std::vector {large}));
    }
}

void checkRefusals(Hub& hub, Hub& other)
{
    Chain chain;
    const auto changes = chain.next(3);
    must(push(hub, changes, {chain.signedHead()}));
    const auto before = must(headsOf(other));

    SECTION("a gap is refused, and nothing of that visit is written")
    {
        Chain elsewhere;
        {
            const auto session = must(hub.begin(Purpose::Write));
            (void)chain.next();
            const auto added = session->append({elsewhere.next(), chain.next()}, {});
            CHECK(codeOf(added) == FailureCode::Invalid);
            CHECK(!session->commit());
        }
        CHECK(must(headsOf(other)) == before);
    }
    SECTION("a Change that does not continue the chain is refused")
    {
        TravellingChange next = chain.next();
        next.record.back() ^= 1U;
        CHECK(codeOf(push(hub, {next})) == FailureCode::Invalid);
        CHECK(must(headsOf(other)) == before);
    }
    SECTION("a Change with another hash than its bytes have is refused")
    {
        TravellingChange next = chain.next();
        next.hash[0] ^= 1U;
        CHECK(codeOf(push(hub, {next})) == FailureCode::Invalid);
    }
    SECTION("a second Change in the place of one that is there is refused")
    {
        Chain clone {chain.device()};
        CHECK(codeOf(push(hub, {clone.next("another first change")})) == FailureCode::Invalid);
        CHECK(must(pull(other, chain.device())) == changes);
    }
    SECTION("a signature for a Change that is not there is refused")
    {
        (void)chain.next();
        CHECK(codeOf(push(hub, {}, {chain.signedHead()})) == FailureCode::Invalid);
        CHECK(must(headsOf(other)) == before);
    }
    SECTION("a visit for reading does not write")
    {
        CHECK(!push(hub, {chain.next()}, {}, Purpose::Read));
        CHECK(must(headsOf(other)) == before);
    }
}

void checkJoining(Hub& hub, Hub& other)
{
    Chain first;
    Chain second;
    SECTION("adding what is there changes nothing")
    {
        const auto changes = first.next(5);
        must(push(hub, changes, {first.signedHead()}));
        const auto heads = must(headsOf(hub));
        must(push(other, changes, {first.signedHead()}));
        must(push(other, changes));
        CHECK(must(headsOf(hub)) == heads);
        CHECK(must(pull(hub, first.device())) == changes);
    }
    SECTION("two computers in turn, each also bringing what the other one made")
    {
        const auto a = first.next(3);
        const auto b = second.next(2);
        must(push(hub, a));
        std::vector<TravellingChange> both = b;
        both.insert(both.end(), a.begin(), a.end());
        must(push(other, both));
        const auto c = first.next(2);
        must(push(other, c));
        const auto d = first.next(1);
        must(push(hub, d));
        std::vector<TravellingChange> all = a;
        all.insert(all.end(), c.begin(), c.end());
        all.insert(all.end(), d.begin(), d.end());
        CHECK(must(pull(other, first.device())) == all);
        CHECK(must(pull(hub, second.device())) == b);
        CHECK(newestOf(hub, first.device()) == 6);
    }
    SECTION("a signature that came with an older head does not stand under a newer one")
    {
        const auto two = first.next(2);
        must(push(hub, two, {first.signedHead()}));
        const SignedHead old = first.signedHead();
        must(push(other, first.next(1)));
        auto heads = must(headsOf(hub));
        REQUIRE(heads.size() == 1);
        CHECK(heads[0].head == first.head());
        CHECK(heads[0].signature.empty());
        CHECK(heads[0].key.empty());
        // The device itself comes by.
        must(push(hub, {}, {old, first.signedHead()}));
        CHECK(must(headsOf(other)) == std::vector {first.signedHead()});
    }
    SECTION("thirty devices and some thousand Changes in one visit")
    {
        std::vector<Chain> chains(30);
        std::vector<TravellingChange> all;
        std::vector<SignedHead> heads;
        for (int round = 0; round < 50; ++round) {
            for (Chain& chain : chains) {
                all.push_back(chain.next("round " + std::to_string(round)));
            }
        }
        for (const Chain& chain : chains) {
            heads.push_back(chain.signedHead());
        }
        must(push(hub, all, heads));
        auto found = must(headsOf(other));
        const auto byDevice = [](const SignedHead& a, const SignedHead& b) { return a.head.device < b.head.device; };
        std::sort(found.begin(), found.end(), byDevice);
        std::sort(heads.begin(), heads.end(), byDevice);
        CHECK(found == heads);
        CHECK(must(pull(other, chains[17].device())).size() == 50);
    }
}

void checkVisits(Hub& hub, Hub& other)
{
    Chain chain;
    must(push(hub, chain.next(2)));
    SECTION("a visit that ends without a commit writes nothing")
    {
        {
            const auto session = must(hub.begin(Purpose::Write));
            const auto three = chain.next(3);
            must(session->append(three, {chain.signedHead()}));
            CHECK(must(session->hashes({{chain.device(), 5}}))[0] == chain.head().hash);
        }
        CHECK(newestOf(other, chain.device()) == 2);
        CHECK(newestOf(hub, chain.device()) == 2);
    }
    SECTION("after its commit a visit is over")
    {
        {
            const auto session = must(hub.begin(Purpose::Write));
            must(session->append({chain.next()}, {}));
            must(session->commit());
            CHECK(!session->append({chain.next()}, {}));
            CHECK(!session->commit());
        }
        CHECK(newestOf(other, chain.device()) == 3);
    }
    SECTION("the poll changes with a commit and only then")
    {
        const auto first = must(other.poll());
        CHECK(must(other.poll()) == first);
        (void)must(headsOf(hub));
        {
            const auto abandoned = must(hub.begin(Purpose::Write));
            must(abandoned->append({chain.next()}, {}));
        }
        CHECK(must(other.poll()) == first);
        const auto known = must(pull(hub, chain.device()));
        must(push(hub, known));
        CHECK(must(other.poll()) == first);
        Chain another;
        must(push(hub, {another.next()}));
        const auto second = must(other.poll());
        CHECK(second != first);
        CHECK(must(hub.poll()) != replica::Blob {});
        must(push(other, {another.next()}));
        CHECK(must(other.poll()) != second);
    }
    SECTION("a scrub of a hub in order finds nothing")
    {
        for (int i = 0; i < 5; ++i) {
            must(hub.scrub(1));
            must(hub.scrub(100));
        }
    }
}

void checkErasing(Hub& hub, Hub& other)
{
    Chain chain;
    auto changes = chain.next(4, "a name that must go");
    must(push(hub, changes, {chain.signedHead()}));
    TravellingChange erased = changes[1];
    erased.record = must(replica::eraseRecord(changes[1].record, {'b', 'y', ' ', 'l', 'a', 'w'}));

    SECTION("an erased Change takes the place of the whole one, and its chain stays whole")
    {
        {
            const auto session = must(other.begin(Purpose::Write));
            must(session->replaceErased(erased));
            must(session->commit());
        }
        changes[1] = erased;
        CHECK(must(pull(hub, chain.device())) == changes);
        CHECK(must(pull(other, chain.device())) == changes);
        CHECK(must(headsOf(hub)) == std::vector {chain.signedHead()});
        must(push(hub, {chain.next()}));
        CHECK(must(pull(other, chain.device())).size() == 5);
        must(other.scrub(1000));
    }
    SECTION("a replacement with another hash is refused")
    {
        TravellingChange wrong = erased;
        wrong.record = changes[2].record;
        const auto session = must(other.begin(Purpose::Write));
        CHECK(codeOf(session->replaceErased(wrong)) == FailureCode::Invalid);
        wrong = erased;
        wrong.version.sequence = 9;
        CHECK(codeOf(session->replaceErased(wrong)) == FailureCode::Invalid);
    }
}

void checkNeeds(Hub& hub, Hub& other)
{
    const auto needsSeen = [](Hub& by) { return must(must(by.begin(Purpose::Read))->identity()).needs; };
    const sharing::HubNeeds before = needsSeen(other);
    CHECK(before == sharing::ownNeeds());
    Chain chain;
    SECTION("a newer Muster raises what the hub asks of others, with its first push")
    {
        {
            const auto session = must(hub.begin(Purpose::Write));
            must(session->require({before.reader + 2, before.writer + 1, "0.7"}));
            must(session->append(chain.next(2), {}));
            must(session->commit());
        }
        const sharing::HubNeeds raised {before.reader + 2, before.writer + 1, "0.7"};
        CHECK(needsSeen(other) == raised);
        // An older one lowers nothing.
        {
            const auto session = must(other.begin(Purpose::Write));
            must(session->require(before));
            must(session->append(chain.next(1), {}));
            must(session->commit());
        }
        CHECK(needsSeen(hub) == raised);
        CHECK(newestOf(hub, chain.device()) == 3);
    }
    SECTION("a visit that ends without a commit raises nothing, nor does one for reading")
    {
        {
            const auto session = must(hub.begin(Purpose::Write));
            must(session->require({90, 90, "9.0"}));
        }
        CHECK(!must(hub.begin(Purpose::Read))->require({90, 90, "9.0"}));
        CHECK(needsSeen(other) == before);
    }
}

}  // namespace

void checkHubContract(const std::function<std::unique_ptr<HubPlace>()>& newPlace)
{
    const auto place = newPlace();
    SECTION("opening never makes one")
    {
        auto hub = place->open();
        if (hub) {
            const auto session = (*hub)->begin(Purpose::Write);
            CHECK(!session);
        }
        hub = place->open();
        CHECK((!hub || !(*hub)->begin(Purpose::Read)));
    }
    SECTION("it is made once, and keeps its identity")
    {
        const auto identity = must(place->create());
        CHECK(identity.hub);
        CHECK(!place->create());
        const auto hub = must(place->open());
        const auto session = must(hub->begin(Purpose::Read));
        CHECK(must(session->identity()) == identity);
        CHECK(must(session->heads()).empty());
    }
    SECTION("with something in it")
    {
        (void)must(place->create());
        const auto hub = must(place->open());
        const auto other = must(place->open());
        SECTION("reading") { checkReading(*hub, *other); }
        SECTION("refusals") { checkRefusals(*hub, *other); }
        SECTION("joining") { checkJoining(*hub, *other); }
        SECTION("visits") { checkVisits(*hub, *other); }
        SECTION("erasing") { checkErasing(*hub, *other); }
        SECTION("newer and older Musters") { checkNeeds(*hub, *other); }
    }
}

}  // namespace muster::test
