-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the partnership measures (core/performance), and recorded crime as it was counted.

-- kind: 'number' or 'milestone'. target_*: as it was read from target_text. baseline_points: how many values the limits
--X
CREATE TABLE measure (
    id BLOB PRIMARY KEY NOT NULL,
    number INTEGER, reference TEXT, name TEXT, unit TEXT, kind TEXT, priority BLOB, workstream TEXT,
    lead_agency BLOB, lead_role TEXT, source TEXT, polarity TEXT, frequency TEXT, decimals INTEGER,
    target_text TEXT, target_kind TEXT, target_value REAL, target_percent REAL, target_sense TEXT,
    target_year_total INTEGER, target_by TEXT,
    baseline_points INTEGER, screening INTEGER, two_of_three TEXT,
    note TEXT, retired_on TEXT, retired_reason TEXT, crime_by TEXT, crime_area TEXT, crime_type TEXT
) STRICT, WITHOUT ROWID;

-- Where a measure looks: a ward, a sector, or a place by its name. None: the whole area.
CREATE TABLE measure_place (
    id BLOB PRIMARY KEY NOT NULL,
    measure BLOB, ward BLOB, sector BLOB, name TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX measure_place_measure ON measure_place (measure);

-- Two measures to be read side by side (requirements H04).
CREATE TABLE measure_pair (
    id BLOB PRIMARY KEY NOT NULL,
    measure BLOB, other BLOB, reason TEXT
) STRICT, WITHOUT ROWID;

-- One row for each value that was ever given for a period; the highest revision counts, the others are kept
-- (requirements H07). period: its first day. state: 'final' or 'provisional'.
CREATE TABLE measure_value (
    id BLOB PRIMARY KEY NOT NULL,
    measure BLOB, period TEXT, revision INTEGER, value REAL, state TEXT, source TEXT, received_on TEXT, reason TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX measure_value_measure ON measure_value (measure, period);

-- Where limits begin anew. kind: 'rebase', a new normal that was agreed, or 'break', figures before and after are not
-- counted alike.
CREATE TABLE measure_rebase (
    id BLOB PRIMARY KEY NOT NULL,
    measure BLOB, from_period TEXT, kind TEXT, reason TEXT, decided_by TEXT, decided_on TEXT, meeting BLOB
) STRICT, WITHOUT ROWID;
CREATE INDEX measure_rebase_measure ON measure_rebase (measure);
