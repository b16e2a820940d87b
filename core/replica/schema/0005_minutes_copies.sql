-- SPDX-License-Identifier: GPL-3.0-or-later

-- What minutes said when they were approved, as the document that was made then (JSON, core/documents/document_json.h):
-- agencies, roles and the glossary may change their names, approved minutes may not (requirements invariant 6).
-- Edition full and public stand in main. In part_two, full stands under the id it has in main and holds part two as
-- well; an extract of one restricted item has an id derived from that and from the item's.
CREATE TABLE minutes_copy (
    id BLOB PRIMARY KEY NOT NULL,
    meeting BLOB, edition TEXT, item BLOB, kept_on TEXT, document TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX minutes_copy_meeting ON minutes_copy (meeting);
