-- SPDX-License-Identifier: GPL-3.0-or-later
-- What meeting other replicas needs (design section 4). Tables of the engine: never captured.

-- Header fields this version does not know, kept so that the chain's hash can be recomputed.
ALTER TABLE change ADD COLUMN extra BLOB;
-- The hash of a payload that was erased and has a notice in its place.
ALTER TABLE change ADD COLUMN payload_hash BLOB;
-- When it came in from elsewhere, milliseconds since 1970; NULL for what was done here.
ALTER TABLE change ADD COLUMN arrived INTEGER;
-- 0 where a newer Muster wrote something this version cannot read: folded again after an update.
ALTER TABLE change ADD COLUMN understood INTEGER NOT NULL DEFAULT 1;
CREATE INDEX change_arrived ON change (arrived) WHERE arrived IS NOT NULL;
CREATE INDEX change_not_understood ON change (id) WHERE understood = 0;

-- Versions that were superseded before they arrived: a Change may overtake the one it builds on.
CREATE TABLE awaited (
    tab INTEGER NOT NULL,
    row BLOB NOT NULL,
    col INTEGER NOT NULL,
    change INTEGER NOT NULL,
    PRIMARY KEY (tab, row, col, change)
) STRICT, WITHOUT ROWID;

-- Cells whose leaves say different things and could not be merged: shown until somebody picks.
CREATE TABLE contested (
    tab INTEGER NOT NULL,
    row BLOB NOT NULL,
    col INTEGER NOT NULL,
    PRIMARY KEY (tab, row, col)
) STRICT, WITHOUT ROWID;
