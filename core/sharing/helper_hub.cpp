// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sharing/helper_hub.h"

#include "core/sharing/helper_process.h"
#include "core/sharing/helper_protocol.h"

#include <fmt/format.h>
#include <system_error>
#include <utility>

namespace muster::sharing {

using namespace helper;

namespace {

using base::fail;
using base::FailureCode;
using base::Result;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

/// The helper keeps its own current folder; a database's address is none of a file's.
std::string fromHere(std::string address)
{
    if (address.find("://") != std::string::npos) {
        return address;
    }
    std::error_code error;
    const auto whole = std::filesystem::absolute(address, error);
    return error ? address : whole.string();
}

auto gone()
{
    return fail(FailureCode::Unreachable,
                "The visit to the shared drive was broken off; your work is safe on this computer.");
}

/// A helper that says what nobody asked for is as good as gone.
auto senseless()
{
    return fail(
        FailureCode::Unreachable,
        "The part of Muster that speaks with the drive gave no sensible answer and is started again at the next "
        "try; your work is safe on this computer.");
}

}  // namespace

std::filesystem::path helperProgram()
{
    constexpr std::string_view name = "muster-share-helper";
    std::error_code error;
    const auto folder = std::filesystem::read_symlink("/proc/self/exe", error).parent_path();
    if (const auto beside = folder / name; std::filesystem::exists(beside, error)) {
        return beside;
    }
    return (folder / "../libexec/muster" / name).lexically_normal();
}

/// The running helper and what it was told; replaced by another one when it is given up.
class HelperHub::Link {
public:
    Link(std::string address, HelperOptions options)
        : m_address(fromHere(std::move(address))), m_options(std::move(options))
    {
        if (m_options.program.empty()) {
            m_options.program = helperProgram();
        }
    }
    /// From any thread.
    void cancel() noexcept { m_wake.raise(); }
    /// The hub is gone: its sessions refuse from now on.
    void hangUp() { m_process.reset(); }

    [[nodiscard]] const HelperOptions& options() const { return m_options; }
    /// Counts helpers: a session belongs to the one that opened it.
    [[nodiscard]] std::uint64_t generation() const { return m_generation; }
    [[nodiscard]] bool runs(std::uint64_t generation) const
    {
        return m_process != nullptr && generation == m_generation;
    }

    /// Asks the helper, started and told to open the hub where that is still due.
    template <class Expected> Result<Expected> askHub(const Request& request, milliseconds limit)
    {
        const Deadline deadline = steady_clock::now() + limit;
        if (auto ready = makeReady(deadline); !ready) {
            return tl::unexpected(ready.error());
        }
        return exchange<Expected>(request, deadline);
    }
    /// Asks on behalf of a session.
    template <class Expected>
    Result<Expected> askSession(std::uint64_t generation, const Request& request, milliseconds limit)
    {
        if (m_wake.raised()) {
            return fail(FailureCode::Cancelled, "Stopped.");
        }
        return runs(generation) ? exchange<Expected>(request, steady_clock::now() + limit) : gone();
    }
    Result<HubIdentity> create()
    {
        const Deadline deadline = steady_clock::now() + m_options.callLimit;
        if (auto started = start(); !started) {
            return tl::unexpected(started.error());
        }
        return exchange<HubIdentity>(OpenRequest {kHelperProtocol, true, m_address, m_options.hub}, deadline);
    }
    /// Says that a session has ended, without waiting for anything.
    void end(std::uint64_t generation, std::uint64_t session)
    {
        if (runs(generation)
            && !m_process->send(encodeRequest(EndRequest {session}), steady_clock::now() + milliseconds {100},
                                m_wake)) {
            m_process.reset();
        }
    }

private:
    Result<void> start()
    {
        if (m_wake.raised()) {
            return fail(FailureCode::Cancelled, "Stopped.");
        }
        if (m_process != nullptr) {
            return {};
        }
        if (abandonedHelpers(m_address) >= m_options.abandonedAtMost) {
            return fail(FailureCode::Unreachable,
                        "The drive has not been answering for some time; your work is safe on this computer.");
        }
        auto started = HelperProcess::start(m_options.program, m_address);
        if (!started) {
            return tl::unexpected(started.error());
        }
        m_process = std::move(*started);
        m_opened = false;
        ++m_generation;
        return {};
    }
    Result<void> makeReady(Deadline deadline)
    {
        if (auto started = start(); !started) {
            return started;
        }
        if (!m_opened) {
            auto opened = exchange<Done>(OpenRequest {kHelperProtocol, false, m_address, m_options.hub}, deadline);
            if (!opened) {
                return tl::unexpected(opened.error());
            }
            m_opened = true;
        }
        return {};
    }
    template <class Expected> Result<Expected> exchange(const Request& request, Deadline deadline)
    {
        const replica::Blob body = encodeRequest(request);
        if (body.size() > kLongestMessage) {
            return fail(FailureCode::Invalid, "A Change is too big to be shared.");
        }
        if (auto sent = m_process->send(body, deadline, m_wake); !sent) {
            return giveUp(sent.error());
        }
        const auto came = m_process->receive(deadline, m_wake);
        if (!came) {
            return giveUp(came.error());
        }
        auto answer = decodeAnswer(*came);
        if (!answer) {
            return giveUp(senseless().value());
        }
        if (auto* expected = std::get_if<Expected>(&*answer)) {
            return std::move(*expected);
        }
        if (auto* failure = std::get_if<base::Failure>(&*answer)) {
            return tl::unexpected(std::move(*failure));
        }
        return giveUp(senseless().value());
    }
    /// The helper may answer later, out of turn: it is not spoken with again. Only when the user stopped it, it
    /// may finish what it does, so that the lease does not stay behind.
    tl::unexpected<base::Failure> giveUp(base::Failure why)
    {
        if (why.code != FailureCode::Cancelled) {
            m_process->kill();
        }
        m_process.reset();
        return tl::unexpected(std::move(why));
    }

    std::string m_address;
    HelperOptions m_options;
    WakeUp m_wake;
    std::unique_ptr<HelperProcess> m_process;
    bool m_opened = false;
    std::uint64_t m_generation = 0;
};

class HelperHub::Session final : public HubSession {
public:
    Session(std::shared_ptr<Link> link, std::uint64_t number, Purpose purpose)
        : m_link(std::move(link)), m_generation(m_link->generation()), m_number(number), m_purpose(purpose)
    {
    }
    ~Session() override { m_link->end(m_generation, m_number); }

    Result<HubIdentity> identity() override { return ask<HubIdentity>(IdentityRequest {m_number}); }

    Result<std::vector<SignedHead>> heads() override
    {
        return ask<Heads>(HeadsRequest {m_number}).map([](Heads&& told) { return std::move(told.heads); });
    }
    Result<std::vector<std::optional<replica::Hash>>> hashes(const std::vector<replica::Version>& versions) override
    {
        auto told = ask<Hashes>(HashesRequest {m_number, versions});
        if (told && told->hashes.size() != versions.size()) {
            return senseless();
        }
        return std::move(told).map([](Hashes&& given) { return std::move(given.hashes); });
    }
    Result<std::vector<replica::TravellingChange>> read(const base::Id& device, std::int64_t after,
                                                        const ReadLimit& limit) override
    {
        return ask<Changes>(ReadRequest {m_number, device, after, limit}).map([](Changes&& told) {
            return std::move(told.changes);
        });
    }
    Result<void> append(const std::vector<replica::TravellingChange>& changes,
                        const std::vector<SignedHead>& heads) override
    {
        AppendRequest part {m_number, {}, {}};
        std::size_t bytes = 0;
        for (const replica::TravellingChange& change : changes) {
            const bool full = bytes + change.record.size() > kMessageOfChanges || part.changes.size() >= kLongestList;
            if (full && !part.changes.empty()) {
                if (auto sent = ask<Done>(std::exchange(part, {m_number, {}, {}})); !sent) {
                    return tl::unexpected(sent.error());
                }
                bytes = 0;
            }
            bytes += change.record.size();
            part.changes.push_back(change);
        }
        part.heads = heads;
        return done(ask<Done>(part));
    }
    Result<void> replaceErased(const replica::TravellingChange& change) override
    {
        return done(ask<Done>(ReplaceErasedRequest {m_number, change}));
    }
    Result<void> require(const HubNeeds& needs) override { return done(ask<Done>(RequireRequest {m_number, needs})); }
    Result<void> commit() override { return done(ask<Done>(CommitRequest {m_number})); }

    std::optional<std::int64_t> serverTime() override
    {
        const auto told = ask<ServerTime>(ServerTimeRequest {m_number});
        return told ? told->time : std::nullopt;
    }

private:
    static Result<void> done(const Result<Done>& told)
    {
        return told ? Result<void> {} : Result<void> {tl::unexpected(told.error())};
    }
    template <class Expected> Result<Expected> ask(const Request& request)
    {
        const auto& options = m_link->options();
        return m_link->askSession<Expected>(m_generation, request,
                                            m_purpose == Purpose::Rebuild ? options.rebuildLimit : options.callLimit);
    }

    std::shared_ptr<Link> m_link;
    std::uint64_t m_generation;
    std::uint64_t m_number;
    Purpose m_purpose;
};

HelperHub::HelperHub(std::string address, HelperOptions options)
    : m_link(std::make_shared<Link>(std::move(address), std::move(options)))
{
}

HelperHub::~HelperHub() { m_link->hangUp(); }

void HelperHub::cancel() noexcept { m_link->cancel(); }

Result<HubIdentity> HelperHub::create() { return m_link->create(); }

Result<replica::Blob> HelperHub::poll()
{
    return m_link->askHub<Token>(PollRequest {}, m_link->options().pollLimit).map([](Token&& token) {
        return std::move(token.bytes);
    });
}

Result<std::unique_ptr<HubSession>> HelperHub::begin(Purpose purpose)
{
    const auto& options = m_link->options();
    auto opened = m_link->askHub<SessionOpened>(BeginRequest {purpose},
                                                purpose == Purpose::Rebuild ? options.rebuildLimit : options.callLimit);
    return std::move(opened).map([&](SessionOpened&& session) -> std::unique_ptr<HubSession> {
        return std::make_unique<Session>(m_link, session.session, purpose);
    });
}

Result<std::vector<std::string>> HelperHub::strays()
{
    return m_link->askHub<Names>(StraysRequest {}, m_link->options().callLimit).map([](Names&& told) {
        return std::move(told.names);
    });
}

Result<std::unique_ptr<HubSession>> HelperHub::openStray(const std::string& name)
{
    auto opened = m_link->askHub<SessionOpened>(OpenStrayRequest {name}, m_link->options().callLimit);
    return std::move(opened).map([&](SessionOpened&& session) -> std::unique_ptr<HubSession> {
        return std::make_unique<Session>(m_link, session.session, Purpose::Read);
    });
}

Result<void> HelperHub::retireStray(const std::string& name)
{
    return m_link->askHub<Done>(RetireStrayRequest {name}, m_link->options().callLimit).map([](Done&&) {});
}

Result<void> HelperHub::scrub(std::size_t changes)
{
    return m_link->askHub<Done>(ScrubRequest {changes}, m_link->options().callLimit).map([](Done&&) {});
}

}  // namespace muster::sharing
