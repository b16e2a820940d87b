-- SPDX-License-Identifier: GPL-3.0-or-later
-- What is looked for by something else than its key, and would be searched for in ten years of rows: the number and
-- reference of the next action, what was agreed or reported in a meeting, the minute an action stands under.
CREATE INDEX action_number ON action (number);
CREATE INDEX action_reference ON action (reference COLLATE NOCASE);
CREATE INDEX action_meeting ON action (meeting);
CREATE INDEX action_update_meeting ON action_update (meeting);
CREATE INDEX minute_item ON minute (item);
