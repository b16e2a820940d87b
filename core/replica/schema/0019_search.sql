-- SPDX-License-Identifier: GPL-3.0-or-later
-- Words to find records by (core/replica/search_words.h). Tables of the engine: never captured. Triggers note what changed
-- in `search_pending`, each part for itself, so that the words of part two stand in memory only; `settleSearch` takes
-- them into the index in the same transaction. Triggers do not write to it themselves: with trusted_schema off a
-- schema may not use a virtual table.

CREATE TABLE search_pending (
    number INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    record BLOB NOT NULL,
    words TEXT NOT NULL
) STRICT;
CREATE TABLE search_record (
    number INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    record BLOB NOT NULL,
    UNIQUE (record, kind)
) STRICT;
CREATE VIRTUAL TABLE search_text USING fts5 (words, tokenize = 'unicode61 remove_diacritics 2');

CREATE TRIGGER search_agenda_item_added AFTER INSERT ON agenda_item BEGIN
    INSERT INTO search_pending (kind, record, words)
    VALUES ('item', new.id, coalesce(new.title || ' ', '') || coalesce(new.open_title || ' ', '')
            || coalesce(new.purpose || ' ', '') || coalesce(new.location_text || ' ', '')
            || coalesce(new.case_reference || ' ', '') || coalesce(new.background || ' ', '')
            || coalesce(new.evidence || ' ', '') || coalesce(new.resources_offered || ' ', '')
            || coalesce(new.urgent_reason || ' ', '') || coalesce(new.reason || ' ', '')
            || coalesce(new.tell_back_text || ' ', '') || coalesce(new.minute_heading || ' ', ''));
END;
CREATE TRIGGER search_agenda_item_changed AFTER UPDATE OF
    title, open_title, purpose, location_text, case_reference, background, evidence, resources_offered,
    urgent_reason, reason, tell_back_text, minute_heading
    ON agenda_item BEGIN
    INSERT INTO search_pending (kind, record, words)
    VALUES ('item', new.id, coalesce(new.title || ' ', '') || coalesce(new.open_title || ' ', '')
            || coalesce(new.purpose || ' ', '') || coalesce(new.location_text || ' ', '')
            || coalesce(new.case_reference || ' ', '') || coalesce(new.background || ' ', '')
            || coalesce(new.evidence || ' ', '') || coalesce(new.resources_offered || ' ', '')
            || coalesce(new.urgent_reason || ' ', '') || coalesce(new.reason || ' ', '')
            || coalesce(new.tell_back_text || ' ', '') || coalesce(new.minute_heading || ' ', ''));
END;
CREATE TRIGGER search_agenda_item_removed AFTER DELETE ON agenda_item BEGIN
    INSERT INTO search_pending (kind, record, words) VALUES ('item', old.id, '');
END;
INSERT INTO search_pending (kind, record, words)
SELECT 'item', id, coalesce(title || ' ', '') || coalesce(open_title || ' ', '') || coalesce(purpose || ' ', '')
            || coalesce(location_text || ' ', '') || coalesce(case_reference || ' ', '')
            || coalesce(background || ' ', '') || coalesce(evidence || ' ', '')
            || coalesce(resources_offered || ' ', '') || coalesce(urgent_reason || ' ', '')
            || coalesce(reason || ' ', '') || coalesce(tell_back_text || ' ', '')
            || coalesce(minute_heading || ' ', '') FROM agenda_item;

CREATE TRIGGER search_problem_sheet_added AFTER INSERT ON problem_sheet BEGIN
    INSERT INTO search_pending (kind, record, words)
    VALUES ('problem', new.id, coalesce(new.objective || ' ', '') || coalesce(new.scanning || ' ', '')
            || coalesce(new.analysis || ' ', '') || coalesce(new.response || ' ', '')
            || coalesce(new.assessment || ' ', ''));
END;
CREATE TRIGGER search_problem_sheet_changed AFTER UPDATE OF
    objective, scanning, analysis, response, assessment
    ON problem_sheet BEGIN
    INSERT INTO search_pending (kind, record, words)
    VALUES ('problem', new.id, coalesce(new.objective || ' ', '') || coalesce(new.scanning || ' ', '')
            || coalesce(new.analysis || ' ', '') || coalesce(new.response || ' ', '')
            || coalesce(new.assessment || ' ', ''));
END;
CREATE TRIGGER search_problem_sheet_removed AFTER DELETE ON problem_sheet BEGIN
    INSERT INTO search_pending (kind, record, words) VALUES ('problem', old.id, '');
END;
INSERT INTO search_pending (kind, record, words)
SELECT 'problem', id, coalesce(objective || ' ', '') || coalesce(scanning || ' ', '') || coalesce(analysis || ' ', '')
            || coalesce(response || ' ', '') || coalesce(assessment || ' ', '') FROM problem_sheet;

CREATE TRIGGER search_item_tag_added AFTER INSERT ON item_tag BEGIN
    INSERT INTO search_pending (kind, record, words)
    VALUES ('tag', new.id, coalesce(new.word || ' ', ''));
END;
CREATE TRIGGER search_item_tag_changed AFTER UPDATE OF
    word
    ON item_tag BEGIN
    INSERT INTO search_pending (kind, record, words)
    VALUES ('tag', new.id, coalesce(new.word || ' ', ''));
END;
CREATE TRIGGER search_item_tag_removed AFTER DELETE ON item_tag BEGIN
    INSERT INTO search_pending (kind, record, words) VALUES ('tag', old.id, '');
END;
INSERT INTO search_pending (kind, record, words)
SELECT 'tag', id, coalesce(word || ' ', '') FROM item_tag;

CREATE TRIGGER search_item_paper_added AFTER INSERT ON item_paper BEGIN
    INSERT INTO search_pending (kind, record, words)
    VALUES ('paper', new.id, coalesce(new.title || ' ', '') || coalesce(new.purpose || ' ', '')
            || coalesce(new.background || ' ', '') || coalesce(new.proposal || ' ', ''));
END;
CREATE TRIGGER search_item_paper_changed AFTER UPDATE OF
    title, purpose, background, proposal
    ON item_paper BEGIN
    INSERT INTO search_pending (kind, record, words)
    VALUES ('paper', new.id, coalesce(new.title || ' ', '') || coalesce(new.purpose || ' ', '')
            || coalesce(new.background || ' ', '') || coalesce(new.proposal || ' ', ''));
END;
CREATE TRIGGER search_item_paper_removed AFTER DELETE ON item_paper BEGIN
    INSERT INTO search_pending (kind, record, words) VALUES ('paper', old.id, '');
END;
INSERT INTO search_pending (kind, record, words)
SELECT 'paper', id, coalesce(title || ' ', '') || coalesce(purpose || ' ', '') || coalesce(background || ' ', '')
            || coalesce(proposal || ' ', '') FROM item_paper;

CREATE TRIGGER search_paper_recommendation_added AFTER INSERT ON paper_recommendation BEGIN
    INSERT INTO search_pending (kind, record, words)
    VALUES ('paper_line', new.id, coalesce(new.text || ' ', ''));
END;
CREATE TRIGGER search_paper_recommendation_changed AFTER UPDATE OF
    text
    ON paper_recommendation BEGIN
    INSERT INTO search_pending (kind, record, words)
    VALUES ('paper_line', new.id, coalesce(new.text || ' ', ''));
END;
CREATE TRIGGER search_paper_recommendation_removed AFTER DELETE ON paper_recommendation BEGIN
    INSERT INTO search_pending (kind, record, words) VALUES ('paper_line', old.id, '');
END;
INSERT INTO search_pending (kind, record, words)
SELECT 'paper_line', id, coalesce(text || ' ', '') FROM paper_recommendation;

CREATE TRIGGER search_entry_added AFTER INSERT ON entry BEGIN
    INSERT INTO search_pending (kind, record, words)
    VALUES ('entry', new.id, CASE WHEN coalesce(new.removed, 0) THEN '' ELSE coalesce(new.verb || ' ', '')
            || coalesce(new.text || ' ', '') END);
END;
CREATE TRIGGER search_entry_changed AFTER UPDATE OF
    verb, text, removed
    ON entry BEGIN
    INSERT INTO search_pending (kind, record, words)
    VALUES ('entry', new.id, CASE WHEN coalesce(new.removed, 0) THEN '' ELSE coalesce(new.verb || ' ', '')
            || coalesce(new.text || ' ', '') END);
END;
CREATE TRIGGER search_entry_removed AFTER DELETE ON entry BEGIN
    INSERT INTO search_pending (kind, record, words) VALUES ('entry', old.id, '');
END;
INSERT INTO search_pending (kind, record, words)
SELECT 'entry', id, CASE WHEN coalesce(removed, 0) THEN '' ELSE coalesce(verb || ' ', '')
            || coalesce(text || ' ', '') END FROM entry;

CREATE TRIGGER search_disclosure_added AFTER INSERT ON disclosure BEGIN
    INSERT INTO search_pending (kind, record, words)
    VALUES ('disclosure', new.id, coalesce(new.what || ' ', '') || coalesce(new.purpose || ' ', ''));
END;
CREATE TRIGGER search_disclosure_changed AFTER UPDATE OF
    what, purpose
    ON disclosure BEGIN
    INSERT INTO search_pending (kind, record, words)
    VALUES ('disclosure', new.id, coalesce(new.what || ' ', '') || coalesce(new.purpose || ' ', ''));
END;
CREATE TRIGGER search_disclosure_removed AFTER DELETE ON disclosure BEGIN
    INSERT INTO search_pending (kind, record, words) VALUES ('disclosure', old.id, '');
END;
INSERT INTO search_pending (kind, record, words)
SELECT 'disclosure', id, coalesce(what || ' ', '') || coalesce(purpose || ' ', '') FROM disclosure;

CREATE TRIGGER search_declaration_added AFTER INSERT ON declaration BEGIN
    INSERT INTO search_pending (kind, record, words)
    VALUES ('declaration', new.id, coalesce(new.nature || ' ', '') || coalesce(new.effect_text || ' ', ''));
END;
CREATE TRIGGER search_declaration_changed AFTER UPDATE OF
    nature, effect_text
    ON declaration BEGIN
    INSERT INTO search_pending (kind, record, words)
    VALUES ('declaration', new.id, coalesce(new.nature || ' ', '') || coalesce(new.effect_text || ' ', ''));
END;
CREATE TRIGGER search_declaration_removed AFTER DELETE ON declaration BEGIN
    INSERT INTO search_pending (kind, record, words) VALUES ('declaration', old.id, '');
END;
INSERT INTO search_pending (kind, record, words)
SELECT 'declaration', id, coalesce(nature || ' ', '') || coalesce(effect_text || ' ', '') FROM declaration;

CREATE TRIGGER search_amendment_added AFTER INSERT ON amendment BEGIN
    INSERT INTO search_pending (kind, record, words)
    VALUES ('amendment', new.id, coalesce(new.old_text || ' ', '') || coalesce(new.new_text || ' ', '')
            || coalesce(new.explanation || ' ', ''));
END;
CREATE TRIGGER search_amendment_changed AFTER UPDATE OF
    old_text, new_text, explanation
    ON amendment BEGIN
    INSERT INTO search_pending (kind, record, words)
    VALUES ('amendment', new.id, coalesce(new.old_text || ' ', '') || coalesce(new.new_text || ' ', '')
            || coalesce(new.explanation || ' ', ''));
END;
CREATE TRIGGER search_amendment_removed AFTER DELETE ON amendment BEGIN
    INSERT INTO search_pending (kind, record, words) VALUES ('amendment', old.id, '');
END;
INSERT INTO search_pending (kind, record, words)
SELECT 'amendment', id, coalesce(old_text || ' ', '') || coalesce(new_text || ' ', '')
            || coalesce(explanation || ' ', '') FROM amendment;

CREATE TRIGGER search_action_added AFTER INSERT ON action BEGIN
    INSERT INTO search_pending (kind, record, words)
    VALUES ('action', new.id, coalesce(new.reference || ' ', '') || coalesce(new.text || ' ', '')
            || coalesce(new.owner_title || ' ', '') || coalesce(new.evidence || ' ', '')
            || coalesce(new.closure_text || ' ', ''));
END;
CREATE TRIGGER search_action_changed AFTER UPDATE OF
    reference, text, owner_title, evidence, closure_text
    ON action BEGIN
    INSERT INTO search_pending (kind, record, words)
    VALUES ('action', new.id, coalesce(new.reference || ' ', '') || coalesce(new.text || ' ', '')
            || coalesce(new.owner_title || ' ', '') || coalesce(new.evidence || ' ', '')
            || coalesce(new.closure_text || ' ', ''));
END;
CREATE TRIGGER search_action_removed AFTER DELETE ON action BEGIN
    INSERT INTO search_pending (kind, record, words) VALUES ('action', old.id, '');
END;
INSERT INTO search_pending (kind, record, words)
SELECT 'action', id, coalesce(reference || ' ', '') || coalesce(text || ' ', '') || coalesce(owner_title || ' ', '')
            || coalesce(evidence || ' ', '') || coalesce(closure_text || ' ', '') FROM action;

CREATE TRIGGER search_action_update_added AFTER INSERT ON action_update BEGIN
    INSERT INTO search_pending (kind, record, words)
    VALUES ('update', new.id, coalesce(new.text || ' ', '') || coalesce(new.reason || ' ', '')
            || coalesce(new.evidence || ' ', ''));
END;
CREATE TRIGGER search_action_update_changed AFTER UPDATE OF
    text, reason, evidence
    ON action_update BEGIN
    INSERT INTO search_pending (kind, record, words)
    VALUES ('update', new.id, coalesce(new.text || ' ', '') || coalesce(new.reason || ' ', '')
            || coalesce(new.evidence || ' ', ''));
END;
CREATE TRIGGER search_action_update_removed AFTER DELETE ON action_update BEGIN
    INSERT INTO search_pending (kind, record, words) VALUES ('update', old.id, '');
END;
INSERT INTO search_pending (kind, record, words)
SELECT 'update', id, coalesce(text || ' ', '') || coalesce(reason || ' ', '') || coalesce(evidence || ' ', '') FROM action_update;

CREATE TRIGGER search_blockage_added AFTER INSERT ON blockage BEGIN
    INSERT INTO search_pending (kind, record, words)
    VALUES ('blockage', new.id, coalesce(new.reference || ' ', '') || coalesce(new.text || ' ', '')
            || coalesce(new.needed || ' ', '') || coalesce(new.decision || ' ', '')
            || coalesce(new.tried || ' ', '') || coalesce(new.if_nothing || ' ', ''));
END;
CREATE TRIGGER search_blockage_changed AFTER UPDATE OF
    reference, text, needed, decision, tried, if_nothing
    ON blockage BEGIN
    INSERT INTO search_pending (kind, record, words)
    VALUES ('blockage', new.id, coalesce(new.reference || ' ', '') || coalesce(new.text || ' ', '')
            || coalesce(new.needed || ' ', '') || coalesce(new.decision || ' ', '')
            || coalesce(new.tried || ' ', '') || coalesce(new.if_nothing || ' ', ''));
END;
CREATE TRIGGER search_blockage_removed AFTER DELETE ON blockage BEGIN
    INSERT INTO search_pending (kind, record, words) VALUES ('blockage', old.id, '');
END;
INSERT INTO search_pending (kind, record, words)
SELECT 'blockage', id, coalesce(reference || ' ', '') || coalesce(text || ' ', '') || coalesce(needed || ' ', '')
            || coalesce(decision || ' ', '') || coalesce(tried || ' ', '')
            || coalesce(if_nothing || ' ', '') FROM blockage;

CREATE TRIGGER search_performance_exception_added AFTER INSERT ON performance_exception BEGIN
    INSERT INTO search_pending (kind, record, words)
    VALUES ('exception', new.id, coalesce(new.reference || ' ', '') || coalesce(new.measure || ' ', '')
            || coalesce(new.text || ' ', '') || coalesce(new.cause || ' ', '')
            || coalesce(new.note || ' ', '') || coalesce(new.plan || ' ', ''));
END;
CREATE TRIGGER search_performance_exception_changed AFTER UPDATE OF
    reference, measure, text, cause, note, plan
    ON performance_exception BEGIN
    INSERT INTO search_pending (kind, record, words)
    VALUES ('exception', new.id, coalesce(new.reference || ' ', '') || coalesce(new.measure || ' ', '')
            || coalesce(new.text || ' ', '') || coalesce(new.cause || ' ', '')
            || coalesce(new.note || ' ', '') || coalesce(new.plan || ' ', ''));
END;
CREATE TRIGGER search_performance_exception_removed AFTER DELETE ON performance_exception BEGIN
    INSERT INTO search_pending (kind, record, words) VALUES ('exception', old.id, '');
END;
INSERT INTO search_pending (kind, record, words)
SELECT 'exception', id, coalesce(reference || ' ', '') || coalesce(measure || ' ', '') || coalesce(text || ' ', '')
            || coalesce(cause || ' ', '') || coalesce(note || ' ', '') || coalesce(plan || ' ', '') FROM performance_exception;

CREATE TRIGGER search_recommendation_added AFTER INSERT ON recommendation BEGIN
    INSERT INTO search_pending (kind, record, words)
    VALUES ('recommendation', new.id, coalesce(new.reference || ' ', '') || coalesce(new.title || ' ', ''));
END;
CREATE TRIGGER search_recommendation_changed AFTER UPDATE OF
    reference, title
    ON recommendation BEGIN
    INSERT INTO search_pending (kind, record, words)
    VALUES ('recommendation', new.id, coalesce(new.reference || ' ', '') || coalesce(new.title || ' ', ''));
END;
CREATE TRIGGER search_recommendation_removed AFTER DELETE ON recommendation BEGIN
    INSERT INTO search_pending (kind, record, words) VALUES ('recommendation', old.id, '');
END;
INSERT INTO search_pending (kind, record, words)
SELECT 'recommendation', id, coalesce(reference || ' ', '') || coalesce(title || ' ', '') FROM recommendation;

CREATE TRIGGER search_body_added AFTER INSERT ON body BEGIN
    INSERT INTO search_pending (kind, record, words)
    VALUES ('body', new.id, coalesce(new.short_name || ' ', '') || coalesce(new.name || ' ', '')
            || coalesce(new.purpose || ' ', ''));
END;
CREATE TRIGGER search_body_changed AFTER UPDATE OF
    short_name, name, purpose
    ON body BEGIN
    INSERT INTO search_pending (kind, record, words)
    VALUES ('body', new.id, coalesce(new.short_name || ' ', '') || coalesce(new.name || ' ', '')
            || coalesce(new.purpose || ' ', ''));
END;
CREATE TRIGGER search_body_removed AFTER DELETE ON body BEGIN
    INSERT INTO search_pending (kind, record, words) VALUES ('body', old.id, '');
END;
INSERT INTO search_pending (kind, record, words)
SELECT 'body', id, coalesce(short_name || ' ', '') || coalesce(name || ' ', '') || coalesce(purpose || ' ', '') FROM body;

CREATE TRIGGER search_body_alias_added AFTER INSERT ON body_alias BEGIN
    INSERT INTO search_pending (kind, record, words)
    VALUES ('alias', new.id, coalesce(new.alias || ' ', ''));
END;
CREATE TRIGGER search_body_alias_changed AFTER UPDATE OF
    alias
    ON body_alias BEGIN
    INSERT INTO search_pending (kind, record, words)
    VALUES ('alias', new.id, coalesce(new.alias || ' ', ''));
END;
CREATE TRIGGER search_body_alias_removed AFTER DELETE ON body_alias BEGIN
    INSERT INTO search_pending (kind, record, words) VALUES ('alias', old.id, '');
END;
INSERT INTO search_pending (kind, record, words)
SELECT 'alias', id, coalesce(alias || ' ', '') FROM body_alias;

CREATE TRIGGER search_agency_added AFTER INSERT ON agency BEGIN
    INSERT INTO search_pending (kind, record, words)
    VALUES ('agency', new.id, coalesce(new.short_name || ' ', '') || coalesce(new.name || ' ', '')
            || coalesce(new.display_name || ' ', '') || coalesce(new.also_known_as || ' ', '')
            || coalesce(new.represents || ' ', ''));
END;
CREATE TRIGGER search_agency_changed AFTER UPDATE OF
    short_name, name, display_name, also_known_as, represents
    ON agency BEGIN
    INSERT INTO search_pending (kind, record, words)
    VALUES ('agency', new.id, coalesce(new.short_name || ' ', '') || coalesce(new.name || ' ', '')
            || coalesce(new.display_name || ' ', '') || coalesce(new.also_known_as || ' ', '')
            || coalesce(new.represents || ' ', ''));
END;
CREATE TRIGGER search_agency_removed AFTER DELETE ON agency BEGIN
    INSERT INTO search_pending (kind, record, words) VALUES ('agency', old.id, '');
END;
INSERT INTO search_pending (kind, record, words)
SELECT 'agency', id, coalesce(short_name || ' ', '') || coalesce(name || ' ', '')
            || coalesce(display_name || ' ', '') || coalesce(also_known_as || ' ', '')
            || coalesce(represents || ' ', '') FROM agency;

CREATE TRIGGER search_role_added AFTER INSERT ON role BEGIN
    INSERT INTO search_pending (kind, record, words)
    VALUES ('role', new.id, coalesce(new.title || ' ', '') || coalesce(new.person_name || ' ', '')
            || coalesce(new.organisation || ' ', ''));
END;
CREATE TRIGGER search_role_changed AFTER UPDATE OF
    title, person_name, organisation
    ON role BEGIN
    INSERT INTO search_pending (kind, record, words)
    VALUES ('role', new.id, coalesce(new.title || ' ', '') || coalesce(new.person_name || ' ', '')
            || coalesce(new.organisation || ' ', ''));
END;
CREATE TRIGGER search_role_removed AFTER DELETE ON role BEGIN
    INSERT INTO search_pending (kind, record, words) VALUES ('role', old.id, '');
END;
INSERT INTO search_pending (kind, record, words)
SELECT 'role', id, coalesce(title || ' ', '') || coalesce(person_name || ' ', '')
            || coalesce(organisation || ' ', '') FROM role;

CREATE TRIGGER search_information_request_added AFTER INSERT ON information_request BEGIN
    INSERT INTO search_pending (kind, record, words)
    VALUES ('request', new.id, coalesce(new.reference || ' ', '') || coalesce(new.subject || ' ', '')
            || coalesce(new.scope || ' ', '') || coalesce(new.outcome || ' ', ''));
END;
CREATE TRIGGER search_information_request_changed AFTER UPDATE OF
    reference, subject, scope, outcome
    ON information_request BEGIN
    INSERT INTO search_pending (kind, record, words)
    VALUES ('request', new.id, coalesce(new.reference || ' ', '') || coalesce(new.subject || ' ', '')
            || coalesce(new.scope || ' ', '') || coalesce(new.outcome || ' ', ''));
END;
CREATE TRIGGER search_information_request_removed AFTER DELETE ON information_request BEGIN
    INSERT INTO search_pending (kind, record, words) VALUES ('request', old.id, '');
END;
INSERT INTO search_pending (kind, record, words)
SELECT 'request', id, coalesce(reference || ' ', '') || coalesce(subject || ' ', '') || coalesce(scope || ' ', '')
            || coalesce(outcome || ' ', '') FROM information_request;
