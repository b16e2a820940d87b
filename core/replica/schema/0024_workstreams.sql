-- SPDX-License-Identifier: GPL-3.0-or-later

-- The page of a workstream (requirements I04): what it holds to, its pathways and who is in it, each a line of its own,
-- and how it is evaluated.
ALTER TABLE workstream ADD COLUMN principles TEXT;
ALTER TABLE workstream ADD COLUMN pathways TEXT;
ALTER TABLE workstream ADD COLUMN partners TEXT;
ALTER TABLE workstream ADD COLUMN evaluation TEXT;
