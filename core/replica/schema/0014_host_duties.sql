-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the host settles before real cases go in (core/partnership/profile.h).
ALTER TABLE partnership ADD COLUMN impact_assessment TEXT;
ALTER TABLE partnership ADD COLUMN folder_access TEXT;
ALTER TABLE partnership ADD COLUMN retention TEXT;
ALTER TABLE partnership ADD COLUMN key_holders TEXT;
