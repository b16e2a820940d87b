// SPDX-License-Identifier: GPL-3.0-or-later
//
// The replica: one partnership's data on one computer. The one way to write, and to read.
#pragma once

#include "core/base/failure.h"
#include "core/replica/change_store.h"
#include "core/replica/conflict.h"
#include "core/replica/connection.h"
#include "core/replica/folder_lock.h"
#include "core/replica/part_two.h"
#include "core/replica/schema.h"
#include "core/replica/session.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace muster::replica {

class Fold;
struct Erasure;
struct ErasurePlan;

enum class Origin { Local, Undo, Remote };

/// Told after every commit, on the committing thread.
struct ChangeNotice {
    struct Row {
        std::string table;
        base::Id id;
    };

    ChangeId id;
    std::string label;
    Origin origin = Origin::Local;
    std::vector<Row> rows;  ///< what was touched, in both parts

    [[nodiscard]] bool touches(std::string_view table) const;
};

/// What `receive` took in.
struct Received {
    std::size_t changes = 0;
    std::int64_t mostAheadMs = 0;  ///< how far the latest of them lies in this computer's future, milliseconds
};

/// Ends the subscription when destroyed.
class Subscription {
public:
    Subscription() = default;
    explicit Subscription(std::function<void()> end)
        : m_end(std::move(end))
    {
    }
    Subscription(Subscription&& other) noexcept { *this = std::move(other); }
    Subscription& operator=(Subscription&& other) noexcept
    {
        std::swap(m_end, other.m_end);
        return *this;
    }
    Subscription(const Subscription&) = delete;
    Subscription& operator=(const Subscription&) = delete;
    ~Subscription()
    {
        if (m_end) {
            m_end();
        }
    }

private:
    std::function<void()> m_end;
};

struct OpenOptions {
    std::string author;                  ///< role or user name; the system's user name when empty
    Session::Clock clock = {};           ///< the system's clock when empty
    std::optional<base::Date> today {};  ///< overrides the folder's own today
};

/// A connection that reads, for one thread, with its own snapshot.
class ReadConnection {
public:
    ReadConnection(const std::string& file, const std::string& partTwoUri, const Session& session);
    [[nodiscard]] const Reader& reader() const { return m_reader; }

private:
    Database m_database;
    Reader m_reader;
};

/// Owns the only writing connection of a data folder.
///
/// Every write is one labelled transaction whose effect is captured as an immutable Change, committed with
/// the data and fsynced before `transact` returns. Writing functions may be called from any thread and run
/// one after another; reading goes through connections of its own and waits for nobody.
class Replica {
public:
    /// Makes `folder` if needed. Refuses a folder that holds a replica already. `today`: the folder's own
    /// day, kept with it, as the sample's anchor.
    [[nodiscard]] static base::Result<std::unique_ptr<Replica>> create(const std::filesystem::path& folder,
                                                                       const OpenOptions& options = {},
                                                                       std::optional<base::Date> today = {});

    /// Refuses, in words and changing nothing: a folder without a replica (`NotFound`), a file of another
    /// program (`Foreign`), of a newer Muster (`Newer`), a damaged one (`Damaged`), a folder another window
    /// has open (`Locked`). Migrates an older one after a backup.
    [[nodiscard]] static base::Result<std::unique_ptr<Replica>> open(const std::filesystem::path& folder,
                                                                     const OpenOptions& options = {});

    Replica(const Replica&) = delete;
    Replica& operator=(const Replica&) = delete;
    ~Replica();

    /// Runs `work(Writer&)`, which returns a `Result<T>`, in one transaction: rules first, then SQL. A refusal
    /// rolls everything back and is returned; broken storage comes back as `Failure{Storage}`.
    template <class Work>
    [[nodiscard]] auto transact(std::string label, Work&& work) -> std::invoke_result_t<Work, Writer&>
    {
        return transactAs(ChangeKind::Edit, std::move(label), std::forward<Work>(work));
    }

    /// The same for what nobody asked for and undo passes over, such as keeping a copy that was still missing.
    template <class Work>
    [[nodiscard]] auto upkeep(std::string label, Work&& work) -> std::invoke_result_t<Work, Writer&>
    {
        return transactAs(ChangeKind::Upkeep, std::move(label), std::forward<Work>(work));
    }

    /// The reading connection of the thread that opened the replica.
    [[nodiscard]] const Reader& reader() const { return m_reading->reader(); }
    [[nodiscard]] std::unique_ptr<ReadConnection> newReadConnection() const;

    [[nodiscard]] Subscription subscribe(std::function<void(const ChangeNotice&)> listener);

    /// What undo and redo would do now: the label of the Change, or nothing.
    [[nodiscard]] std::optional<std::string> undoLabel();
    [[nodiscard]] std::optional<std::string> redoLabel();
    /// Puts back what the newest Change of this replica that is still in effect did, as a new Change. Refuses
    /// with `Superseded`, naming who and what, where a value is no longer the one that Change wrote.
    [[nodiscard]] base::Result<std::string> undo();
    [[nodiscard]] base::Result<std::string> redo();
    /// Undo stops here from now on: nobody wants to undo the making of the folder. The history stays.
    void settleUndo();

    /// What was done to a record, oldest first; of a restricted record also the sealed fields while part two is open.
    [[nodiscard]] std::vector<HistoryEntry> history(std::string_view table, const base::Id& row);
    /// Headers of the newest Changes, newest first: the audit trail.
    [[nodiscard]] std::vector<StoredChange> newestChanges(int limit);
    [[nodiscard]] const Catalogue& catalogue() const { return *m_catalogue; }

    [[nodiscard]] PartTwoState partTwoState() const { return m_partTwo.state(); }
    /// Makes part two and its first passphrase. Refuses when there is one.
    [[nodiscard]] base::Result<void> initPartTwo(std::string_view passphrase, KeyCost cost = KeyCost::moderate());
    /// With any passphrase or recovery code that was not removed.
    [[nodiscard]] base::Result<void> unlockPartTwo(std::string_view passphrase);
    /// Empties the memory. Subscribers get a notice that touches nothing, so that views read again.
    void lockPartTwo();

    // Keys of part two; each needs it open. Undo passes key changes over: putting one back would let somebody in
    // again, or lock somebody out, without anybody having decided it.

    /// The keys there are, removed ones too, by the day they were made. Also while part two is locked.
    [[nodiscard]] std::vector<KeySlot> keys();
    /// Another passphrase, named by the role that knows it. It opens everything, what was recorded before too. While
    /// another computer removes a key at the same moment, it opens the newest once this one has synchronised with
    /// part two open.
    [[nodiscard]] base::Result<void> addKey(const std::string& name, std::string_view passphrase,
                                            KeyCost cost = KeyCost::moderate());
    /// The code, to be shown once, printed and put in a safe. Nobody can be shown it again.
    [[nodiscard]] base::Result<std::string> addRecoveryCode(KeyCost cost = KeyCost::moderate());
    /// What is restricted is sealed with a new key from now on, which this slot does not get. Copies of what was
    /// recorded before stay readable to whoever had the key: that cannot be taken back (requirements §6.2). Refuses
    /// the last key. Removing the key that part two was opened with locks it.
    [[nodiscard]] base::Result<void> removeKey(const base::Id& slot);

    /// Text that is being typed and not yet entered, by a key of the caller's ("meeting/item"). A restricted
    /// draft is stored sealed and needs part two open. Not a Change: nobody else sees it.
    [[nodiscard]] base::Result<void> saveDraft(const std::string& key, const std::string& text, bool restricted);
    /// Empty when there is none, or when it is restricted and part two is locked.
    [[nodiscard]] std::string draft(const std::string& key);

    [[nodiscard]] base::Result<std::filesystem::path> backUp();
    [[nodiscard]] std::vector<std::filesystem::path> backups() const;
    /// Integrity of the file and of every hash chain; one finding a line, empty when all is well.
    [[nodiscard]] std::vector<std::string> check();

    // Meeting other replicas: `core/sharing` carries, this takes in and passes on.

    /// The device this replica writes as.
    [[nodiscard]] base::Id deviceId();
    /// The newest Change known of every device.
    [[nodiscard]] std::vector<Head> heads();
    [[nodiscard]] std::optional<Hash> hashOf(const Version& version);
    /// Changes of a device after a number, in order: at most so many, and about so many bytes.
    [[nodiscard]] std::vector<TravellingChange> changesAfter(const base::Id& device, std::int64_t after,
                                                             std::size_t most, std::size_t bytes);
    /// Takes in what other replicas did, of each device without gaps; what is known already is passed over. Every
    /// chain is verified first, and all of it goes in or none. Refuses with `Damaged` a chain that does not hold
    /// and with `Superseded` another Change under a known number (see `renameFork`).
    [[nodiscard]] base::Result<Received> receive(const std::vector<TravellingChange>& changes);
    /// From now on this replica writes as a new device: its old numbers were found in use by somebody else.
    void startNewDevice();
    /// Gives the Changes of a device from this one on the name of a new device: another Change holds the number.
    [[nodiscard]] base::Result<void> renameFork(const Version& from);
    /// What came in after a moment (milliseconds since 1970, this computer's clock), newest first.
    [[nodiscard]] std::vector<StoredChange> arrivals(std::int64_t sinceMs, int limit);

    /// Fields that hold more than one value; of restricted records only while part two is open.
    [[nodiscard]] std::vector<Conflict> conflicts();
    /// Picks a value (one of them or another), as a Change that replaces them all and can be undone; nothing
    /// chosen for a record that somebody deleted lets the deletion stand.
    [[nodiscard]] base::Result<void> settleConflict(const Conflict& conflict, const std::optional<Value>& chosen,
                                                    const std::string& label);

    /// Takes texts away for good, here and, as the others meet, everywhere (see `erasure.h`). Returns how many Changes
    /// lost their content. Never undone.
    [[nodiscard]] base::Result<std::size_t> erase(const Erasure& erasure);
    /// The Changes that were erased by decisions known here, as they travel: a hub replaces its own by them.
    [[nodiscard]] std::vector<TravellingChange> erasedChanges();

    /// What this computer alone keeps: not a Change, not shared. An empty value is forgotten.
    [[nodiscard]] std::optional<Blob> localValue(std::string_view key);
    void keepLocalValue(std::string_view key, const Blob& value);

    [[nodiscard]] Session& session() { return m_session; }
    [[nodiscard]] const Session& session() const { return m_session; }
    [[nodiscard]] const std::filesystem::path& folder() const { return m_folder; }

private:
    Replica(std::filesystem::path folder, std::unique_ptr<FolderLock> lock, std::unique_ptr<Database> writer,
            const OpenOptions& options, std::optional<base::Date> anchor);

    template <class Work>
    [[nodiscard]] auto transactAs(ChangeKind kind, std::string label, Work&& work) -> std::invoke_result_t<Work, Writer&>
    {
        std::optional<std::invoke_result_t<Work, Writer&>> outcome;
        auto failure = commit(std::move(label), kind, 0, Origin::Local,
                              [&](Writer& writer) -> std::optional<base::Failure> {
                                  outcome.emplace(work(writer));
                                  return *outcome ? std::nullopt : std::optional {outcome->error()};
                              });
        if (failure) {
            return tl::unexpected(std::move(*failure));
        }
        return std::move(*outcome);
    }

    using Steps = std::function<std::optional<base::Failure>(Writer&)>;
    std::optional<base::Failure> commit(std::string label, ChangeKind kind, std::int64_t about, Origin origin,
                                        const Steps& work);
    std::optional<base::Failure> reverse(Writer& writer, const StoredChange& change);
    base::Result<std::string> undoOrRedo(ChangeKind kind);
    std::optional<StoredChange> candidate(ChangeKind kind);
    void notify(const ChangeNotice& notice);
    [[nodiscard]] Fold newFold();
    [[nodiscard]] std::int64_t wallClockMs() const;
    void noteTouched(const std::vector<CapturedKey>& keys, ChangeNotice& notice) const;
    /// Reads again what a newer Muster wrote, now that this one may know it.
    void foldAgain();
    /// Inside a transaction: erases what decisions known here name and is still whole. Returns how many.
    std::size_t obeyErasures();
    /// After one: no copy of what was erased stays in free pages, in the log or in this folder's backups. Left to the
    /// next time where a reader stands in the way.
    void dropTraces();
    base::Result<void> addSlot(const std::string& label, const std::string& name, KeyKind kind, std::string_view secret,
                               KeyCost cost);
    base::Result<void> writeKeys(std::string label, const KeyRing::Rows& rows);
    /// What other computers' work on the keys asks for here: takes new keys in, gives keys on, and locks part two
    /// where the key it was opened with was removed.
    void tendKeys();
    /// Takes a new device's name where the file is a copy of the one it was.
    void recognisePlace(const std::filesystem::path& file);

    struct Listeners;

    std::filesystem::path m_folder;
    std::unique_ptr<FolderLock> m_lock;
    Session m_session;
    PartTwo m_partTwo;
    std::recursive_mutex m_writing;
    std::unique_ptr<Database> m_writer;
    std::unique_ptr<Catalogue> m_catalogue;
    std::unique_ptr<ChangeStore> m_store;
    std::unique_ptr<Capture> m_capture;
    const ErasurePlan* m_erasing = nullptr;  ///< while the Change that erases is written
    std::unique_ptr<ReadConnection> m_reading;
    std::shared_ptr<Listeners> m_listeners;
};

}  // namespace muster::replica
