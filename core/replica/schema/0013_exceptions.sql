-- SPDX-License-Identifier: GPL-3.0-or-later
-- Exceptions and blockages from finding to "did it work?" (core/actions/exception.h, blockage.h).

-- performance_exception.measure keeps the name of what was unusual. It is a measure, or a series of recorded crime
-- (crime_*), or neither when it was raised by judgement. period, first_period: "2011-10", when it was found and where
-- its signal began. meaning: 'concern', 'improvement' or 'neutral'.
ALTER TABLE performance_exception ADD COLUMN measure_id BLOB;
ALTER TABLE performance_exception ADD COLUMN crime_by TEXT;
ALTER TABLE performance_exception ADD COLUMN crime_area TEXT;
ALTER TABLE performance_exception ADD COLUMN crime_type TEXT;
ALTER TABLE performance_exception ADD COLUMN first_period TEXT;
ALTER TABLE performance_exception ADD COLUMN meaning TEXT;
ALTER TABLE performance_exception ADD COLUMN raised_on TEXT;
ALTER TABLE performance_exception ADD COLUMN owner_role BLOB;
ALTER TABLE performance_exception ADD COLUMN plan TEXT;
ALTER TABLE performance_exception ADD COLUMN ask TEXT;
ALTER TABLE performance_exception ADD COLUMN evidence TEXT;
ALTER TABLE performance_exception ADD COLUMN evidence_on TEXT;
ALTER TABLE performance_exception ADD COLUMN report_number INTEGER;
ALTER TABLE performance_exception ADD COLUMN response TEXT;
ALTER TABLE performance_exception ADD COLUMN response_text TEXT;
ALTER TABLE performance_exception ADD COLUMN ended_on TEXT;

ALTER TABLE blockage ADD COLUMN tried TEXT;
ALTER TABLE blockage ADD COLUMN if_nothing TEXT;
ALTER TABLE blockage ADD COLUMN decision_kind TEXT;

-- What was done with an exception or a blockage, a row for each step. Of a restricted one reason and text are sealed.
CREATE TABLE exception_event (
    id BLOB PRIMARY KEY NOT NULL,
    exception BLOB, kind TEXT, made_on TEXT, old_state TEXT, new_state TEXT, by_role TEXT, body BLOB, meeting BLOB,
    report_number INTEGER, reason TEXT, text TEXT, position INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX exception_event_exception ON exception_event (exception);

CREATE TABLE blockage_event (
    id BLOB PRIMARY KEY NOT NULL,
    blockage BLOB, kind TEXT, made_on TEXT, old_state TEXT, new_state TEXT, by_role TEXT, body BLOB, meeting BLOB,
    report_number INTEGER, text TEXT, position INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX blockage_event_blockage ON blockage_event (blockage);

-- A written report of exceptions and blockages to a body: tabled at a meeting of it, or by circulation between meetings
-- (meeting NULL) and noted at the next one (requirements K06). Numbered for each body.
CREATE TABLE exception_report (
    id BLOB PRIMARY KEY NOT NULL,
    body BLOB, number INTEGER, made_on TEXT, by_role TEXT, meeting BLOB, noted_meeting BLOB, noted_on TEXT, text TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE exception_report_line (
    id BLOB PRIMARY KEY NOT NULL,
    report BLOB, exception BLOB, blockage BLOB
) STRICT, WITHOUT ROWID;

CREATE TABLE exception_report_recipient (
    id BLOB PRIMARY KEY NOT NULL,
    report BLOB, agency BLOB, role_title TEXT
) STRICT, WITHOUT ROWID;

-- On which agendas an exception or a blockage stands. The id is derived from it and the meeting: once on each.
CREATE TABLE exception_item (
    id BLOB PRIMARY KEY NOT NULL,
    exception BLOB, blockage BLOB, meeting BLOB, item BLOB
) STRICT, WITHOUT ROWID;
CREATE INDEX exception_item_item ON exception_item (item);

-- "Did it work?", asked three months after a recovery action was closed. before, after: means of the periods around it.
CREATE TABLE effect_answer (
    id BLOB PRIMARY KEY NOT NULL,
    exception BLOB, action BLOB, answered_on TEXT, by_role TEXT, answer TEXT, text TEXT,
    before REAL, after REAL, meeting BLOB
) STRICT, WITHOUT ROWID;
