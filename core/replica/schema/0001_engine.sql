-- SPDX-License-Identifier: GPL-3.0-or-later
-- Tables of the engine itself. They are never captured: they are how capture is kept.

CREATE TABLE meta (
    key TEXT PRIMARY KEY NOT NULL,
    value ANY
) STRICT, WITHOUT ROWID;

-- Number 1 is this replica. The number is private to this file.
CREATE TABLE device (
    no INTEGER PRIMARY KEY,
    id BLOB NOT NULL
) STRICT;

-- id = device number << 40 | sequence number; hash chains each device's Changes.
CREATE TABLE change (
    id INTEGER PRIMARY KEY,
    hash BLOB NOT NULL,
    clock INTEGER NOT NULL,
    at INTEGER NOT NULL,
    author TEXT NOT NULL,
    label TEXT NOT NULL,
    kind INTEGER NOT NULL,
    about INTEGER,
    sealed INTEGER NOT NULL,
    payload BLOB NOT NULL
) STRICT;

-- Which Changes touched a row: the history of a record.
CREATE TABLE change_row (
    tab INTEGER NOT NULL,
    row BLOB NOT NULL,
    change INTEGER NOT NULL,
    PRIMARY KEY (tab, row, change)
) STRICT, WITHOUT ROWID;

-- The unsuperseded versions of every cell (design section 4, Fold). Column 0 says that the row exists.
CREATE TABLE leaf (
    tab INTEGER NOT NULL,
    row BLOB NOT NULL,
    col INTEGER NOT NULL,
    change INTEGER NOT NULL,
    PRIMARY KEY (tab, row, col, change)
) STRICT, WITHOUT ROWID;

-- Text being typed and not yet entered; restricted drafts are stored sealed.
CREATE TABLE draft (
    key TEXT PRIMARY KEY NOT NULL,
    text BLOB NOT NULL,
    sealed INTEGER NOT NULL,
    at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
