-- SPDX-License-Identifier: GPL-3.0-or-later
-- What several computers at one meeting need (requirements §2.5 rows 11 and 13).

-- Who took the writing role of a meeting, one row each time, and only that computer writes in it again: whoever has
-- the highest `turn` holds it, and of two with the same one the earlier. `device` is the replica that holds it;
-- times are minutes since 1970, UTC. `ended`: 'released', 'passed', 'ended' with the meeting.
CREATE TABLE writing_role (
    id BLOB PRIMARY KEY NOT NULL,
    meeting BLOB, turn INTEGER, device BLOB, computer TEXT, role_title TEXT,
    taken_at INTEGER, wrote_at INTEGER, ended TEXT, taken_from BLOB
) STRICT, WITHOUT ROWID;
CREATE INDEX writing_role_meeting ON writing_role (meeting);

-- The highest number that was ever given for good in a series of numbers ("action", "minutes ..."), so that none is
-- given twice whichever computer gives it (invariants 7 and 8). Written while no other computer is at the shared file.
CREATE TABLE number_given (
    id BLOB PRIMARY KEY NOT NULL,
    series TEXT, number INTEGER
) STRICT, WITHOUT ROWID;

-- The number a draft shows until it has a permanent one: `number` is NULL as long.
ALTER TABLE minute ADD COLUMN provisional INTEGER;
ALTER TABLE disclosure ADD COLUMN provisional INTEGER;
