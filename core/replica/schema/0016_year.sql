-- SPDX-License-Identifier: GPL-3.0-or-later
-- The plan and its year, accountability, and what the public is told (core/governance/README.md).

CREATE TABLE plan (
    id BLOB PRIMARY KEY NOT NULL,
    name TEXT, first_year INTEGER, last_year INTEGER
) STRICT, WITHOUT ROWID;

-- A yearly revision comes from an assessment and is final only with one (requirements A01, A02).
CREATE TABLE plan_revision (
    id BLOB PRIMARY KEY NOT NULL,
    plan BLOB, year INTEGER, assessment BLOB, priority_set BLOB, state TEXT, final_on TEXT, summary TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE strategic_assessment (
    id BLOB PRIMARY KEY NOT NULL,
    title TEXT, period_from TEXT, period_to TEXT, received_on TEXT, findings TEXT, evidence TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE assessment_priority (
    id BLOB PRIMARY KEY NOT NULL,
    assessment BLOB, text TEXT, position INTEGER
) STRICT, WITHOUT ROWID;

-- The decision that made a set, and what it was made from (requirements K03); decided_text where no entry has it.
ALTER TABLE priority_set ADD COLUMN assessment BLOB;
ALTER TABLE priority_set ADD COLUMN decided_entry BLOB;
ALTER TABLE priority_set ADD COLUMN decided_text TEXT;

-- kind: NULL a priority, other_area an area of focus beside them (requirements I09).
ALTER TABLE priority ADD COLUMN kind TEXT;

-- What is known of a workstream beside its links: who leads it, and a fact with its source (requirements B09, I05).
CREATE TABLE workstream (
    id BLOB PRIMARY KEY NOT NULL,
    name TEXT, lead_agency BLOB, lead_role TEXT, fact TEXT, fact_source TEXT
) STRICT, WITHOUT ROWID;

-- Which version of a body's terms of reference holds, and since when (requirements A03).
ALTER TABLE body ADD COLUMN terms_version TEXT;
ALTER TABLE body ADD COLUMN terms_on TEXT;

-- priorities: ids of those it is linked from.
CREATE TABLE linked_strategy (
    id BLOB PRIMARY KEY NOT NULL,
    name TEXT, owner TEXT, address TEXT, priorities TEXT, position INTEGER
) STRICT, WITHOUT ROWID;

-- An equalities impact assessment of a priority (requirements O01).
CREATE TABLE equality_assessment (
    id BLOB PRIMARY KEY NOT NULL,
    priority BLOB, made_on TEXT, summary TEXT, mitigations TEXT, review_on TEXT, not_needed TEXT
) STRICT, WITHOUT ROWID;

-- A duty met, where nothing stored elsewhere shows it: what, when, and where it can be read (requirements A06).
CREATE TABLE compliance_note (
    id BLOB PRIMARY KEY NOT NULL,
    duty TEXT, done_on TEXT, evidence TEXT, by_role TEXT
) STRICT, WITHOUT ROWID;

-- One agency's view of one principle in one year, 1 to 4; the id is derived from these three (requirements N01).
CREATE TABLE self_assessment (
    id BLOB PRIMARY KEY NOT NULL,
    year INTEGER, agency BLOB, principle TEXT, score INTEGER, note TEXT
) STRICT, WITHOUT ROWID;

-- What stands beside an agency's figures in the report of an autumn (`year`). kind: comment, at most 100 words;
-- challenge, by another agency; response, which answers one (requirements K01, K07).
CREATE TABLE agency_comment (
    id BLOB PRIMARY KEY NOT NULL,
    year INTEGER, agency BLOB, kind TEXT, from_agency BLOB, answers BLOB, text TEXT, by_role TEXT, made_on TEXT
) STRICT, WITHOUT ROWID;

-- What the scrutiny committee recommended, and what came back (requirements K04).
CREATE TABLE scrutiny_recommendation (
    id BLOB PRIMARY KEY NOT NULL,
    meeting BLOB, number INTEGER, text TEXT, to_agency BLOB, to_body BLOB, made_on TEXT, response_due_on TEXT,
    response TEXT, responded_on TEXT, responded_by TEXT
) STRICT, WITHOUT ROWID;

-- A goal of the county, set in September and reviewed in March (requirements C15).
CREATE TABLE county_goal (
    id BLOB PRIMARY KEY NOT NULL,
    theme TEXT, body BLOB, text TEXT, contribution TEXT, set_meeting BLOB, review_meeting BLOB, progress TEXT,
    progress_on TEXT, blockage TEXT, ask TEXT, position INTEGER
) STRICT, WITHOUT ROWID;

-- What neighbourhood panels set, and what they were told back (requirements D14).
CREATE TABLE panel_priority (
    id BLOB PRIMARY KEY NOT NULL,
    body BLOB, area TEXT, ward BLOB, text TEXT, set_on TEXT, meeting BLOB, item BLOB, outcome TEXT, closed_on TEXT,
    told_back_on TEXT, told_back_text TEXT
) STRICT, WITHOUT ROWID;

-- A paper for the public and how far it is: draft, privacy_checked, approved, published, withdrawn (requirements 3.7).
-- copy: the paper as it was approved (JSON of core/documents), which is what is published.
CREATE TABLE publication (
    id BLOB PRIMARY KEY NOT NULL,
    kind TEXT, title TEXT, period_from TEXT, period_to TEXT, version INTEGER, state TEXT, due_on TEXT,
    privacy_checked_on TEXT, privacy_checked_by TEXT, approved_on TEXT, approved_by TEXT, withdrawn_on TEXT,
    withdrawn_reason TEXT, copy TEXT
) STRICT, WITHOUT ROWID;

-- What people wrote into it, part by part; the rest is made from data.
CREATE TABLE publication_text (
    id BLOB PRIMARY KEY NOT NULL,
    publication BLOB, part TEXT, text TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE publication_channel (
    id BLOB PRIMARY KEY NOT NULL,
    publication BLOB, channel TEXT, published_on TEXT, owner_role TEXT, language TEXT, note TEXT
) STRICT, WITHOUT ROWID;

-- Who releases what the public reads: a role (requirements B10, M11).
ALTER TABLE partnership ADD COLUMN communications_owner BLOB;

-- A question, comment or challenge (nature) at a forum or a Face the People session, and the answer (requirements M02,
-- M06). kind: consulted, informed, involved or partnered (M07).
CREATE TABLE engagement_record (
    id BLOB PRIMARY KEY NOT NULL,
    body BLOB, meeting BLOB, priority BLOB, made_on TEXT, kind TEXT, nature TEXT, question TEXT, answer TEXT,
    answered_on TEXT, answered_by TEXT, position INTEGER
) STRICT, WITHOUT ROWID;
