-- SPDX-License-Identifier: GPL-3.0-or-later

-- Of a restricted action the open part holds reference, agency, dates and status; its text is sealed.
CREATE TABLE action (
    id BLOB PRIMARY KEY NOT NULL,
    number INTEGER, reference TEXT, text TEXT,
    lead_agency BLOB, unit BLOB, owner_role BLOB, owner_title TEXT,
    meeting BLOB, item BLOB, entry BLOB,
    agreed_on TEXT, agreed_by TEXT, original_due TEXT, due TEXT, status TEXT, sensitivity TEXT,
    ward BLOB, priority BLOB, evidence TEXT, closed_on TEXT, closure_reason TEXT, closure_text TEXT,
    verified_by TEXT, set_rag TEXT, set_rag_reason TEXT, depends_on_recommendation BLOB,
    superseded_by BLOB, cites BLOB, incomplete_reason TEXT, imported_from TEXT, thanks TEXT,
    decide_by TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX action_item ON action (item);

CREATE TABLE action_support (
    id BLOB PRIMARY KEY NOT NULL,
    action BLOB, agency BLOB
) STRICT, WITHOUT ROWID;
CREATE INDEX action_support_action ON action_support (action);

CREATE TABLE action_update (
    id BLOB PRIMARY KEY NOT NULL,
    action BLOB, made_on TEXT, made_at TEXT, by_role TEXT, meeting BLOB, kind TEXT, text TEXT, percent INTEGER,
    old_status TEXT, new_status TEXT, old_due TEXT, new_due TEXT, old_owner TEXT, new_owner TEXT,
    old_agency BLOB, new_agency BLOB, reason TEXT, evidence TEXT, position INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX action_update_action ON action_update (action);

CREATE TABLE blockage (
    id BLOB PRIMARY KEY NOT NULL,
    number INTEGER, reference TEXT, action BLOB, item BLOB, meeting BLOB, raised_by TEXT, raised_on TEXT,
    text TEXT, needed TEXT, from_whom TEXT, state TEXT, decision TEXT, sensitivity TEXT, decided_on TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE performance_exception (
    id BLOB PRIMARY KEY NOT NULL,
    number INTEGER, reference TEXT, measure TEXT, period TEXT, rule TEXT, direction TEXT, state TEXT,
    reason TEXT, cause TEXT, owner_title TEXT, review_by TEXT, reported_to BLOB, reported_on TEXT,
    meeting BLOB, item BLOB, text TEXT, note TEXT, sensitivity TEXT,
    reason_code TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE exception_recovery (
    id BLOB PRIMARY KEY NOT NULL,
    exception BLOB, action BLOB
) STRICT, WITHOUT ROWID;

CREATE TABLE recommendation (
    id BLOB PRIMARY KEY NOT NULL,
    number INTEGER, reference TEXT, title TEXT, origin TEXT, state TEXT,
    s17_effect TEXT, equality_on TEXT, equality_summary TEXT, conditions_accepted INTEGER,
    origin_body BLOB, sent_on TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE recommendation_priority (
    id BLOB PRIMARY KEY NOT NULL,
    recommendation BLOB, priority BLOB
) STRICT, WITHOUT ROWID;

CREATE TABLE ratification (
    id BLOB PRIMARY KEY NOT NULL,
    recommendation BLOB, agency BLOB, governance TEXT, meeting_on TEXT, state TEXT, conditions TEXT,
    reason TEXT
) STRICT, WITHOUT ROWID;
