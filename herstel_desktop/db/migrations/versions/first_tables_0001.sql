CREATE TABLE crisis_line (
    id BLOB NOT NULL,
    position INTEGER NOT NULL,
    situation TEXT NOT NULL,
    who TEXT NOT NULL,
    number TEXT NOT NULL,
    remark TEXT DEFAULT '' NOT NULL,
    checked_on TEXT,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    CONSTRAINT pk_crisis_line PRIMARY KEY (id),
    CONSTRAINT ck_crisis_line_situation_filled CHECK (length(trim(situation)) > 0),
    CONSTRAINT ck_crisis_line_who_filled CHECK (length(trim(who)) > 0),
    CONSTRAINT ck_crisis_line_number_filled CHECK (length(trim(number)) > 0),
    CONSTRAINT uq_crisis_line_position UNIQUE (position)
)
 STRICT

CREATE TABLE facilitator (
    id BLOB NOT NULL,
    name TEXT NOT NULL,
    phone TEXT DEFAULT '' NOT NULL,
    email TEXT DEFAULT '' NOT NULL,
    active INTEGER DEFAULT '1' NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    CONSTRAINT pk_facilitator PRIMARY KEY (id),
    CONSTRAINT ck_facilitator_name_filled CHECK (length(trim(name)) > 0),
    CONSTRAINT ck_facilitator_active CHECK (active IN (0, 1))
)
 STRICT

CREATE TABLE organisation (
    id BLOB NOT NULL,
    singleton INTEGER DEFAULT '1' NOT NULL,
    name TEXT NOT NULL,
    region TEXT DEFAULT '' NOT NULL,
    phone TEXT DEFAULT '' NOT NULL,
    email TEXT DEFAULT '' NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    CONSTRAINT pk_organisation PRIMARY KEY (id),
    CONSTRAINT ck_organisation_singleton CHECK (singleton = 1),
    CONSTRAINT ck_organisation_name_filled CHECK (length(trim(name)) > 0),
    CONSTRAINT uq_organisation_singleton UNIQUE (singleton)
)
 STRICT

CREATE TABLE participant (
    id BLOB NOT NULL,
    call_name TEXT NOT NULL,
    family_name TEXT DEFAULT '' NOT NULL,
    phone TEXT DEFAULT '' NOT NULL,
    email TEXT DEFAULT '' NOT NULL,
    address TEXT DEFAULT '' NOT NULL,
    absence_choice TEXT NOT NULL,
    contact_person_name TEXT DEFAULT '' NOT NULL,
    contact_person_phone TEXT DEFAULT '' NOT NULL,
    consent_given_on TEXT,
    consent_withdrawn_on TEXT,
    sort_key TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    CONSTRAINT pk_participant PRIMARY KEY (id),
    CONSTRAINT ck_participant_call_name_filled CHECK (length(trim(call_name)) > 0),
    CONSTRAINT ck_participant_absence_choice CHECK (absence_choice = 'call' OR absence_choice = 'card' OR absence_choice = 'nothing' OR absence_choice = 'contact_person'),
    CONSTRAINT ck_participant_consent_order CHECK (consent_withdrawn_on IS NULL OR consent_withdrawn_on >= consent_given_on)
)
 STRICT

CREATE INDEX ix_participant_sort_key ON participant (sort_key)

CREATE TABLE search_entry (
    entry_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    subject_id BLOB NOT NULL,
    title TEXT NOT NULL,
    detail TEXT DEFAULT '' NOT NULL,
    search_key TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    CONSTRAINT pk_search_entry PRIMARY KEY (entry_id),
    CONSTRAINT ck_search_entry_kind CHECK (kind = 'participant' OR kind = 'group' OR kind = 'venue' OR kind = 'facilitator'),
    CONSTRAINT uq_search_entry_subject_id UNIQUE (subject_id)
)
 STRICT

CREATE TABLE setting (
    "key" TEXT NOT NULL,
    value TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    CONSTRAINT pk_setting PRIMARY KEY ("key")
)
 WITHOUT ROWID,
 STRICT

CREATE TABLE vault_record (
    vault_id BLOB NOT NULL,
    singleton INTEGER DEFAULT '1' NOT NULL,
    header_sequence INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    CONSTRAINT pk_vault_record PRIMARY KEY (vault_id),
    CONSTRAINT ck_vault_record_singleton CHECK (singleton = 1),
    CONSTRAINT uq_vault_record_singleton UNIQUE (singleton)
)
 STRICT

CREATE TABLE venue (
    id BLOB NOT NULL,
    name TEXT NOT NULL,
    street TEXT DEFAULT '' NOT NULL,
    postcode TEXT DEFAULT '' NOT NULL,
    town TEXT DEFAULT '' NOT NULL,
    area TEXT DEFAULT '' NOT NULL,
    municipality TEXT DEFAULT '' NOT NULL,
    in_use INTEGER DEFAULT '1' NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    CONSTRAINT pk_venue PRIMARY KEY (id),
    CONSTRAINT ck_venue_name_filled CHECK (length(trim(name)) > 0),
    CONSTRAINT ck_venue_in_use CHECK (in_use IN (0, 1))
)
 STRICT

CREATE TABLE "group" (
    id BLOB NOT NULL,
    name TEXT NOT NULL,
    form TEXT NOT NULL,
    state TEXT NOT NULL,
    venue_id BLOB,
    registration TEXT NOT NULL,
    least INTEGER NOT NULL,
    most INTEGER NOT NULL,
    number_of_meetings INTEGER,
    rhythm TEXT NOT NULL,
    weekday INTEGER NOT NULL,
    week_of_month INTEGER NOT NULL,
    start TEXT NOT NULL,
    minutes INTEGER NOT NULL,
    starts_on TEXT NOT NULL,
    ended_on TEXT,
    planned_until TEXT,
    minutes_stay_with_group INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    CONSTRAINT pk_group PRIMARY KEY (id),
    CONSTRAINT ck_group_name_filled CHECK (length(trim(name)) > 0),
    CONSTRAINT ck_group_form CHECK (form = 'recovery_group' OR form = 'listening_round' OR form = 'recovery_work_group' OR form = 'self_help_group' OR form = 'youth_group'),
    CONSTRAINT ck_group_state CHECK (state = 'running' OR state = 'ended'),
    CONSTRAINT ck_group_registration CHECK (registration = 'names' OR registration = 'first_names' OR registration = 'count_only'),
    CONSTRAINT ck_group_rhythm CHECK (rhythm = 'weekly' OR rhythm = 'two_weekly' OR rhythm = 'monthly' OR rhythm = 'single_dates'),
    CONSTRAINT ck_group_size CHECK (least BETWEEN 1 AND most AND most <= 500),
    CONSTRAINT ck_group_number_of_meetings CHECK (number_of_meetings BETWEEN 1 AND 200),
    CONSTRAINT ck_group_weekday CHECK (weekday BETWEEN 0 AND 6),
    CONSTRAINT ck_group_week_of_month CHECK (week_of_month IN (1, 2, 3, 4, -1)),
    CONSTRAINT ck_group_minutes CHECK (minutes BETWEEN 5 AND 720),
    CONSTRAINT ck_group_minutes_stay_with_group CHECK (minutes_stay_with_group IN (0, 1)),
    CONSTRAINT ck_group_ended_on CHECK ((state = 'ended') = (ended_on IS NOT NULL)),
    CONSTRAINT fk_group_venue_id FOREIGN KEY(venue_id) REFERENCES venue (id) ON DELETE RESTRICT
)
 STRICT

CREATE INDEX ix_group_venue_id ON "group" (venue_id)

CREATE TABLE passphrase_slot (
    slot_id BLOB NOT NULL,
    facilitator_id BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    CONSTRAINT pk_passphrase_slot PRIMARY KEY (slot_id),
    CONSTRAINT uq_passphrase_slot_facilitator_id UNIQUE (facilitator_id),
    CONSTRAINT fk_passphrase_slot_facilitator_id FOREIGN KEY(facilitator_id) REFERENCES facilitator (id) ON DELETE RESTRICT
)
 STRICT

CREATE TABLE enrolment (
    id BLOB NOT NULL,
    participant_id BLOB NOT NULL,
    group_id BLOB NOT NULL,
    state TEXT NOT NULL,
    since TEXT NOT NULL,
    participant_from TEXT,
    participant_until TEXT,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    CONSTRAINT pk_enrolment PRIMARY KEY (id),
    CONSTRAINT uq_enrolment_participant_id UNIQUE (participant_id, group_id),
    CONSTRAINT ck_enrolment_state CHECK (state = 'signed_up' OR state = 'intake_planned' OR state = 'intake_held' OR state = 'participant' OR state = 'waiting_list' OR state = 'not_started' OR state = 'stopped' OR state = 'completed'),
    CONSTRAINT ck_enrolment_participation_order CHECK (participant_until >= participant_from),
    CONSTRAINT ck_enrolment_participation_open CHECK (state <> 'participant' OR (participant_from IS NOT NULL AND participant_until IS NULL)),
    CONSTRAINT fk_enrolment_participant_id FOREIGN KEY(participant_id) REFERENCES participant (id) ON DELETE RESTRICT,
    CONSTRAINT fk_enrolment_group_id FOREIGN KEY(group_id) REFERENCES "group" (id) ON DELETE RESTRICT
)
 STRICT

CREATE INDEX ix_enrolment_group_id_state ON enrolment (group_id, state)

CREATE INDEX ix_enrolment_state_since ON enrolment (state, since)

CREATE TABLE group_agreement (
    id BLOB NOT NULL,
    group_id BLOB NOT NULL,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    CONSTRAINT pk_group_agreement PRIMARY KEY (id),
    CONSTRAINT uq_group_agreement_group_id UNIQUE (group_id, position),
    CONSTRAINT ck_group_agreement_text_filled CHECK (length(trim(text)) > 0),
    CONSTRAINT fk_group_agreement_group_id FOREIGN KEY(group_id) REFERENCES "group" (id) ON DELETE CASCADE
)
 STRICT

CREATE TABLE group_facilitator (
    group_id BLOB NOT NULL,
    facilitator_id BLOB NOT NULL,
    position INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    CONSTRAINT pk_group_facilitator PRIMARY KEY (group_id, facilitator_id),
    CONSTRAINT fk_group_facilitator_group_id FOREIGN KEY(group_id) REFERENCES "group" (id) ON DELETE CASCADE,
    CONSTRAINT fk_group_facilitator_facilitator_id FOREIGN KEY(facilitator_id) REFERENCES facilitator (id) ON DELETE RESTRICT
)
 WITHOUT ROWID,
 STRICT

CREATE INDEX ix_group_facilitator_facilitator_id ON group_facilitator (facilitator_id)

CREATE TABLE meeting (
    id BLOB NOT NULL,
    group_id BLOB NOT NULL,
    venue_id BLOB,
    "on" TEXT NOT NULL,
    start TEXT NOT NULL,
    minutes INTEGER NOT NULL,
    zone TEXT NOT NULL,
    state TEXT NOT NULL,
    reason TEXT DEFAULT '' NOT NULL,
    guest_count INTEGER DEFAULT '0' NOT NULL,
    counted_present INTEGER,
    closed_at INTEGER,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    CONSTRAINT pk_meeting PRIMARY KEY (id),
    CONSTRAINT uq_meeting_group_id UNIQUE (group_id, "on", start),
    CONSTRAINT ck_meeting_state CHECK (state = 'planned' OR state = 'closed' OR state = 'cancelled'),
    CONSTRAINT ck_meeting_minutes CHECK (minutes BETWEEN 5 AND 720),
    CONSTRAINT ck_meeting_guest_count CHECK (guest_count BETWEEN 0 AND 999),
    CONSTRAINT ck_meeting_counted_present CHECK (counted_present BETWEEN 0 AND 1999),
    CONSTRAINT ck_meeting_reason CHECK ((state = 'cancelled') = (length(trim(reason)) > 0)),
    CONSTRAINT ck_meeting_closed_at CHECK ((state = 'closed') = (closed_at IS NOT NULL)),
    CONSTRAINT ck_meeting_counted_when_closed CHECK (counted_present IS NULL OR state = 'closed'),
    CONSTRAINT fk_meeting_group_id FOREIGN KEY(group_id) REFERENCES "group" (id) ON DELETE RESTRICT,
    CONSTRAINT fk_meeting_venue_id FOREIGN KEY(venue_id) REFERENCES venue (id) ON DELETE RESTRICT
)
 STRICT

CREATE INDEX ix_meeting_group_id_on_start_state ON meeting (group_id, "on", start, state)

CREATE INDEX ix_meeting_on_start ON meeting ("on", start)

CREATE INDEX ix_meeting_planned_on ON meeting ("on", start) WHERE state = 'planned'

CREATE INDEX ix_meeting_venue_id ON meeting (venue_id)

CREATE TABLE attendance_mark (
    meeting_id BLOB NOT NULL,
    participant_id BLOB NOT NULL,
    mark TEXT NOT NULL,
    beforehand INTEGER DEFAULT '0' NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    CONSTRAINT pk_attendance_mark PRIMARY KEY (meeting_id, participant_id),
    CONSTRAINT ck_attendance_mark_mark CHECK (mark = 'present' OR mark = 'excused' OR mark = 'absent'),
    CONSTRAINT ck_attendance_mark_beforehand CHECK (beforehand = 0 OR (beforehand = 1 AND mark = 'excused')),
    CONSTRAINT fk_attendance_mark_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) ON DELETE RESTRICT,
    CONSTRAINT fk_attendance_mark_participant_id FOREIGN KEY(participant_id) REFERENCES participant (id) ON DELETE RESTRICT
)
 WITHOUT ROWID,
 STRICT

CREATE INDEX ix_attendance_mark_participant_id ON attendance_mark (participant_id)

CREATE TABLE enrolment_step (
    id BLOB NOT NULL,
    enrolment_id BLOB NOT NULL,
    position INTEGER NOT NULL,
    state TEXT NOT NULL,
    "on" TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    CONSTRAINT pk_enrolment_step PRIMARY KEY (id),
    CONSTRAINT uq_enrolment_step_enrolment_id UNIQUE (enrolment_id, position),
    CONSTRAINT ck_enrolment_step_state CHECK (state = 'signed_up' OR state = 'intake_planned' OR state = 'intake_held' OR state = 'participant' OR state = 'waiting_list' OR state = 'not_started' OR state = 'stopped' OR state = 'completed'),
    CONSTRAINT fk_enrolment_step_enrolment_id FOREIGN KEY(enrolment_id) REFERENCES enrolment (id) ON DELETE CASCADE
)
 STRICT

CREATE TABLE follow_up_done (
    id BLOB NOT NULL,
    participant_id BLOB NOT NULL,
    group_id BLOB NOT NULL,
    meeting_id BLOB NOT NULL,
    done_on TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    CONSTRAINT pk_follow_up_done PRIMARY KEY (id),
    CONSTRAINT uq_follow_up_done_participant_id UNIQUE (participant_id, group_id, meeting_id),
    CONSTRAINT fk_follow_up_done_participant_id FOREIGN KEY(participant_id) REFERENCES participant (id) ON DELETE CASCADE,
    CONSTRAINT fk_follow_up_done_group_id FOREIGN KEY(group_id) REFERENCES "group" (id) ON DELETE CASCADE,
    CONSTRAINT fk_follow_up_done_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) ON DELETE CASCADE
)
 STRICT

CREATE INDEX ix_follow_up_done_group_id ON follow_up_done (group_id)

CREATE INDEX ix_follow_up_done_meeting_id ON follow_up_done (meeting_id)

CREATE TABLE guest (
    id BLOB NOT NULL,
    meeting_id BLOB NOT NULL,
    name TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    CONSTRAINT pk_guest PRIMARY KEY (id),
    CONSTRAINT ck_guest_name_filled CHECK (length(trim(name)) > 0),
    CONSTRAINT fk_guest_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) ON DELETE CASCADE
)
 STRICT

CREATE INDEX ix_guest_meeting_id ON guest (meeting_id)

CREATE TABLE session_log (
    meeting_id BLOB NOT NULL,
    how_it_went TEXT DEFAULT '' NOT NULL,
    take_along TEXT DEFAULT '' NOT NULL,
    finished_at INTEGER,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    CONSTRAINT pk_session_log PRIMARY KEY (meeting_id),
    CONSTRAINT fk_session_log_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) ON DELETE CASCADE
)
 STRICT

CREATE INDEX ix_session_log_drafts ON session_log (meeting_id) WHERE finished_at IS NULL

CREATE TABLE session_log_theme (
    id BLOB NOT NULL,
    meeting_id BLOB NOT NULL,
    position INTEGER NOT NULL,
    theme TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    CONSTRAINT pk_session_log_theme PRIMARY KEY (id),
    CONSTRAINT uq_session_log_theme_meeting_id UNIQUE (meeting_id, position),
    CONSTRAINT ck_session_log_theme_theme_filled CHECK (length(trim(theme)) > 0),
    CONSTRAINT fk_session_log_theme_meeting_id FOREIGN KEY(meeting_id) REFERENCES session_log (meeting_id) ON DELETE CASCADE
)
 STRICT

CREATE VIRTUAL TABLE search_index USING fts5(
    search_key, content='search_entry', content_rowid='entry_id', prefix='1 2 3',
    tokenize="unicode61 remove_diacritics 2 categories 'L* N* Co S* M*'"
)

INSERT INTO search_index(search_index, rank) VALUES ('secure-delete', 1)

CREATE TRIGGER search_entry_added AFTER INSERT ON search_entry BEGIN
    INSERT INTO search_index(rowid, search_key) VALUES (new.entry_id, new.search_key);
END

CREATE TRIGGER search_entry_removed AFTER DELETE ON search_entry BEGIN
    INSERT INTO search_index(search_index, rowid, search_key)
    VALUES ('delete', old.entry_id, old.search_key);
END

CREATE TRIGGER search_entry_changed AFTER UPDATE ON search_entry BEGIN
    INSERT INTO search_index(search_index, rowid, search_key)
    VALUES ('delete', old.entry_id, old.search_key);
    INSERT INTO search_index(rowid, search_key) VALUES (new.entry_id, new.search_key);
END
