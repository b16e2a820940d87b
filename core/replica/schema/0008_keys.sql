-- SPDX-License-Identifier: GPL-3.0-or-later
-- Keys of part two (design section 4, part two; core/replica/key_ring.h). Rows of these tables are only ever added:
-- two computers that add and remove keys at once have nothing to contest.

-- What a key is sealed to, worked out from its passphrase: so a new compartment key reaches it unasked.
ALTER TABLE key_slot ADD COLUMN public_key BLOB;
-- The epoch whose compartment key wrapped_key holds; NULL for the first one, whose epoch has the slot's own id.
ALTER TABLE key_slot ADD COLUMN epoch BLOB;

-- A compartment key made when somebody was removed. `proof` is made with the key of the epoch before it.
CREATE TABLE key_epoch (
    id BLOB PRIMARY KEY NOT NULL,
    number INTEGER, earlier BLOB, proof BLOB, created_on TEXT
) STRICT, WITHOUT ROWID;

-- The compartment key of an epoch, sealed to a slot. `proof` is made with that compartment key: whoever put the slot
-- there holds it.
CREATE TABLE key_share (
    id BLOB PRIMARY KEY NOT NULL,
    epoch BLOB, slot BLOB, sealed_key BLOB, proof BLOB
) STRICT, WITHOUT ROWID;

CREATE TABLE key_removal (
    id BLOB PRIMARY KEY NOT NULL,
    slot BLOB, removed_on TEXT
) STRICT, WITHOUT ROWID;
