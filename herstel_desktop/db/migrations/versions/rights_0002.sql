CREATE TABLE erasure (
    id BLOB NOT NULL,
    number INTEGER NOT NULL,
    participant_id BLOB NOT NULL,
    erased_on TEXT NOT NULL,
    facilitator_id BLOB,
    keep_wishes INTEGER DEFAULT '0' NOT NULL,
    enrolments_gone INTEGER DEFAULT '0' NOT NULL,
    marks_gone INTEGER DEFAULT '0' NOT NULL,
    follow_ups_gone INTEGER DEFAULT '0' NOT NULL,
    wishes_gone INTEGER DEFAULT '0' NOT NULL,
    guests_gone INTEGER DEFAULT '0' NOT NULL,
    enrolments_kept INTEGER DEFAULT '0' NOT NULL,
    marks_kept INTEGER DEFAULT '0' NOT NULL,
    wishes_kept INTEGER DEFAULT '0' NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    CONSTRAINT pk_erasure PRIMARY KEY (id),
    CONSTRAINT ck_erasure_number CHECK (number >= 1),
    CONSTRAINT ck_erasure_keep_wishes CHECK (keep_wishes IN (0, 1)),
    CONSTRAINT uq_erasure_number UNIQUE (number),
    CONSTRAINT uq_erasure_participant_id UNIQUE (participant_id),
    CONSTRAINT fk_erasure_facilitator_id FOREIGN KEY(facilitator_id) REFERENCES facilitator (id) ON DELETE SET NULL
)
 STRICT

CREATE INDEX ix_erasure_facilitator_id ON erasure (facilitator_id)

CREATE TABLE erased_guest (
    guest_id BLOB NOT NULL,
    erasure_id BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    CONSTRAINT pk_erased_guest PRIMARY KEY (guest_id),
    CONSTRAINT fk_erased_guest_erasure_id FOREIGN KEY(erasure_id) REFERENCES erasure (id) ON DELETE CASCADE
)
 WITHOUT ROWID,
 STRICT

CREATE INDEX ix_erased_guest_erasure_id ON erased_guest (erasure_id)

CREATE TABLE nameless_participant (
    participant_id BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    CONSTRAINT pk_nameless_participant PRIMARY KEY (participant_id),
    CONSTRAINT fk_nameless_participant_participant_id FOREIGN KEY(participant_id) REFERENCES participant (id) ON DELETE CASCADE
)
 WITHOUT ROWID,
 STRICT
