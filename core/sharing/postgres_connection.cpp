// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sharing/postgres_connection.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>
#include <fmt/format.h>
#include <libpq-fe.h>
#include <map>

namespace muster::sharing {
namespace {

using base::fail;
using base::Failure;
using base::FailureCode;
using base::Result;
using replica::Blob;

// Numbers of PostgreSQL's own types, fixed for ever (pg_type.dat).
constexpr Oid kBytes = 17;
constexpr Oid kNumber = 20;
constexpr Oid kText = 25;
constexpr Oid kManyBytes = 1001;
constexpr Oid kManyNumbers = 1016;

constexpr std::string_view kSettingsSql = R"(
    SELECT set_config('statement_timeout', '50000', false),
           set_config('lock_timeout', $1, false),
           set_config('idle_in_transaction_session_timeout', '60000', false),
           set_config('tcp_keepalives_idle', '30', false),
           set_config('tcp_keepalives_interval', '10', false),
           set_config('tcp_keepalives_count', '3', false))";

Failure unreachable(std::string_view what)
{
    return {FailureCode::Unreachable, {}, fmt::format("{} Your work is safe on this computer.", what)};
}

/// The server's own sentence is looked at and never shown: it may repeat part of the address.
Failure whyNotConnected(std::string_view said)
{
    const auto speaksOf = [said](std::string_view words) { return said.find(words) != std::string_view::npos; };
    if (speaksOf("password") || speaksOf("authentication") || speaksOf("pg_hba.conf") || speaksOf("role \"")) {
        return unreachable("The database does not accept this user name or password: ask whoever looks after it.");
    }
    if (speaksOf("SSL") || speaksOf("certificate")) {
        return unreachable("The database server offers no encryption that can be trusted: ask whoever looks after it. "
                           "Only where the network between is trusted, the address may end in ?sslmode=disable.");
    }
    if (speaksOf("database \"")) {
        return unreachable("The server has no database of that name: check the address.");
    }
    if (speaksOf("too many") || speaksOf("remaining connection slots")) {
        return unreachable("The database server has no free connection at the moment.");
    }
    return unreachable("The database is not answering.");
}

Failure whyNotDone(std::string_view state)
{
    const auto isOf = [state](std::string_view group) { return state.substr(0, group.size()) == group; };
    if (state == "55P03" || isOf("40")) {
        return {FailureCode::Busy, {}, "Another computer is writing to the database at the moment; yours follows."};
    }
    if (state == "42P01" || state == "42703" || state == "3F000") {
        return {FailureCode::NotFound, {}, "The database does not have Muster's tables."};
    }
    if (state == "XX001" || state == "XX002") {
        return {FailureCode::Damaged, {}, "The database says that some of its pages are damaged."};
    }
    if (state == "42501") {
        return unreachable("The database does not allow this user to do that: ask whoever looks after it.");
    }
    if (state == "25006") {
        return unreachable("The database can only be read at the moment.");
    }
    if (isOf("53")) {
        return unreachable("The database server is full or overloaded: tell whoever looks after it.");
    }
    if (state == "57014") {
        return unreachable("The database is too slow at the moment.");
    }
    if (state.empty() || isOf("08") || isOf("57") || state == "25P03") {
        return unreachable("The connection to the database was lost.");
    }
    return unreachable(fmt::format("The database refused what Muster asked for (SQLSTATE {}).", state));
}

void putBig(Blob& out, std::uint64_t value, int size)
{
    for (int byte = size - 1; byte >= 0; --byte) {
        out.push_back(static_cast<std::uint8_t>(value >> (8 * static_cast<unsigned>(byte))));
    }
}

std::uint64_t bigFrom(const char* bytes, int size)
{
    std::uint64_t value = 0;
    for (int i = 0; i < size; ++i) {
        value = value << 8U | static_cast<std::uint8_t>(bytes[i]);
    }
    return value;
}

/// A parameter in PostgreSQL's binary form.
struct Packed {
    Oid type = kBytes;
    Blob bytes {};
};

/// An array of one dimension, numbered from 1.
template <class T, class Put> Packed packedArray(Oid type, Oid element, const std::vector<T>& values, Put put)
{
    Packed packed {type};
    putBig(packed.bytes, values.empty() ? 0 : 1, 4);
    putBig(packed.bytes, 0, 4);
    putBig(packed.bytes, element, 4);
    if (!values.empty()) {
        putBig(packed.bytes, values.size(), 4);
        putBig(packed.bytes, 1, 4);
    }
    for (const T& value : values) {
        put(packed.bytes, value);
    }
    return packed;
}

Packed pack(std::int64_t value)
{
    Packed packed {kNumber};
    putBig(packed.bytes, static_cast<std::uint64_t>(value), 8);
    return packed;
}

Packed pack(const Blob& value) { return {kBytes, value}; }

Packed pack(const std::string& value) { return {kText, Blob(value.begin(), value.end())}; }

Packed pack(const std::vector<std::int64_t>& values)
{
    return packedArray(kManyNumbers, kNumber, values, [](Blob& out, std::int64_t value) {
        putBig(out, 8, 4);
        putBig(out, static_cast<std::uint64_t>(value), 8);
    });
}

Packed pack(const std::vector<Blob>& values)
{
    return packedArray(kManyBytes, kBytes, values, [](Blob& out, const Blob& value) {
        putBig(out, value.size(), 4);
        out.insert(out.end(), value.begin(), value.end());
    });
}

using Settings = std::map<std::string, std::string>;

/// The address taken apart; nothing where libpq cannot. What libpq says then is not shown: it quotes the address.
std::optional<Settings> settingsFrom(const std::string& address)
{
    const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options {
        PQconninfoParse(address.c_str(), nullptr), PQconninfoFree};
    if (options == nullptr) {
        return std::nullopt;
    }
    Settings settings;
    for (const PQconninfoOption* option = options.get(); option->keyword != nullptr; ++option) {
        if (option->val != nullptr) {
            settings.emplace(option->keyword, option->val);
        }
    }
    return settings;
}

bool isThisComputer(std::string_view host)
{
    return host.empty() || host.front() == '/' || host.front() == '@' || host == "localhost" || host == "::1"
        || host.substr(0, 4) == "127.";
}

/// Does anything that decides about encryption stand elsewhere: in the environment or in a service file?
bool decidedElsewhere(const Settings& settings)
{
    return settings.count("service") != 0 || std::getenv("PGSERVICE") != nullptr || std::getenv("PGSSLMODE") != nullptr;
}

bool staysOnThisComputer(const Settings& settings)
{
    std::string hosts;
    for (const char* name : {"host", "hostaddr"}) {
        if (const auto found = settings.find(name); found != settings.end()) {
            hosts += found->second + ",";
        }
    }
    if (hosts.empty()) {
        const char* usual = std::getenv("PGHOST");
        hosts = usual == nullptr ? "" : usual;
    }
    for (std::size_t at = 0; at <= hosts.size();) {
        const std::size_t end = std::min(hosts.find(',', at), hosts.size());
        if (!isThisComputer(std::string_view {hosts}.substr(at, end - at))) {
            return false;
        }
        at = end + 1;
    }
    return true;
}

}  // namespace

Rows::Rows(pg_result* result) : m_result(result, PQclear) { }

int Rows::count() const { return PQntuples(m_result.get()); }

std::int64_t Rows::touched() const { return std::strtoll(PQcmdTuples(m_result.get()), nullptr, 10); }

bool Rows::isNull(int row, int column) const { return PQgetisnull(m_result.get(), row, column) != 0; }

std::int64_t Rows::number(int row, int column) const
{
    const int size = PQgetlength(m_result.get(), row, column);
    return size == 8 ? static_cast<std::int64_t>(bigFrom(PQgetvalue(m_result.get(), row, column), size)) : 0;
}

Blob Rows::bytes(int row, int column) const
{
    const char* start = PQgetvalue(m_result.get(), row, column);
    return {start, start + PQgetlength(m_result.get(), row, column)};
}

std::string Rows::text(int row, int column) const
{
    return {PQgetvalue(m_result.get(), row, column),
            static_cast<std::size_t>(PQgetlength(m_result.get(), row, column))};
}

std::optional<base::Id> Rows::id(int row, int column) const
{
    base::Id id;
    if (PQgetlength(m_result.get(), row, column) != static_cast<int>(id.bytes.size())) {
        return std::nullopt;
    }
    std::memcpy(id.bytes.data(), PQgetvalue(m_result.get(), row, column), id.bytes.size());
    return id;
}

std::optional<replica::Hash> Rows::hash(int row, int column) const
{
    replica::Hash hash {};
    if (PQgetlength(m_result.get(), row, column) != static_cast<int>(hash.size())) {
        return std::nullopt;
    }
    std::memcpy(hash.data(), PQgetvalue(m_result.get(), row, column), hash.size());
    return hash;
}

Result<std::unique_ptr<PostgresConnection>> PostgresConnection::open(const std::string& address, int lockWaitMs)
{
    auto settings = settingsFrom(address);
    if (!settings) {
        return fail(FailureCode::Invalid,
                    "That is not the address of a database. It looks like postgresql://user@server/database; in a "
                    "password, write % : / @ and ? as %25 %3A %2F %40 and %3F.",
                    "address");
    }
    // What the address says itself stays.
    settings->emplace("connect_timeout", "10");
    settings->emplace("keepalives_idle", "30");
    settings->emplace("keepalives_interval", "10");
    settings->emplace("keepalives_count", "3");
    settings->emplace("tcp_user_timeout", "30000");
    settings->emplace("application_name", "muster");
    settings->insert_or_assign("client_encoding", "UTF8");
    if (!staysOnThisComputer(*settings) && !decidedElsewhere(*settings)) {
        settings->emplace("sslmode", "require");
    }
    std::vector<const char*> names;
    std::vector<const char*> values;
    for (const auto& [name, value] : *settings) {
        names.push_back(name.c_str());
        values.push_back(value.c_str());
    }
    names.push_back(nullptr);
    values.push_back(nullptr);
    const std::shared_ptr<pg_conn> connection {PQconnectdbParams(names.data(), values.data(), 0), PQfinish};
    if (PQstatus(connection.get()) != CONNECTION_OK) {
        return tl::unexpected(whyNotConnected(PQerrorMessage(connection.get())));
    }
    PQsetNoticeProcessor(
        connection.get(), [](void*, const char*) {}, nullptr);
    std::unique_ptr<PostgresConnection> opened {new PostgresConnection(connection)};
    if (auto set = opened->run(kSettingsSql, {std::to_string(lockWaitMs)}); !set) {
        return tl::unexpected(set.error());
    }
    return opened;
}

Result<Rows> PostgresConnection::run(std::string_view sql, const std::vector<Parameter>& parameters)
{
    std::vector<Packed> packed;
    packed.reserve(parameters.size());
    for (const Parameter& parameter : parameters) {
        packed.push_back(std::visit([](const auto& held) { return pack(held); }, parameter));
    }
    std::vector<Oid> types;
    std::vector<const char*> values;
    std::vector<int> lengths;
    for (const Packed& one : packed) {
        types.push_back(one.type);
        // An empty value is a value: only a null pointer would be NULL.
        values.push_back(one.bytes.empty() ? "" : reinterpret_cast<const char*>(one.bytes.data()));
        lengths.push_back(static_cast<int>(one.bytes.size()));
    }
    const std::vector<int> binary(packed.size(), 1);
    pg_result* result = PQexecParams(m_connection.get(), std::string {sql}.c_str(), static_cast<int>(packed.size()),
                                     types.data(), values.data(), lengths.data(), binary.data(), 1);
    Rows rows {result};
    if (const auto status = PQresultStatus(result); status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) {
        return rows;
    }
    const char* state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    return tl::unexpected(whyNotDone(state == nullptr ? "" : state));
}

bool PostgresConnection::alive() const { return PQstatus(m_connection.get()) == CONNECTION_OK; }

}  // namespace muster::sharing
