-- SPDX-License-Identifier: GPL-3.0-or-later
-- Invitations, requests for information, and the words items are found by (core/governance/README.md).

-- What a representative was last told about when to come. The sequence of its calendar rises whenever that changes
-- (RFC 5545, 3.8.7.4); the id is derived from meeting, agency and role.
CREATE TABLE invitation (
    id BLOB PRIMARY KEY NOT NULL,
    meeting BLOB, agency BLOB, role_title TEXT, sequence INTEGER, said TEXT, sent_on TEXT, cancelled INTEGER
) STRICT, WITHOUT ROWID;

-- A request under the Freedom of Information Act or by a person for what is held about them.
CREATE TABLE information_request (
    id BLOB PRIMARY KEY NOT NULL,
    number INTEGER, reference TEXT, kind TEXT, received_on TEXT, due_on TEXT, subject TEXT, scope TEXT, state TEXT,
    answered_on TEXT, answered_by TEXT, outcome TEXT, sensitivity TEXT
) STRICT, WITHOUT ROWID;

-- What of the record goes into the answer, and what is left out and why: by omission, never by hiding.
CREATE TABLE request_record (
    id BLOB PRIMARY KEY NOT NULL,
    request BLOB, record_kind TEXT, record BLOB, included INTEGER, reason TEXT, position INTEGER
) STRICT, WITHOUT ROWID;

-- A word an item is found by; kind: cross_cutting, pathway, response, environment, focus or board_function.
CREATE TABLE item_tag (
    id BLOB PRIMARY KEY NOT NULL,
    item BLOB, kind TEXT, word TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX item_tag_item ON item_tag (item);

-- An agency that provides what the item is about buying, and so takes no part in it (invariant 21).
CREATE TABLE item_conflict (
    id BLOB PRIMARY KEY NOT NULL,
    item BLOB, agency BLOB, reason TEXT
) STRICT, WITHOUT ROWID;

ALTER TABLE sector ADD COLUMN contact_point TEXT;
ALTER TABLE sector ADD COLUMN safety_notes TEXT;
ALTER TABLE role ADD COLUMN managed_by BLOB;
ALTER TABLE action ADD COLUMN specialism TEXT;
