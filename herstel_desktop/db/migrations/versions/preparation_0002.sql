CREATE TABLE favourite_work_form (
    work_form TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    CONSTRAINT pk_favourite_work_form PRIMARY KEY (work_form),
    CONSTRAINT ck_favourite_work_form_work_form_filled CHECK (length(trim(work_form)) > 0)
)
 WITHOUT ROWID,
 STRICT

CREATE TABLE own_work_form (
    id BLOB NOT NULL,
    slug TEXT NOT NULL,
    content TEXT NOT NULL,
    based_on TEXT DEFAULT '' NOT NULL,
    retired_on TEXT,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    CONSTRAINT pk_own_work_form PRIMARY KEY (id),
    CONSTRAINT ck_own_work_form_slug_filled CHECK (length(trim(slug)) > 0),
    CONSTRAINT ck_own_work_form_content_filled CHECK (length(trim(content)) > 0),
    CONSTRAINT uq_own_work_form_slug UNIQUE (slug)
)
 STRICT

CREATE TABLE recovery_wish (
    id BLOB NOT NULL,
    group_id BLOB NOT NULL,
    participant_id BLOB,
    text TEXT NOT NULL,
    written_on TEXT NOT NULL,
    fulfilled_on TEXT,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    CONSTRAINT pk_recovery_wish PRIMARY KEY (id),
    CONSTRAINT ck_recovery_wish_text_filled CHECK (length(trim(text)) > 0),
    CONSTRAINT ck_recovery_wish_fulfilled_later CHECK (fulfilled_on >= written_on),
    CONSTRAINT fk_recovery_wish_group_id FOREIGN KEY(group_id) REFERENCES "group" (id) ON DELETE RESTRICT,
    CONSTRAINT fk_recovery_wish_participant_id FOREIGN KEY(participant_id) REFERENCES participant (id) ON DELETE RESTRICT
)
 STRICT

CREATE INDEX ix_recovery_wish_group_id_written_on ON recovery_wish (group_id, written_on)

CREATE INDEX ix_recovery_wish_participant_id ON recovery_wish (participant_id)

CREATE TABLE recovery_wish_theme (
    wish_id BLOB NOT NULL,
    theme TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    CONSTRAINT pk_recovery_wish_theme PRIMARY KEY (wish_id, theme),
    CONSTRAINT ck_recovery_wish_theme_theme_filled CHECK (length(trim(theme)) > 0),
    CONSTRAINT fk_recovery_wish_theme_wish_id FOREIGN KEY(wish_id) REFERENCES recovery_wish (id) ON DELETE CASCADE
)
 WITHOUT ROWID,
 STRICT

CREATE TABLE session_plan (
    meeting_id BLOB NOT NULL,
    theme TEXT DEFAULT '' NOT NULL,
    people INTEGER NOT NULL,
    minutes INTEGER NOT NULL,
    energy TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    CONSTRAINT pk_session_plan PRIMARY KEY (meeting_id),
    CONSTRAINT ck_session_plan_people CHECK (people BETWEEN 1 AND 500),
    CONSTRAINT ck_session_plan_minutes CHECK (minutes BETWEEN 5 AND 720),
    CONSTRAINT ck_session_plan_energy CHECK (energy = 'calm' OR energy = 'usual' OR energy = 'active'),
    CONSTRAINT fk_session_plan_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) ON DELETE CASCADE
)
 STRICT

CREATE TABLE theme_ballot (
    id BLOB NOT NULL,
    group_id BLOB NOT NULL,
    meeting_id BLOB,
    opened_on TEXT NOT NULL,
    way TEXT NOT NULL,
    dots INTEGER NOT NULL,
    voters INTEGER,
    closed_at INTEGER,
    chosen TEXT DEFAULT '' NOT NULL,
    overruled_because TEXT DEFAULT '' NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    CONSTRAINT pk_theme_ballot PRIMARY KEY (id),
    CONSTRAINT ck_theme_ballot_way CHECK (way = 'paper' OR way = 'hands'),
    CONSTRAINT ck_theme_ballot_dots CHECK (dots BETWEEN 1 AND 5),
    CONSTRAINT ck_theme_ballot_voters CHECK (voters BETWEEN 1 AND 500),
    CONSTRAINT ck_theme_ballot_chosen CHECK ((closed_at IS NOT NULL) = (length(trim(chosen)) > 0)),
    CONSTRAINT ck_theme_ballot_overruled_because CHECK (overruled_because = '' OR closed_at IS NOT NULL),
    CONSTRAINT fk_theme_ballot_group_id FOREIGN KEY(group_id) REFERENCES "group" (id) ON DELETE RESTRICT,
    CONSTRAINT fk_theme_ballot_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) ON DELETE RESTRICT
)
 STRICT

CREATE INDEX ix_theme_ballot_group_id_opened_on ON theme_ballot (group_id, opened_on)

CREATE INDEX ix_theme_ballot_meeting_id ON theme_ballot (meeting_id)

CREATE UNIQUE INDEX uq_theme_ballot_one_open ON theme_ballot (group_id) WHERE closed_at IS NULL

CREATE TABLE session_plan_part (
    id BLOB NOT NULL,
    meeting_id BLOB NOT NULL,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    minutes INTEGER NOT NULL,
    work_form TEXT DEFAULT '' NOT NULL,
    phase TEXT,
    leader_id BLOB,
    note TEXT DEFAULT '' NOT NULL,
    used INTEGER,
    worked TEXT,
    remark TEXT DEFAULT '' NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    CONSTRAINT pk_session_plan_part PRIMARY KEY (id),
    CONSTRAINT uq_session_plan_part_meeting_id UNIQUE (meeting_id, position),
    CONSTRAINT ck_session_plan_part_kind CHECK (kind = 'work_form' OR kind = 'break' OR kind = 'other'),
    CONSTRAINT ck_session_plan_part_title_filled CHECK (length(trim(title)) > 0),
    CONSTRAINT ck_session_plan_part_minutes CHECK (minutes BETWEEN 1 AND 720),
    CONSTRAINT ck_session_plan_part_work_form CHECK ((kind = 'work_form') = (length(trim(work_form)) > 0)),
    CONSTRAINT ck_session_plan_part_phase_given CHECK ((kind = 'work_form') = (phase IS NOT NULL)),
    CONSTRAINT ck_session_plan_part_phase CHECK (phase = 'opening' OR phase = 'getting_to_know' OR phase = 'conversation' OR phase = 'self_insight' OR phase = 'skill' OR phase = 'forward' OR phase = 'play' OR phase = 'creative' OR phase = 'movement_and_rest' OR phase = 'closing'),
    CONSTRAINT ck_session_plan_part_used CHECK (used IN (0, 1)),
    CONSTRAINT ck_session_plan_part_worked CHECK (worked = 'well' OR worked = 'so_so' OR worked = 'badly'),
    CONSTRAINT ck_session_plan_part_worked_when_used CHECK (worked IS NULL OR used = 1),
    CONSTRAINT fk_session_plan_part_meeting_id FOREIGN KEY(meeting_id) REFERENCES session_plan (meeting_id) ON DELETE CASCADE,
    CONSTRAINT fk_session_plan_part_leader_id FOREIGN KEY(leader_id) REFERENCES facilitator (id) ON DELETE RESTRICT
)
 STRICT

CREATE INDEX ix_session_plan_part_leader_id ON session_plan_part (leader_id)

CREATE INDEX ix_session_plan_part_work_form ON session_plan_part (work_form, meeting_id) WHERE work_form <> ''

CREATE TABLE theme_ballot_option (
    ballot_id BLOB NOT NULL,
    theme TEXT NOT NULL,
    position INTEGER NOT NULL,
    votes INTEGER DEFAULT '0' NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    CONSTRAINT pk_theme_ballot_option PRIMARY KEY (ballot_id, theme),
    CONSTRAINT uq_theme_ballot_option_ballot_id UNIQUE (ballot_id, position),
    CONSTRAINT ck_theme_ballot_option_theme_filled CHECK (length(trim(theme)) > 0),
    CONSTRAINT ck_theme_ballot_option_votes CHECK (votes BETWEEN 0 AND 2500),
    CONSTRAINT fk_theme_ballot_option_ballot_id FOREIGN KEY(ballot_id) REFERENCES theme_ballot (id) ON DELETE CASCADE
)
 WITHOUT ROWID,
 STRICT
