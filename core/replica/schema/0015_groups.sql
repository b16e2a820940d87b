-- SPDX-License-Identifier: GPL-3.0-or-later
-- Task and finish groups, business sent between bodies, recommendations and their ratification
-- (core/governance/README.md). Months are "2011-10", money is pence.

-- A task and finish group is a body; this is what was commissioned. Its own id is the body's.
CREATE TABLE task_group (
    id BLOB PRIMARY KEY NOT NULL,
    theme_lead TEXT, theme_agency BLOB, commissioned_meeting BLOB, commissioned_item BLOB, commissioned_on TEXT,
    parent BLOB, first_report_on TEXT, end_on TEXT, original_end_on TEXT, state TEXT,
    closing_report TEXT, closed_on TEXT
) STRICT, WITHOUT ROWID;

-- What happened to a group: commissioned, active, extended (with reason), closing report, closed.
CREATE TABLE task_group_event (
    id BLOB PRIMARY KEY NOT NULL,
    task_group BLOB, kind TEXT, made_on TEXT, by_role TEXT, old_end_on TEXT, new_end_on TEXT, text TEXT,
    position INTEGER
) STRICT, WITHOUT ROWID;

-- The action plan: an action of the register, or a milestone with a date of its own.
CREATE TABLE plan_line (
    id BLOB PRIMARY KEY NOT NULL,
    body BLOB, action BLOB, text TEXT, due_on TEXT, original_due_on TEXT, done_on TEXT, approved_reason TEXT,
    position INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE funding_line (
    id BLOB PRIMARY KEY NOT NULL,
    body BLOB, priority BLOB, purpose TEXT, source TEXT, pence INTEGER, state TEXT, decided_on TEXT, position INTEGER
) STRICT, WITHOUT ROWID;

-- A monthly return of a group; the id is derived from the body and the month.
CREATE TABLE monthly_return (
    id BLOB PRIMARY KEY NOT NULL,
    body BLOB, month TEXT, due_on TEXT, received_on TEXT, received_from TEXT, headline TEXT, noted_meeting BLOB
) STRICT, WITHOUT ROWID;

-- kind: success, problem, help_needed or measure (then the comment on one). share: a success to pass on.
CREATE TABLE return_line (
    id BLOB PRIMARY KEY NOT NULL,
    monthly_return BLOB, kind TEXT, text TEXT, share INTEGER, blockage BLOB, measure BLOB, position INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE group_challenge (
    id BLOB PRIMARY KEY NOT NULL,
    body BLOB, from_body BLOB, asked_on TEXT, asked_by TEXT, question TEXT, answer TEXT, answered_on TEXT, answered_by TEXT
) STRICT, WITHOUT ROWID;

-- An item one body sent to another, from local panel to county and back (requirements D13, C09). What became of it
-- there is the item that continues it; here stands only that it was sent, and when its answer was told. The id is
-- derived from the item and the body: once to each.
CREATE TABLE sent_business (
    id BLOB PRIMARY KEY NOT NULL,
    from_item BLOB, to_body BLOB, sent_on TEXT, sent_by TEXT, told_on TEXT, told_meeting BLOB
) STRICT, WITHOUT ROWID;
CREATE INDEX sent_business_from ON sent_business (from_item);

-- What is not for this partnership's meetings, and who deals with it: a body here or one outside (requirements I12).
CREATE TABLE referral_route (
    id BLOB PRIMARY KEY NOT NULL,
    topic TEXT, body BLOB, outside TEXT, position INTEGER
) STRICT, WITHOUT ROWID;

ALTER TABLE recommendation ADD COLUMN verb TEXT;
ALTER TABLE recommendation ADD COLUMN why TEXT;
ALTER TABLE recommendation ADD COLUMN cost TEXT;
ALTER TABLE recommendation ADD COLUMN s17_reason TEXT;
ALTER TABLE recommendation ADD COLUMN equality_mitigations TEXT;
ALTER TABLE recommendation ADD COLUMN equality_review_on TEXT;
ALTER TABLE recommendation ADD COLUMN equality_not_needed TEXT;
ALTER TABLE recommendation ADD COLUMN adopted_by BLOB;
ALTER TABLE recommendation ADD COLUMN adopted_meeting BLOB;
ALTER TABLE recommendation ADD COLUMN adopted_on TEXT;
ALTER TABLE recommendation ADD COLUMN implemented_on TEXT;
ALTER TABLE recommendation ADD COLUMN withdrawn_on TEXT;
ALTER TABLE recommendation ADD COLUMN withdrawn_reason TEXT;
ALTER TABLE recommendation ADD COLUMN item BLOB;
ALTER TABLE recommendation ADD COLUMN return_by TEXT;

-- Conditions are accepted one agency at a time; recommendation.conditions_accepted is not used any more.
ALTER TABLE ratification ADD COLUMN meaning TEXT;
ALTER TABLE ratification ADD COLUMN evidence TEXT;
ALTER TABLE ratification ADD COLUMN decided_on TEXT;
ALTER TABLE ratification ADD COLUMN conditions_accepted_on TEXT;
ALTER TABLE ratification ADD COLUMN conditions_accepted_by TEXT;

-- Options considered: pursued, or dropped with the reason (requirements L03).
CREATE TABLE recommendation_option (
    id BLOB PRIMARY KEY NOT NULL,
    recommendation BLOB, text TEXT, state TEXT, reason TEXT, position INTEGER
) STRICT, WITHOUT ROWID;

-- Its parts, each with the date from which it holds (requirements L07).
CREATE TABLE recommendation_limb (
    id BLOB PRIMARY KEY NOT NULL,
    recommendation BLOB, text TEXT, effective_on TEXT, position INTEGER
) STRICT, WITHOUT ROWID;

ALTER TABLE body ADD COLUMN commissioned_by BLOB;
ALTER TABLE body ADD COLUMN lead_agency BLOB;
ALTER TABLE body ADD COLUMN lead_state TEXT;
ALTER TABLE body ADD COLUMN joint_chair_role TEXT;

-- What a commissioned group owes (requirements C18).
CREATE TABLE body_product (
    id BLOB PRIMARY KEY NOT NULL,
    body BLOB, text TEXT, due_on TEXT, delivered_on TEXT, position INTEGER
) STRICT, WITHOUT ROWID;
