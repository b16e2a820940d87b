-- SPDX-License-Identifier: GPL-3.0-or-later

-- What a decision means for community safety under section 17 of the Crime and Disorder Act 1998: 'positive', 'negative'
-- or 'none', with the reason. Of a restricted decision in part two, where its entry is.
ALTER TABLE entry ADD COLUMN s17_effect TEXT;
ALTER TABLE entry ADD COLUMN s17_reason TEXT;

-- Why the matter needs the partnership and not one agency alone.
ALTER TABLE agenda_item ADD COLUMN why_partnership TEXT;
