// SPDX-License-Identifier: GPL-3.0-or-later
//
// The raw bytes of everything Muster writes, during and after restricted work: no restricted string stands in them
// (requirements invariant 5, §6.2).
#include "core/sharing/package.h"
#include "core/sharing/sync.h"
#include "tests/support/catch.h"
#include "tests/support/sample_replica.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <set>

using namespace muster;
using namespace muster::test;
using replica::KeyCost;
using replica::Replica;
using replica::Writer;

namespace {

namespace fs = std::filesystem;

const KeyCost kCheap {1, 8192};

using Texts = std::set<std::string>;

/// Everything textual that is in one part, long enough not to be there by chance.
Texts textsIn(Replica& replica, const std::string& schema)
{
    Texts texts;
    for (const replica::TableInfo& table : replica.catalogue().tables()) {
        for (const std::string& column : table.columns) {
            auto row = replica.reader().query("SELECT \"" + column + "\" FROM " + schema + "." + table.name
                                              + " WHERE typeof(\"" + column + "\") = 'text' AND length(\"" + column
                                              + "\") > 11");
            while (row.next()) {
                texts.insert(row.text(0));
            }
        }
    }
    return texts;
}

Texts restrictedTexts(Replica& replica)
{
    Texts texts = textsIn(replica, "part_two");
    for (const std::string& open : textsIn(replica, "main")) {
        texts.erase(open);
    }
    // What open text quotes anyway proves nothing.
    std::string all;
    for (const std::string& open : textsIn(replica, "main")) {
        all += open + '\n';
    }
    std::erase_if(texts, [&](const std::string& text) { return all.find(text) != std::string::npos; });
    return texts;
}

std::string bytesOf(const fs::path& file)
{
    std::ifstream in {file, std::ios::binary};
    return {std::istreambuf_iterator<char> {in}, {}};
}

std::string wide(const std::string& text)
{
    std::string bytes;
    for (const char c : text) {
        bytes += c;
        bytes += '\0';
    }
    return bytes;
}

/// Every file under a folder, hidden and temporary ones too, searched for every text as UTF-8 and as UTF-16.
struct Search {
    fs::path root;
    std::set<std::string> files {};  ///< by name, of all searches

    Texts found(const Texts& texts)
    {
        Texts hits;
        for (const auto& entry : fs::recursive_directory_iterator(root)) {
            if (!entry.is_regular_file()) {
                continue;
            }
            files.insert(entry.path().filename().string());
            const std::string bytes = bytesOf(entry.path());
            for (const std::string& text : texts) {
                if (bytes.find(text) != std::string::npos || bytes.find(wide(text)) != std::string::npos) {
                    hits.insert(entry.path().filename().string() + ": " + text);
                }
            }
        }
        return hits;
    }

    bool has(const std::string& part) const
    {
        return std::any_of(files.begin(), files.end(),
                           [&](const std::string& file) { return file.find(part) != std::string::npos; });
    }
};

void record(Replica& replica, const base::Id& id, const std::string& text)
{
    must(replica.transact("Record in a restricted item", [&](Writer& writer) -> base::Result<void> {
        writer.run("INSERT INTO part_two.entry (id, text) VALUES (?1, ?2)"
                   " ON CONFLICT (id) DO UPDATE SET text = excluded.text",
                   id, text);
        return {};
    }));
}

}  // namespace

TEST_CASE("No file that Muster writes holds a restricted string, during a restricted meeting and after it",
          "[sharing][part-two][leak]")
{
    const TemporaryFolder folder;
    fs::create_directories(folder.path() / "temporary");
    fs::create_directories(folder.path() / "drive");
    // Where SQLite would put what does not fit into memory.
    setenv("SQLITE_TMPDIR", (folder.path() / "temporary").c_str(), 1);
    Search search {folder.path()};

    const std::string address = (folder.path() / "drive" / "partnership.muster").string();
    const sharing::HubOptions options {2000, 5000, 100};
    auto one = must(sample::createSample(folder.path() / "one", sample::kLiteralAnchor,
                                         {.author = "Community Safety Officer", .clock = {}, .today = {}}));
    must(one->unlockPartTwo(sample::kSamplePassphrase));
    Texts secret = restrictedTexts(*one);
    REQUIRE(secret.size() > 10);
    CHECK(search.found(secret) == Texts {});

    // The search finds what is there: open text is.
    CHECK_FALSE(search.found(textsIn(*one, "main")).empty());

    const auto identity = must(sharing::createHub(address, options));
    auto hub = must(sharing::openHub(address, options));
    must(sharing::startShare(*one, address, [&] { return base::Result<sharing::HubIdentity> {identity}; }, *hub));
    CHECK(search.found(secret) == Texts {});

    must(sharing::joinShare(folder.path() / "two", address, *hub));
    auto two = must(Replica::open(folder.path() / "two", {"Police lead", {}, {}}));
    must(two->unlockPartTwo(sample::kSamplePassphrase));
    CHECK(restrictedTexts(*two) == secret);

    // A restricted meeting on two computers: typed, recorded, corrected, undone, with keys changing under it.
    const base::Id entry = base::newId();
    const base::Id other = base::newId();
    const std::string draft = "half of a restricted sentence being typed";
    for (const std::string text : {"the suspect's brother was seen there", "the witness moved to her sister's"}) {
        secret.insert(text);
    }
    secret.insert(draft);
    secret.insert("corrected by the secretary alone");
    secret.insert("corrected by the police alone");
    must(one->saveDraft("meeting/12", draft, true));
    CHECK(search.found(secret) == Texts {});
    record(*one, entry, "the suspect's brother was seen there");
    record(*one, other, "the witness moved to her sister's");
    must(one->undo());
    must(one->redo());
    must(one->addKey("Police lead", "the police passphrase", kCheap));
    const std::string code = must(one->addRecoveryCode(kCheap));
    CHECK(search.found(secret) == Texts {});
    CHECK(search.found({code, "the police passphrase"}) == Texts {});

    // While the shared file is being written, with its journal there.
    {
        auto session = must(hub->begin(sharing::Purpose::Write));
        const auto known = must(session->heads());
        for (const auto& head : one->heads()) {
            const auto there = std::find_if(known.begin(), known.end(),
                                            [&](const auto& candidate) { return candidate.head.device == head.device; });
            const auto changes =
                one->changesAfter(head.device, there == known.end() ? 0 : there->head.sequence, 1000, 1 << 24);
            if (!changes.empty()) {
                must(session->append(changes, {{head, {}, {}}}));
            }
        }
        CHECK(search.found(secret) == Texts {});
        must(session->commit());
        CHECK(search.found(secret) == Texts {});
    }
    sharing::SyncOptions watching;
    watching.beforePush = [&](Replica&) -> base::Result<void> {
        CHECK(search.found(secret) == Texts {});
        return {};
    };
    const auto meet = [&] {
        must(sharing::sync(*one, *hub, watching));
        must(sharing::sync(*two, *hub, watching));
        must(sharing::sync(*one, *hub, watching));
    };
    meet();
    record(*one, entry, "corrected by the secretary alone");
    record(*two, entry, "corrected by the police alone");
    meet();
    REQUIRE(two->conflicts().size() == 1);
    must(two->settleConflict(two->conflicts().front(), replica::Value {std::string {"corrected by the police alone"}},
                             "Settle an entry"));
    const auto leaving = one->keys();
    must(one->removeKey(std::find_if(leaving.begin(), leaving.end(), [](const auto& key) {
                            return key.name == "Police lead";
                        })->id));
    meet();
    CHECK(search.found(secret) == Texts {});

    must(one->backUp());
    must(sharing::writePackage(*one, folder.path() / "all.muster-package", "for the visiting chair", {}, kCheap));
    must(sharing::openPackage(folder.path() / "all.muster-package", "for the visiting chair", folder.path() / "away"));
    auto away = must(Replica::open(folder.path() / "away", {"Visiting chair", {}, {}}));
    must(away->unlockPartTwo(code));
    CHECK(restrictedTexts(*away) == restrictedTexts(*one));
    record(*away, base::newId(), "the witness moved to her sister's");
    CHECK(search.found(secret) == Texts {});
    away->lockPartTwo();
    one->lockPartTwo();
    CHECK(search.found(secret) == Texts {});
    away.reset();
    one.reset();
    two.reset();
    hub.reset();
    CHECK(search.found(secret) == Texts {});
    // All of them were looked at.
    for (const std::string file : {"replica.sqlite", "replica.sqlite-wal", "partnership.muster", "partnership.muster-journal",
                                   ".muster-package", "replica-20"}) {
        INFO(file);
        CHECK(search.has(file));
    }
    unsetenv("SQLITE_TMPDIR");
}
