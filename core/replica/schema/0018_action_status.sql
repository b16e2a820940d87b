-- SPDX-License-Identifier: GPL-3.0-or-later
-- The open actions among ten years of closed ones.
CREATE INDEX action_status ON action (status);
