-- SPDX-License-Identifier: GPL-3.0-or-later
-- Recorded crime as counted from the street files of data.police.uk (core/performance/crime_counts.h).

-- One row for a month of one police force: its counts by LSOA and type, packed. The id is derived from force and month, so
-- that two computers that import the same month have one row of it.
CREATE TABLE crime_month (
    id BLOB PRIMARY KEY NOT NULL,
    force TEXT, month TEXT, rows INTEGER, without_place INTEGER, without_id INTEGER,
    file TEXT, imported_on TEXT, counts BLOB
) STRICT, WITHOUT ROWID;

-- A month that was published again: what it said before, and how many counts differ.
CREATE TABLE crime_revision (
    id BLOB PRIMARY KEY NOT NULL,
    crime_month BLOB, replaced_on TEXT, file TEXT, rows_before INTEGER, rows_after INTEGER, counts_changed INTEGER
) STRICT, WITHOUT ROWID;

-- Which LSOA lies in which ward of the partnership. The id is derived from the LSOA.
CREATE TABLE crime_place (
    id BLOB PRIMARY KEY NOT NULL,
    lsoa TEXT, ward BLOB
) STRICT, WITHOUT ROWID;

-- The districts the partnership works for, as LSOA names begin: "Peterborough". None: every district counts.
CREATE TABLE crime_district (
    id BLOB PRIMARY KEY NOT NULL,
    name TEXT
) STRICT, WITHOUT ROWID;

-- From a month on figures are not counted as before: other boundaries, other categories. about: a crime type or a
-- district; NULL for all.
CREATE TABLE crime_break (
    id BLOB PRIMARY KEY NOT NULL,
    month TEXT, kind TEXT, about TEXT, reason TEXT, recorded_on TEXT
) STRICT, WITHOUT ROWID;
