-- SPDX-License-Identifier: GPL-3.0-or-later
-- Decisions to erase (design section 4, Erasure; core/replica/erasure.h). `changes` names the Changes that lose their
-- content and the hash of what each held. Nothing here repeats what was erased.
CREATE TABLE erasure (
    id BLOB PRIMARY KEY NOT NULL,
    about TEXT, basis TEXT, decided_by TEXT, erased_on TEXT, changes BLOB
) STRICT, WITHOUT ROWID;
