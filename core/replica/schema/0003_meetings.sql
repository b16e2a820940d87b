-- SPDX-License-Identifier: GPL-3.0-or-later
-- Content that is restricted stands in the same tables of the sealed part ("part_two"), under the same id.

CREATE TABLE meeting (
    id BLOB PRIMARY KEY NOT NULL,
    body BLOB, held_on TEXT, start_time TEXT, planned_minutes INTEGER, venue TEXT,
    chair_role TEXT, chair_agency BLOB, note_taker_role TEXT, note_taker_agency BLOB,
    state TEXT, actual_start TEXT, actual_end TEXT, utc_offset_minutes INTEGER,
    statement_read_at TEXT, statement_read_by TEXT, overrun_accepted INTEGER, cancelled_reason TEXT,
    contact TEXT, planned_reason TEXT
) STRICT, WITHOUT ROWID;

-- Who took the chair from when (requirements invariant 9); the meeting's own chair has no row.
CREATE TABLE chairing (
    id BLOB PRIMARY KEY NOT NULL,
    meeting BLOB, role_title TEXT, agency BLOB, from_time TEXT, to_time TEXT,
    from_item BLOB, to_item BLOB, reason TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE agenda_item (
    id BLOB PRIMARY KEY NOT NULL,
    meeting BLOB, position REAL, number INTEGER,
    title TEXT, open_title TEXT, origin TEXT, raised_by_agency BLOB, raised_by_body BLOB,
    ask TEXT, purpose TEXT, subject_type TEXT, lead TEXT, minutes_planned INTEGER,
    sensitivity TEXT, location_text TEXT, case_reference TEXT, background TEXT,
    state TEXT, outcome TEXT, reason TEXT, decided_on TEXT,
    continues BLOB, standing BLOB, role_in_meeting TEXT, carried_into BLOB, referred_to BLOB,
    urgent_reason TEXT, evidence TEXT, resources_offered TEXT, tell_back_to BLOB, tell_back_text TEXT,
    extra_minutes INTEGER, minute_heading TEXT, deferred_to BLOB
) STRICT, WITHOUT ROWID;
CREATE INDEX agenda_item_meeting ON agenda_item (meeting);

CREATE TABLE item_ward (
    id BLOB PRIMARY KEY NOT NULL,
    item BLOB, ward BLOB
) STRICT, WITHOUT ROWID;
CREATE INDEX item_ward_item ON item_ward (item);

CREATE TABLE item_priority (
    id BLOB PRIMARY KEY NOT NULL,
    item BLOB, priority BLOB
) STRICT, WITHOUT ROWID;
CREATE INDEX item_priority_item ON item_priority (item);

CREATE TABLE item_requirement (
    id BLOB PRIMARY KEY NOT NULL,
    item BLOB, agency BLOB, need TEXT, reply TEXT, reply_note TEXT,
    replied_on TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX item_requirement_item ON item_requirement (item);

CREATE TABLE item_paper (
    id BLOB PRIMARY KEY NOT NULL,
    item BLOB, title TEXT, received_on TEXT, choice TEXT, from_agency BLOB
) STRICT, WITHOUT ROWID;
CREATE INDEX item_paper_item ON item_paper (item);

-- An item may be opened more than once; every time is kept.
CREATE TABLE item_opening (
    id BLOB PRIMARY KEY NOT NULL,
    meeting BLOB, item BLOB, opened_at TEXT, closed_at TEXT, position INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX item_opening_meeting ON item_opening (meeting);

CREATE TABLE attendance (
    id BLOB PRIMARY KEY NOT NULL,
    meeting BLOB, agency BLOB, role BLOB, role_title TEXT, status TEXT, substitute_for TEXT,
    expected_from TEXT, expected_to TEXT, arrived_at TEXT, left_at TEXT, reminded INTEGER, note TEXT, items TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX attendance_meeting ON attendance (meeting);

CREATE TABLE declaration (
    id BLOB PRIMARY KEY NOT NULL,
    meeting BLOB, item BLOB, role_title TEXT, agency BLOB, nature TEXT, effect TEXT, at TEXT,
    effect_text TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX declaration_meeting ON declaration (meeting);

-- Who was in the room when a restricted item opened and was not on its list (requirements 2.5 row 8).
CREATE TABLE restricted_presence (
    id BLOB PRIMARY KEY NOT NULL,
    meeting BLOB, item BLOB, agency BLOB, role_title TEXT, resolution TEXT, reason TEXT, at TEXT,
    back_at TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX restricted_presence_item ON restricted_presence (item);

-- agreed: of an action, who leads it, with whom and by when as the circulated minutes say it (JSON).
CREATE TABLE entry (
    id BLOB PRIMARY KEY NOT NULL,
    meeting BLOB, item BLOB, kind TEXT, verb TEXT, text TEXT, sensitivity TEXT,
    at TEXT, position REAL, author_role TEXT, unclear INTEGER,
    originating_agency BLOB, release_consent TEXT, about BLOB, removed INTEGER,
    to_body BLOB, about_actions TEXT, agreed TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_item ON entry (item);

CREATE TABLE disclosure (
    id BLOB PRIMARY KEY NOT NULL,
    meeting BLOB, item BLOB, from_agency BLOB, to_agencies TEXT, what TEXT, legal_basis TEXT, purpose TEXT, at TEXT,
    number INTEGER, proportionality TEXT, action BLOB, made_on TEXT, entry BLOB
) STRICT, WITHOUT ROWID;
CREATE INDEX disclosure_item ON disclosure (item);

CREATE TABLE minute_series (
    id BLOB PRIMARY KEY NOT NULL,
    body BLOB, prefix TEXT, first_number INTEGER, started_on TEXT, started_by TEXT
) STRICT, WITHOUT ROWID;

-- Numbers are given when the draft is made, in the order taken, and never reused (invariant 7).
CREATE TABLE minute (
    id BLOB PRIMARY KEY NOT NULL,
    series BLOB, number INTEGER, meeting BLOB, item BLOB, not_used_reason TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX minute_meeting ON minute (meeting);

CREATE TABLE minutes_record (
    id BLOB PRIMARY KEY NOT NULL,
    meeting BLOB, state TEXT, draft_on TEXT, reviewed_on TEXT, reviewed_by TEXT, circulated_on TEXT,
    approved_on TEXT, approved_at_meeting BLOB, approved_minute INTEGER, subject_to TEXT,
    fingerprint TEXT, public_state TEXT, public_reason TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE amendment (
    id BLOB PRIMARY KEY NOT NULL,
    meeting BLOB, minute INTEGER, proposed_by TEXT, agency BLOB, proposed_on TEXT,
    old_text TEXT, new_text TEXT, explanation TEXT, state TEXT, decided_on TEXT, entry BLOB
) STRICT, WITHOUT ROWID;

CREATE TABLE circulation (
    id BLOB PRIMARY KEY NOT NULL,
    meeting BLOB, item BLOB, document TEXT, edition TEXT, agency BLOB, recipient TEXT, copy_number INTEGER,
    issued_on TEXT, method TEXT
) STRICT, WITHOUT ROWID;
