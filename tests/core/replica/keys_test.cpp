// SPDX-License-Identifier: GPL-3.0-or-later
//
// The keys of part two: who opens it, what removing somebody means, and two computers doing so at once.
#include "core/replica/recovery_code.h"
#include "core/replica/replica.h"
#include "tests/support/catch.h"
#include "tests/support/test_replica.h"

#include <algorithm>
#include <map>
#include <random>
#include <set>

using namespace muster;
using namespace muster::test;
using replica::KeyCost;
using replica::KeyState;
using replica::PartTwoState;
using replica::Replica;
using replica::Writer;

namespace {

const KeyCost kCheap {1, 8192};

/// A computer of its own.
struct Computer {
    explicit Computer(const std::string& author)
        : replica(must(Replica::create(folder.path(), {author, {}, {}})))
    {
    }
    TemporaryFolder folder;
    std::unique_ptr<Replica> replica;

    Replica* operator->() { return replica.get(); }
    Replica& operator*() { return *replica; }
};

/// Everything that one has and the other does not, in one go.
void pass(Replica& from, Replica& to)
{
    std::vector<replica::TravellingChange> missing;
    const auto known = to.heads();
    for (const auto& head : from.heads()) {
        const auto there = std::find_if(known.begin(), known.end(),
                                        [&](const auto& candidate) { return candidate.device == head.device; });
        const auto changes = from.changesAfter(head.device, there == known.end() ? 0 : there->sequence, 10000, 1 << 26);
        missing.insert(missing.end(), changes.begin(), changes.end());
    }
    must(to.receive(missing));
}

void meet(Replica& a, Replica& b)
{
    pass(a, b);
    pass(b, a);
    // What each found to do about the keys.
    pass(a, b);
    pass(b, a);
}

base::Id record(Replica& replica, const std::string& text)
{
    const base::Id id = base::newId();
    must(replica.transact("Record in a restricted item", [&](Writer& writer) -> base::Result<void> {
        writer.run("INSERT INTO part_two.entry (id, text) VALUES (?1, ?2)", id, text);
        return {};
    }));
    return id;
}

std::set<std::string> readable(Replica& replica)
{
    std::set<std::string> texts;
    auto row = replica.reader().query("SELECT text FROM part_two.entry");
    while (row.next()) {
        texts.insert(row.text(0));
    }
    return texts;
}

base::Id keyNamed(Replica& replica, const std::string& name)
{
    for (const auto& slot : replica.keys()) {
        if (slot.name == name) {
            return slot.id;
        }
    }
    throw std::runtime_error("no key " + name);
}

KeyState stateOf(Replica& replica, const std::string& name)
{
    for (const auto& slot : replica.keys()) {
        if (slot.name == name) {
            return slot.state;
        }
    }
    throw std::runtime_error("no key " + name);
}

std::string refusal(const base::Result<void>& result) { return result ? std::string {} : result.error().detail; }

using Texts = std::set<std::string>;

}  // namespace

TEST_CASE("Every passphrase and the recovery code open all of part two", "[replica][keys]")
{
    Computer one {"Secretary"};
    must(one->initPartTwo("the first passphrase", kCheap));
    record(*one, "before");
    must(one->addKey("Police lead", "the police passphrase", kCheap));
    const std::string code = must(one->addRecoveryCode(kCheap));
    record(*one, "after");

    for (const std::string& secret : {std::string {"the first passphrase"}, std::string {"the police passphrase"}, code}) {
        one->lockPartTwo();
        CHECK(readable(*one).empty());
        must(one->unlockPartTwo(secret));
        CHECK(readable(*one) == Texts {"before", "after"});
    }
    const auto keys = one->keys();
    REQUIRE(keys.size() == 3);
    CHECK(std::count_if(keys.begin(), keys.end(), [](const auto& key) { return key.inUse; }) == 1);
    CHECK(std::all_of(keys.begin(), keys.end(), [](const auto& key) { return key.state == KeyState::Opens; }));
    CHECK(std::count_if(keys.begin(), keys.end(), [](const auto& key) {
              return key.kind == replica::KeyKind::RecoveryCode;
          }) == 1);
}

TEST_CASE("The recovery code is typed as people type, and a slip is told where it is", "[replica][keys]")
{
    const std::string code = replica::newRecoveryCode();
    REQUIRE(code.size() == 7 * 5 + 6);
    CHECK(code != replica::newRecoveryCode());
    CHECK(must(replica::readRecoveryCode(code)) == code);

    std::string typed;
    for (const char c : code) {
        typed += c == '-' ? ' ' : c == '0' ? 'o' : c == '1' ? 'l' : static_cast<char>(std::tolower(c));
    }
    CHECK(must(replica::readRecoveryCode("  " + typed + "\n")) == code);

    // Every single wrong character and every two neighbours of one group swapped is found, in its group.
    const std::string symbols = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    for (std::size_t at = 0; at < code.size(); ++at) {
        if (code[at] == '-') {
            continue;
        }
        const std::string group = "group " + std::to_string(at / 6 + 1);
        for (const char other : symbols) {
            std::string wrong = code;
            wrong[at] = other;
            const auto read = replica::readRecoveryCode(wrong);
            CHECK(read.has_value() == (other == code[at]));
            if (!read) {
                CHECK_THAT(read.error().detail, ContainsSubstring(group));
            }
        }
        if (at % 6 < 4 && code[at] != code[at + 1]) {
            std::string wrong = code;
            std::swap(wrong[at], wrong[at + 1]);
            CHECK_FALSE(replica::readRecoveryCode(wrong));
        }
    }
    std::string swapped = code;
    std::swap_ranges(swapped.begin(), swapped.begin() + 5, swapped.begin() + 6);
    CHECK_FALSE(replica::readRecoveryCode(swapped));
    CHECK_THAT(replica::readRecoveryCode(code.substr(0, code.size() - 1)).error().detail,
               ContainsSubstring("34 characters instead of 35"));
    CHECK_FALSE(must(replica::readRecoveryCode("sample partnership")));
    CHECK_FALSE(must(replica::readRecoveryCode("")));

    Computer one {"Secretary"};
    must(one->initPartTwo("the first passphrase", kCheap));
    std::string printed = must(one->addRecoveryCode(kCheap));
    one->lockPartTwo();
    printed[12] = printed[12] == 'A' ? 'B' : 'A';
    CHECK_THAT(refusal(one->unlockPartTwo(printed)), ContainsSubstring("group 3"));
    CHECK_THAT(refusal(one->unlockPartTwo("something else")), ContainsSubstring("does not open part two"));
}

TEST_CASE("A removed key opens nothing any more, and reads nothing of what follows", "[replica][keys]")
{
    Computer one {"Secretary"};
    Computer two {"Police lead"};
    must(one->initPartTwo("the first passphrase", kCheap));
    record(*one, "before");
    must(one->addKey("Police lead", "the police passphrase", kCheap));
    pass(*one, *two);
    must(two->unlockPartTwo("the police passphrase"));
    CHECK(readable(*two) == Texts {"before"});

    must(one->removeKey(keyNamed(*one, "Police lead")));
    record(*one, "after");
    CHECK(readable(*one) == Texts {"before", "after"});
    CHECK(stateOf(*one, "Police lead") == KeyState::Removed);

    // The other computer has part two open while that arrives.
    pass(*one, *two);
    CHECK(two->partTwoState() == PartTwoState::Locked);
    CHECK(readable(*two).empty());
    CHECK_THAT(refusal(two->unlockPartTwo("the police passphrase")), ContainsSubstring("was removed"));
    must(two->unlockPartTwo("the first passphrase"));
    CHECK(readable(*two) == Texts {"before", "after"});
}

TEST_CASE("What a copy made before a key was removed holds stays readable, and nothing more", "[replica][keys]")
{
    Computer one {"Secretary"};
    Computer copy {"Police lead"};
    must(one->initPartTwo("the first passphrase", kCheap));
    must(one->addKey("Police lead", "the police passphrase", kCheap));
    record(*one, "before");
    pass(*one, *copy);
    const auto before = copy->heads();
    must(one->removeKey(keyNamed(*one, "Police lead")));
    record(*one, "after");

    must(copy->unlockPartTwo("the police passphrase"));
    CHECK(readable(*copy) == Texts {"before"});
}

TEST_CASE("The last key cannot be removed, nor one that is not there", "[replica][keys]")
{
    Computer one {"Secretary"};
    must(one->initPartTwo("the first passphrase", kCheap));
    CHECK_THAT(refusal(one->removeKey(keyNamed(*one, "First passphrase"))), ContainsSubstring("last key"));
    CHECK_FALSE(one->removeKey(base::newId()));
    must(one->addKey("Police lead", "the police passphrase", kCheap));
    must(one->removeKey(keyNamed(*one, "First passphrase")));
    // It was opened with that one.
    CHECK(one->partTwoState() == PartTwoState::Locked);
    must(one->unlockPartTwo("the police passphrase"));
    CHECK_FALSE(one->removeKey(keyNamed(*one, "Police lead")));
    CHECK_FALSE(one->removeKey(keyNamed(*one, "First passphrase")));
    one->lockPartTwo();
    CHECK(one->addKey("Other", "another passphrase", kCheap).error().code == base::FailureCode::Locked);
    CHECK(one->addRecoveryCode(kCheap).error().code == base::FailureCode::Locked);
}

TEST_CASE("Undo passes key changes over", "[replica][keys][undo]")
{
    Computer one {"Secretary"};
    must(one->initPartTwo("the first passphrase", kCheap));
    record(*one, "a note");
    must(one->addKey("Police lead", "the police passphrase", kCheap));
    must(one->removeKey(keyNamed(*one, "Police lead")));
    CHECK(must(one->undo()) == "Record in a restricted item");
    CHECK_FALSE(one->undo());
    CHECK(stateOf(*one, "Police lead") == KeyState::Removed);
    CHECK(readable(*one).empty());
    must(one->redo());
    CHECK(readable(*one) == Texts {"a note"});
}

TEST_CASE("Somebody without a key passes restricted work on and reads nothing of it; unlocking folds all of it",
          "[replica][keys][merge]")
{
    Computer one {"Secretary"};
    Computer relay {"Housing"};
    Computer two {"Police lead"};
    must(one->initPartTwo("the first passphrase", kCheap));
    pass(*one, *relay);
    pass(*relay, *two);
    must(two->unlockPartTwo("the first passphrase"));

    const base::Id shared = record(*one, "from one");
    pass(*one, *relay);
    pass(*relay, *two);
    record(*two, "from two");
    must(two->transact("Correct a restricted entry", [&](Writer& writer) -> base::Result<void> {
        writer.run("UPDATE part_two.entry SET text = 'from one, corrected' WHERE id = ?1", shared);
        return {};
    }));
    pass(*two, *relay);
    pass(*relay, *one);
    const Texts all {"from one, corrected", "from two"};
    CHECK(readable(*one) == all);
    CHECK(readable(*two) == all);
    CHECK(readable(*relay).empty());
    CHECK(relay->partTwoState() == PartTwoState::Locked);
    must(relay->unlockPartTwo("the first passphrase"));
    CHECK(readable(*relay) == all);
}

TEST_CASE("A key added on one computer while another removes one opens everything once they met", "[replica][keys][merge]")
{
    Computer one {"Secretary"};
    Computer two {"Chair"};
    must(one->initPartTwo("the first passphrase", kCheap));
    must(one->addKey("Leaver", "the leaver's passphrase", kCheap));
    pass(*one, *two);
    must(two->unlockPartTwo("the first passphrase"));

    must(one->removeKey(keyNamed(*one, "Leaver")));
    record(*one, "under the new key");
    must(two->addKey("Probation lead", "the probation passphrase", kCheap));
    record(*two, "under the old key");
    meet(*one, *two);

    const Texts all {"under the new key", "under the old key"};
    for (Computer* computer : {&one, &two}) {
        CHECK(readable(**computer) == all);
        CHECK(stateOf(**computer, "Probation lead") == KeyState::Opens);
        CHECK(stateOf(**computer, "Leaver") == KeyState::Removed);
        (*computer)->lockPartTwo();
        must((*computer)->unlockPartTwo("the probation passphrase"));
        CHECK(readable(**computer) == all);
        CHECK((*computer)->conflicts().empty());
    }
}

TEST_CASE("Two keys removed at the same moment on two computers are both out of what follows", "[replica][keys][merge]")
{
    Computer one {"Secretary"};
    Computer two {"Chair"};
    Computer leaver {"Leaver"};
    must(one->initPartTwo("the first passphrase", kCheap));
    must(one->addKey("Leaver", "the leaver's passphrase", kCheap));
    must(one->addKey("Mover", "the mover's passphrase", kCheap));
    pass(*one, *two);
    must(two->unlockPartTwo("the first passphrase"));

    must(one->removeKey(keyNamed(*one, "Leaver")));
    record(*one, "one, without the leaver");
    must(two->removeKey(keyNamed(*two, "Mover")));
    record(*two, "two, without the mover");
    meet(*one, *two);
    record(*one, "both gone");
    record(*two, "both gone here too");
    meet(*one, *two);

    const Texts all {"one, without the leaver", "two, without the mover", "both gone", "both gone here too"};
    CHECK(readable(*one) == all);
    CHECK(readable(*two) == all);
    CHECK(one->conflicts().empty());
    for (const std::string name : {"Leaver", "Mover"}) {
        CHECK(stateOf(*one, name) == KeyState::Removed);
        CHECK(stateOf(*two, name) == KeyState::Removed);
    }
    one->lockPartTwo();
    must(one->unlockPartTwo("the first passphrase"));
    CHECK(readable(*one) == all);
    // They come to rest: nothing more is written about keys.
    const auto before = one->heads();
    meet(*one, *two);
    CHECK(one->heads() == before);
}

TEST_CASE("The last two keys, each removed by the other's holder, both stay", "[replica][keys][merge]")
{
    Computer one {"Secretary"};
    Computer two {"Chair"};
    must(one->initPartTwo("the first passphrase", kCheap));
    must(one->addKey("Chair", "the chair's passphrase", kCheap));
    pass(*one, *two);
    must(two->unlockPartTwo("the chair's passphrase"));
    must(one->removeKey(keyNamed(*one, "Chair")));
    must(two->removeKey(keyNamed(*two, "First passphrase")));
    record(*one, "one");
    record(*two, "two");
    meet(*one, *two);
    record(*one, "after");
    meet(*one, *two);
    for (Computer* computer : {&one, &two}) {
        CHECK(readable(**computer) == Texts {"one", "two", "after"});
        for (const std::string secret : {"the first passphrase", "the chair's passphrase"}) {
            (*computer)->lockPartTwo();
            must((*computer)->unlockPartTwo(secret));
            CHECK(readable(**computer) == Texts {"one", "two", "after"});
        }
    }
}

TEST_CASE("Nobody gets a key by writing a slot or an epoch of his own into the tables", "[replica][keys]")
{
    Computer one {"Secretary"};
    Computer stranger {"Stranger"};
    Computer own {"Stranger's own"};
    must(one->initPartTwo("the first passphrase", kCheap));
    must(one->addKey("Police lead", "the police passphrase", kCheap));
    pass(*one, *stranger);

    // A whole key ring of the stranger's, put among ours: slot, share and epoch.
    must(own->initPartTwo("the stranger's passphrase", kCheap));
    must(own->addKey("Second", "the stranger's second", kCheap));
    must(own->removeKey(keyNamed(*own, "Second")));
    pass(*own, *stranger);
    pass(*stranger, *one);

    record(*one, "for holders only");
    must(one->removeKey(keyNamed(*one, "Police lead")));
    record(*one, "still for holders only");
    pass(*one, *stranger);
    must(stranger->unlockPartTwo("the stranger's passphrase"));
    CHECK(readable(*stranger).empty());
    one->lockPartTwo();
    must(one->unlockPartTwo("the first passphrase"));
    CHECK(readable(*one) == Texts {"for holders only", "still for holders only"});
}

TEST_CASE("A folder whose one passphrase an older Muster made opens as before, and takes part from then on",
          "[replica][keys]")
{
    Computer one {"Secretary"};
    must(one->initPartTwo("sample partnership", kCheap));
    record(*one, "from before");
    // As migration 0002 had it: no key pair, no shares.
    must(one->transact("As it was", [](Writer& writer) -> base::Result<void> {
        writer.run("UPDATE key_slot SET public_key = NULL, epoch = NULL");
        writer.run("DELETE FROM key_share");
        return {};
    }));
    one->lockPartTwo();
    must(one->unlockPartTwo("sample partnership"));
    CHECK(readable(*one) == Texts {"from before"});
    must(one->addKey("Police lead", "the police passphrase", kCheap));
    must(one->removeKey(keyNamed(*one, "Police lead")));
    record(*one, "under the next key");
    one->lockPartTwo();
    must(one->unlockPartTwo("sample partnership"));
    CHECK(readable(*one) == Texts {"from before", "under the next key"});
}

TEST_CASE("Restricted drafts stay readable over a change of keys", "[replica][keys]")
{
    Computer one {"Secretary"};
    must(one->initPartTwo("the first passphrase", kCheap));
    must(one->addKey("Police lead", "the police passphrase", kCheap));
    must(one->saveDraft("m/1", "half a sentence", true));
    must(one->removeKey(keyNamed(*one, "Police lead")));
    CHECK(one->draft("m/1") == "half a sentence");
}

TEST_CASE("Whatever is done with keys on several computers at once, whoever has a key reads everything in the end",
          "[replica][keys][merge][property]")
{
    // The recovery code is in the safe: nobody removes it, so there is always a key in common.
    for (unsigned seed = 1; seed <= 40; ++seed) {
        INFO("seed " << seed);
        std::mt19937 random {seed};
        const auto below = [&](std::size_t count) { return std::uniform_int_distribution<std::size_t> {0, count - 1}(random); };
        std::vector<std::unique_ptr<Computer>> computers;
        for (const char* author : {"Secretary", "Chair", "Police lead"}) {
            computers.push_back(std::make_unique<Computer>(author));
        }
        std::map<std::string, std::string> secrets {{"First passphrase", "the first passphrase"}};
        Replica& first = **computers.front();
        must(first.initPartTwo("the first passphrase", kCheap));
        const std::string code = must(first.addRecoveryCode(kCheap));
        secrets["Recovery code"] = code;
        Texts all;
        for (auto& computer : computers) {
            if (computer != computers.front()) {
                pass(first, **computer);
                must((*computer)->unlockPartTwo("the first passphrase"));
            }
        }
        for (int step = 0; step < 25; ++step) {
            Replica& replica = **computers[below(computers.size())];
            if (replica.partTwoState() != PartTwoState::Open) {
                must(replica.unlockPartTwo(code));
            }
            switch (below(6)) {
            case 0: {
                const std::string name = "Key " + std::to_string(step);
                secrets[name] = "passphrase " + std::to_string(step);
                must(replica.addKey(name, secrets[name], kCheap));
                break;
            }
            case 1: {
                const auto keys = replica.keys();
                const auto& key = keys[below(keys.size())];
                if (key.name != "Recovery code") {
                    static_cast<void>(replica.removeKey(key.id));
                }
                break;
            }
            case 2:
            case 3:
                all.insert("text " + std::to_string(step));
                record(replica, "text " + std::to_string(step));
                break;
            default:
                pass(replica, **computers[below(computers.size())]);
            }
        }
        for (auto& computer : computers) {
            (*computer)->lockPartTwo();
            must((*computer)->unlockPartTwo(code));
        }
        for (int round = 0; round < 4; ++round) {
            for (auto& from : computers) {
                for (auto& to : computers) {
                    pass(**from, **to);
                }
            }
        }
        const auto heads = first.heads();
        for (auto& computer : computers) {
            pass(**computer, first);
            CHECK(readable(**computer) == all);
            CHECK((*computer)->conflicts().empty());
            CHECK((*computer)->keys().size() == secrets.size());
        }
        CHECK(first.heads() == heads);
        for (const auto& key : first.keys()) {
            INFO(key.name);
            first.lockPartTwo();
            const auto opened = first.unlockPartTwo(secrets.at(key.name));
            CHECK(opened.has_value() == (key.state != KeyState::Removed));
            if (opened) {
                CHECK(readable(first) == all);
            }
        }
    }
}
