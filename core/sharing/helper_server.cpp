// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sharing/helper_server.h"

#include "core/sharing/helper_protocol.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <exception>
#include <map>
#include <poll.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

namespace muster::sharing {

using namespace helper;

namespace {

using base::Failure;
using base::FailureCode;
using base::Result;

constexpr std::chrono::seconds kPatience {5};
/// The main hub and some copies of it; more than that is not a Muster asking.
constexpr std::size_t kMostSessions = 16;

/// One call at a time: a Change more than the limit may still travel whole.
ReadLimit within(ReadLimit limit)
{
    limit.changes = std::min(limit.changes, kLongestList);
    limit.bytes = std::min(limit.bytes, kLongestMessage / 2);
    return limit;
}

/// Answers requests; holds the hub and its open sessions.
class Server {
public:
    Answer answer(const Request& request)
    {
        return std::visit([this](const auto& asked) { return serve(asked); }, request);
    }

private:
    template <class T, class Wrap> static Answer told(Result<T>&& result, Wrap wrap)
    {
        if (!result) {
            return std::move(result.error());
        }
        return wrap(std::move(*result));
    }
    static Answer told(Result<void>&& result)
    {
        if (!result) {
            return std::move(result.error());
        }
        return Done {};
    }
    static Answer refuse(std::string why) { return Failure {FailureCode::Invalid, {}, std::move(why)}; }

    /// What `ask` gives for the open hub, or for an open session.
    template <class Ask> Answer withHub(Ask ask) { return m_hub == nullptr ? refuse("No hub is open.") : ask(*m_hub); }
    template <class Ask> Answer withSession(std::uint64_t number, Ask ask)
    {
        const auto found = m_sessions.find(number);
        return found == m_sessions.end() ? refuse("This visit to the hub has ended.") : ask(*found->second);
    }
    Answer keep(Result<std::unique_ptr<HubSession>>&& session)
    {
        return told(std::move(session), [this](std::unique_ptr<HubSession>&& opened) -> Answer {
            if (m_sessions.size() >= kMostSessions) {
                return refuse("Too many visits to the hub at once.");
            }
            m_sessions.emplace(++m_newest, std::move(opened));
            return SessionOpened {m_newest};
        });
    }

    Answer serve(const OpenRequest& asked)
    {
        if (asked.protocol != kHelperProtocol) {
            return Failure {FailureCode::Newer,
                            {},
                            "Muster was updated while it was open. Close it and start it again to go on sharing."};
        }
        if (asked.create) {
            return told(createHub(asked.address, asked.options),
                        [](HubIdentity&& identity) -> Answer { return identity; });
        }
        return told(openHub(asked.address, asked.options), [this](std::unique_ptr<Hub>&& opened) -> Answer {
            m_sessions.clear();
            m_hub = std::move(opened);
            return Done {};
        });
    }
    Answer serve(const PollRequest& /*nothing*/)
    {
        return withHub([](Hub& hub) {
            return told(hub.poll(), [](replica::Blob&& bytes) -> Answer { return Token {std::move(bytes)}; });
        });
    }
    Answer serve(const BeginRequest& asked)
    {
        return withHub([&](Hub& hub) { return keep(hub.begin(asked.purpose)); });
    }
    Answer serve(const StraysRequest& /*nothing*/)
    {
        return withHub([](Hub& hub) {
            return told(hub.strays(),
                        [](std::vector<std::string>&& names) -> Answer { return Names {std::move(names)}; });
        });
    }
    Answer serve(const OpenStrayRequest& asked)
    {
        return withHub([&](Hub& hub) { return keep(hub.openStray(asked.name)); });
    }
    Answer serve(const RetireStrayRequest& asked)
    {
        return withHub([&](Hub& hub) { return told(hub.retireStray(asked.name)); });
    }
    Answer serve(const ScrubRequest& asked)
    {
        return withHub([&](Hub& hub) { return told(hub.scrub(asked.changes)); });
    }
    Answer serve(const IdentityRequest& asked)
    {
        return withSession(asked.session, [](HubSession& session) {
            return told(session.identity(), [](HubIdentity&& identity) -> Answer { return identity; });
        });
    }
    Answer serve(const HeadsRequest& asked)
    {
        return withSession(asked.session, [](HubSession& session) {
            return told(session.heads(),
                        [](std::vector<SignedHead>&& heads) -> Answer { return Heads {std::move(heads)}; });
        });
    }
    Answer serve(const HashesRequest& asked)
    {
        return withSession(asked.session, [&](HubSession& session) {
            return told(session.hashes(asked.versions),
                        [](std::vector<std::optional<replica::Hash>>&& hashes) -> Answer {
                            return Hashes {std::move(hashes)};
                        });
        });
    }
    Answer serve(const ReadRequest& asked)
    {
        return withSession(asked.session, [&](HubSession& session) {
            return told(session.read(asked.device, asked.after, within(asked.limit)),
                        [](std::vector<replica::TravellingChange>&& changes) -> Answer {
                            return Changes {std::move(changes)};
                        });
        });
    }
    Answer serve(const AppendRequest& asked)
    {
        return withSession(asked.session,
                           [&](HubSession& session) { return told(session.append(asked.changes, asked.heads)); });
    }
    Answer serve(const ReplaceErasedRequest& asked)
    {
        return withSession(asked.session,
                           [&](HubSession& session) { return told(session.replaceErased(asked.change)); });
    }
    Answer serve(const RequireRequest& asked)
    {
        return withSession(asked.session, [&](HubSession& session) { return told(session.require(asked.needs)); });
    }
    Answer serve(const CommitRequest& asked)
    {
        return withSession(asked.session, [](HubSession& session) { return told(session.commit()); });
    }
    Answer serve(const ServerTimeRequest& asked)
    {
        return withSession(asked.session,
                           [](HubSession& session) -> Answer { return ServerTime {session.serverTime()}; });
    }
    Answer serve(const EndRequest& asked)
    {
        m_sessions.erase(asked.session);
        return Done {};
    }

    std::unique_ptr<Hub> m_hub;
    std::map<std::uint64_t, std::unique_ptr<HubSession>> m_sessions;  // end before the hub does
    std::uint64_t m_newest = 0;
};

bool readAll(int socket, std::uint8_t* into, std::size_t size)
{
    while (size > 0) {
        const ssize_t some = ::recv(socket, into, size, 0);
        if (some == 0 || (some < 0 && errno != EINTR)) {
            return false;
        }
        if (some > 0) {
            into += some;
            size -= static_cast<std::size_t>(some);
        }
    }
    return true;
}

bool writeAll(int socket, const std::uint8_t* from, std::size_t size)
{
    while (size > 0) {
        const ssize_t some = ::send(socket, from, size, MSG_NOSIGNAL);
        if (some < 0 && errno != EINTR) {
            return false;
        }
        if (some > 0) {
            from += some;
            size -= static_cast<std::size_t>(some);
        }
    }
    return true;
}

std::optional<replica::Blob> nextMessage(int socket)
{
    MessageLength length {};
    if (!readAll(socket, length.data(), length.size())) {
        return std::nullopt;
    }
    const auto size = decodeLength(length);
    if (!size) {
        return std::nullopt;
    }
    replica::Blob body(*size);
    if (!readAll(socket, body.data(), body.size())) {
        return std::nullopt;
    }
    return body;
}

bool say(int socket, const Answer& answer)
{
    replica::Blob body = encodeAnswer(answer);
    if (body.size() > kLongestMessage) {
        body = encodeAnswer(Failure {FailureCode::Refused, {}, "One Change in the hub is too big to be read."});
    }
    const MessageLength length = encodeLength(body.size());
    return writeAll(socket, length.data(), length.size()) && writeAll(socket, body.data(), body.size());
}

/// A call that hangs does not notice that Muster is gone; this does. (PR_SET_PDEATHSIG would not do: it
/// speaks of the thread that started the helper, and threads of a window come and go.)
void endWithMuster(int socket)
{
    pollfd watched {socket, POLLRDHUP, 0};
    while (::poll(&watched, 1, -1) < 0 && errno == EINTR) { }
    std::this_thread::sleep_for(kPatience);
    ::_exit(1);
}

}  // namespace

int serveHelper(int socket)
{
    std::thread(endWithMuster, socket).detach();
    Server server;
    while (const auto body = nextMessage(socket)) {
        Answer answer;
        try {
            const auto request = decodeRequest(*body);
            if (request && std::holds_alternative<EndRequest>(*request)) {
                server.answer(*request);
                continue;
            }
            answer = request ? server.answer(*request) : Answer {request.error()};
        } catch (const std::exception&) {
            answer = Failure {FailureCode::Unreachable,
                              {},
                              "The drive could not be used just now; your work is safe on this computer."};
        }
        if (!say(socket, answer)) {
            break;
        }
    }
    return 0;
}

}  // namespace muster::sharing
