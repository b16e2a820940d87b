-- SPDX-License-Identifier: GPL-3.0-or-later
-- Invitations, item sheets, papers, briefings, registers and requests for information (core/governance/README.md).
-- Of a restricted item the rows of an item sheet stand in part two only.

-- What a representative was last told about when to come: a window is the open items, or the restricted ones. The
-- sequence rises whenever what was said changes (RFC 5545, 3.8.7.4); the id is derived from meeting, agency, role and part.
CREATE TABLE invitation (
    id BLOB PRIMARY KEY NOT NULL,
    meeting BLOB, agency BLOB, role_title TEXT, part TEXT, sequence INTEGER, said TEXT, held_on TEXT, starts_at TEXT,
    ends_at TEXT, stamped_at TEXT, cancelled INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX invitation_meeting ON invitation (meeting);

-- A request under the Freedom of Information Act (kind foi) or by a person for what is held about them (sar). Of the
-- latter subject, scope and outcome are sealed.
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
CREATE INDEX request_record_request ON request_record (request);

-- A word an item is found by; kind: cross_cutting, pathway, response, environment or focus.
CREATE TABLE item_tag (
    id BLOB PRIMARY KEY NOT NULL,
    item BLOB, kind TEXT, word TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX item_tag_item ON item_tag (item);

-- An agency that provides what the item is about buying, and so takes no part in it (invariant 21). The reason of a
-- restricted item is sealed.
CREATE TABLE item_conflict (
    id BLOB PRIMARY KEY NOT NULL,
    item BLOB, agency BLOB, reason TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX item_conflict_item ON item_conflict (item);

-- Objective, scanning, analysis, response, assessment (requirements D16). Its id is the item's.
CREATE TABLE problem_sheet (
    id BLOB PRIMARY KEY NOT NULL,
    objective TEXT, scanning TEXT, analysis TEXT, response TEXT, assessment TEXT, assess_on TEXT, assessed_on TEXT,
    assessed_by TEXT
) STRICT, WITHOUT ROWID;

-- safeguarding: a referral was made ('made') or is not needed ('not_needed'). reported_on: when the problem was
-- reported, for the time until something was done (requirements I08).
ALTER TABLE agenda_item ADD COLUMN vulnerable_person INTEGER;
ALTER TABLE agenda_item ADD COLUMN safeguarding TEXT;
ALTER TABLE agenda_item ADD COLUMN reported_on TEXT;

-- A paper written in Muster ends with numbered recommendations, each to be decided (requirements D11).
ALTER TABLE item_paper ADD COLUMN purpose TEXT;
ALTER TABLE item_paper ADD COLUMN background TEXT;
ALTER TABLE item_paper ADD COLUMN proposal TEXT;

-- entry: the decision that answered it.
CREATE TABLE paper_recommendation (
    id BLOB PRIMARY KEY NOT NULL,
    paper BLOB, item BLOB, number INTEGER, verb TEXT, text TEXT, entry BLOB
) STRICT, WITHOUT ROWID;
CREATE INDEX paper_recommendation_item ON paper_recommendation (item);

-- The wards an area body answers for (requirements J04).
CREATE TABLE body_ward (
    id BLOB PRIMARY KEY NOT NULL,
    body BLOB, ward BLOB
) STRICT, WITHOUT ROWID;

-- How long a kind of record is kept; years NULL: for good.
CREATE TABLE retention_rule (
    id BLOB PRIMARY KEY NOT NULL,
    kind TEXT, years INTEGER, note TEXT
) STRICT, WITHOUT ROWID;

-- "Did it work?" is asked of items too; months: 3 or 6 after it was closed.
ALTER TABLE effect_answer ADD COLUMN item BLOB;
ALTER TABLE effect_answer ADD COLUMN months INTEGER;

ALTER TABLE sector ADD COLUMN contact_point TEXT;
ALTER TABLE sector ADD COLUMN safety_notes TEXT;
ALTER TABLE role ADD COLUMN managed_by BLOB;
ALTER TABLE action ADD COLUMN specialism TEXT;
ALTER TABLE attendance ADD COLUMN briefed_on TEXT;
ALTER TABLE attendance ADD COLUMN briefed_by TEXT;
ALTER TABLE membership ADD COLUMN agreed_by TEXT;
ALTER TABLE membership ADD COLUMN agreed_on TEXT;
