-- SPDX-License-Identifier: GPL-3.0-or-later
-- A paper that was made and to whom it went: its marking, its version, when and by whom, and who has it (requirements
-- 3.8, 18). Nothing of what it says. `about` is the sector, the recommendation or the request it is of.
CREATE TABLE issued_paper (
    id BLOB PRIMARY KEY NOT NULL,
    kind TEXT, edition TEXT, meeting BLOB, item BLOB, agency BLOB, body BLOB, period TEXT, about TEXT,
    marking TEXT, version TEXT, format TEXT, made_on TEXT, made_at TEXT, made_by TEXT,
    sent_on TEXT, sent_to TEXT, sent_by TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX issued_paper_kind ON issued_paper (kind, meeting);
