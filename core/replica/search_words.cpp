// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/search_words.h"

namespace muster::replica {

namespace {

// The same for each part. Of several notes on one record the last counts: SQLite takes the other columns from the
// row that has the maximum. In the order of their numbers, for FTS5 writes out what it has gathered whenever a number
// is smaller than the one before: five times as fast for a quarter of a million.
struct PartSql {
    std::string_view pending;
    std::string_view addRecords;
    std::string_view drop;
    std::string_view add;
    std::string_view clear;
};
constexpr PartSql kParts[] {
    {"SELECT 1 FROM main.search_pending LIMIT 1",
     R"sql(INSERT INTO main.search_record (kind, record)
               SELECT DISTINCT p.kind, p.record FROM main.search_pending p
                WHERE NOT EXISTS (SELECT 1 FROM main.search_record s WHERE s.record = p.record AND s.kind = p.kind))sql",
     R"sql(DELETE FROM main.search_text WHERE rowid IN
               (SELECT s.number FROM main.search_pending p
                  JOIN main.search_record s ON s.record = p.record AND s.kind = p.kind))sql",
     R"sql(INSERT INTO main.search_text (rowid, words)
               SELECT s.number, p.words
                 FROM (SELECT kind, record, words, max(number) FROM main.search_pending GROUP BY record, kind) p
                 JOIN main.search_record s ON s.record = p.record AND s.kind = p.kind WHERE p.words <> ''
                ORDER BY s.number)sql",
     "DELETE FROM main.search_pending"},
    {"SELECT 1 FROM part_two.search_pending LIMIT 1",
     R"sql(INSERT INTO part_two.search_record (kind, record)
               SELECT DISTINCT p.kind, p.record FROM part_two.search_pending p
                WHERE NOT EXISTS
                      (SELECT 1 FROM part_two.search_record s WHERE s.record = p.record AND s.kind = p.kind))sql",
     R"sql(DELETE FROM part_two.search_text WHERE rowid IN
               (SELECT s.number FROM part_two.search_pending p
                  JOIN part_two.search_record s ON s.record = p.record AND s.kind = p.kind))sql",
     R"sql(INSERT INTO part_two.search_text (rowid, words)
               SELECT s.number, p.words
                 FROM (SELECT kind, record, words, max(number) FROM part_two.search_pending GROUP BY record, kind) p
                 JOIN part_two.search_record s ON s.record = p.record AND s.kind = p.kind WHERE p.words <> ''
                ORDER BY s.number)sql",
     "DELETE FROM part_two.search_pending"},
};

bool hasPending(Database& writer, const PartSql& part)
{
    Statement row = writer.query(part.pending);
    return row.next();
}

}  // namespace

void settleSearch(Database& writer)
{
    for (const PartSql& part : kParts) {
        if (hasPending(writer, part)) {
            writer.run(part.addRecords);
            writer.run(part.drop);
            writer.run(part.add);
            writer.run(part.clear);
        }
    }
}

void forgetSealedWords(Database& writer)
{
    writer.execute("DELETE FROM part_two.search_text;"
                   " INSERT INTO part_two.search_text (search_text) VALUES ('rebuild');"
                   " DELETE FROM part_two.search_record; DELETE FROM part_two.search_pending;");
}

void rebuildSearch(Database& writer)
{
    writer.execute("INSERT INTO main.search_text (search_text) VALUES ('rebuild');");
}

}  // namespace muster::replica
