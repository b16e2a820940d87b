// SPDX-License-Identifier: GPL-3.0-or-later
//
// What queries and commands are given to read and write with.
#pragma once

#include "core/replica/database.h"
#include "core/replica/session.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace muster::replica {

/// A connection that reads. Used by one thread.
///
/// Two schemas are in sight: `main`, what is open, and `part_two`, the same tables holding what is
/// restricted, empty while part two is locked. A restricted row keeps its id in both: open columns stand in
/// `main`, sealed ones in `part_two`. An unqualified table name means `main`, so a query that does not ask
/// for restricted content cannot see it. Throws `StorageError` when SQLite fails.
class Reader {
public:
    Reader(Database& database, const Session& session)
        : m_database(database)
        , m_session(session)
    {
    }

    template <class... Values>
    [[nodiscard]] Statement query(std::string_view sql, const Values&... values) const
    {
        return m_database.query(sql, values...);
    }

    /// The day the replica is asked with.
    [[nodiscard]] base::Date today() const { return m_session.today(); }
    [[nodiscard]] LocalNow now() const { return m_session.now(); }
    [[nodiscard]] std::string author() const { return m_session.author(); }

    /// Whether restricted content can be read and written at the moment.
    [[nodiscard]] bool partTwoIsOpen() const;
    /// Whether other computers work on the same partnership: references are provisional until they have met.
    [[nodiscard]] bool isShared() const;

protected:
    [[nodiscard]] Database& database() const { return m_database; }

private:
    Database& m_database;
    const Session& m_session;
};

/// The writing connection inside one transaction; what it changes in replicated tables is captured.
class Writer : public Reader {
public:
    using Reader::Reader;

    /// Runs an INSERT, UPDATE or DELETE. Restricted content is written to `part_two.` tables, which the
    /// caller checks to be open first.
    template <class... Values>
    void run(std::string_view sql, const Values&... values)
    {
        database().run(sql, values...);
    }

    /// Rows changed by the last `run`.
    [[nodiscard]] int changedRows() const { return database().changes(); }

    /// The next number of a series of references ("action"), above `highest` and above every number it gave
    /// before. Not captured, so that undo does not give a number back: a permanent number is never reused.
    [[nodiscard]] int takeNumber(std::string_view series, int highest);

    /// A cell whose present value is to be said again although it does not change, so that it replaces every
    /// version of it: how a conflict is settled. Column 0 stands for the row.
    void insist(std::string_view schema, std::string_view table, const base::Id& row, int column)
    {
        m_insisted.push_back({std::string {schema}, std::string {table}, row, column});
    }
    struct Insisted {
        std::string schema;  ///< "main" or "part_two"
        std::string table;
        base::Id row;
        int column = 0;
    };
    [[nodiscard]] const std::vector<Insisted>& insisted() const { return m_insisted; }

    /// Replaces the label given to `transact`, once a reference is known. Labels never carry restricted text.
    void setLabel(std::string label) { m_label = std::move(label); }
    [[nodiscard]] const std::string& label() const { return m_label; }

private:
    std::string m_label;
    std::vector<Insisted> m_insisted;
};

}  // namespace muster::replica
