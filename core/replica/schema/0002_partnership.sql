-- SPDX-License-Identifier: GPL-3.0-or-later
-- Replicated tables carry no UNIQUE, FOREIGN KEY or CHECK: rules are the commands' business (design section 4).
-- Columns are only ever appended, since a column's number is its place.
-- Dates are ISO text, times HH:MM local, ids 16 random bytes.

CREATE TABLE partnership (
    id BLOB PRIMARY KEY NOT NULL,
    name TEXT, short_name TEXT, vision TEXT, area_name TEXT,
    confidentiality_statement TEXT,
    publish_tasking_minutes INTEGER,
    part_two_notice TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE glossary_entry (
    id BLOB PRIMARY KEY NOT NULL,
    short_form TEXT, meaning TEXT
) STRICT, WITHOUT ROWID;

-- short_name is the code (CITY); display_name what a line prints ("Lead: City Council").
CREATE TABLE agency (
    id BLOB PRIMARY KEY NOT NULL,
    short_name TEXT, name TEXT, category TEXT, represents TEXT, legal_basis TEXT,
    joined_on TEXT, left_on TEXT, notes TEXT, position INTEGER,
    display_name TEXT, also_known_as TEXT, liaison_role BLOB, isp_signed_on TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE unit (
    id BLOB PRIMARY KEY NOT NULL,
    agency BLOB, name TEXT, position INTEGER
) STRICT, WITHOUT ROWID;

-- A person in a role: the title is what documents print, the name is optional (requirements B08).
CREATE TABLE role (
    id BLOB PRIMARY KEY NOT NULL,
    agency BLOB, unit BLOB, title TEXT, person_name TEXT,
    can_commit INTEGER, commit_limit TEXT, is_lead INTEGER, deputy_for BLOB, seniority TEXT,
    active_from TEXT, active_to TEXT, organisation TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE body (
    id BLOB PRIMARY KEY NOT NULL,
    short_name TEXT, name TEXT, tier TEXT, authority TEXT,
    chair_role TEXT, secretary_role TEXT,
    effective_from TEXT, effective_to TEXT, closed_by TEXT, succeeded_by BLOB,
    terms_of_reference TEXT, notes TEXT, position INTEGER,
    purpose TEXT, linked_text TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE body_alias (
    id BLOB PRIMARY KEY NOT NULL,
    body BLOB, alias TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE body_link (
    id BLOB PRIMARY KEY NOT NULL,
    body BLOB, to_body BLOB, kind TEXT
) STRICT, WITHOUT ROWID;

-- pattern: monthly_nth_weekday, monthly, quarterly, yearly_months (months as "3,9"), yearly_season, at_least_yearly.
-- weekday: 1 Monday to 7 Sunday.
CREATE TABLE cadence (
    id BLOB PRIMARY KEY NOT NULL,
    body BLOB, effective_from TEXT, effective_to TEXT,
    pattern TEXT, nth INTEGER, weekday INTEGER, months TEXT,
    start_time TEXT, length_minutes INTEGER, words TEXT, per_year INTEGER, season TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE membership (
    id BLOB PRIMARY KEY NOT NULL,
    body BLOB, agency BLOB, role BLOB, capacity TEXT, from_date TEXT, to_date TEXT,
    state TEXT
) STRICT, WITHOUT ROWID;

-- Items every meeting of a body has, in this order; placement: start, before_restricted or end.
-- needed_agencies: ids in hex, comma between.
CREATE TABLE standing_item (
    id BLOB PRIMARY KEY NOT NULL,
    body BLOB, title TEXT, minutes INTEGER, placement TEXT, position INTEGER,
    lead TEXT, purpose TEXT, needed_agencies TEXT, effective_from TEXT, effective_to TEXT, role_in_meeting TEXT,
    origin TEXT, ask TEXT, subject_type TEXT, priority BLOB
) STRICT, WITHOUT ROWID;

CREATE TABLE chair_rota (
    id BLOB PRIMARY KEY NOT NULL,
    body BLOB, position INTEGER, role_title TEXT, agency BLOB, meeting_on TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE sector (
    id BLOB PRIMARY KEY NOT NULL,
    name TEXT, manager_role TEXT, position INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE ward (
    id BLOB PRIMARY KEY NOT NULL,
    name TEXT, sector BLOB, position INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE vulnerable_place (
    id BLOB PRIMARY KEY NOT NULL,
    crime_type TEXT, ward BLOB, type_position INTEGER, position INTEGER, effective_from TEXT, effective_to TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE priority_set (
    id BLOB PRIMARY KEY NOT NULL,
    name TEXT, effective_from TEXT, effective_to TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE priority (
    id BLOB PRIMARY KEY NOT NULL,
    priority_set BLOB, short_name TEXT, name TEXT, delivered_by TEXT, lead_agency BLOB, lead_role TEXT,
    position INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE workstream_link (
    id BLOB PRIMARY KEY NOT NULL,
    priority BLOB, name TEXT, position INTEGER
) STRICT, WITHOUT ROWID;

-- One way into part two: the compartment key wrapped by a passphrase (design section 4, part two).
CREATE TABLE key_slot (
    id BLOB PRIMARY KEY NOT NULL,
    name TEXT, kind TEXT, salt BLOB, operations INTEGER, memory INTEGER, wrapped_key BLOB, created_on TEXT
) STRICT, WITHOUT ROWID;
