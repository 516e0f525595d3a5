CREATE TABLE info_card (
    id BLOB NOT NULL,
    name TEXT NOT NULL,
    title TEXT DEFAULT '' NOT NULL,
    subtitle TEXT DEFAULT '' NOT NULL,
    template TEXT DEFAULT '' NOT NULL,
    group_id BLOB,
    venue_id BLOB,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    CONSTRAINT pk_info_card PRIMARY KEY (id),
    CONSTRAINT ck_info_card_name_filled CHECK (length(trim(name)) > 0),
    CONSTRAINT ck_info_card_one_source CHECK (group_id IS NULL OR venue_id IS NULL),
    CONSTRAINT fk_info_card_group_id FOREIGN KEY(group_id) REFERENCES "group" (id) ON DELETE SET NULL,
    CONSTRAINT fk_info_card_venue_id FOREIGN KEY(venue_id) REFERENCES venue (id) ON DELETE SET NULL
)
 STRICT

CREATE INDEX ix_info_card_group_id ON info_card (group_id)

CREATE INDEX ix_info_card_venue_id ON info_card (venue_id)

CREATE TABLE info_card_section (
    id BLOB NOT NULL,
    card_id BLOB NOT NULL,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    heading TEXT DEFAULT '' NOT NULL,
    text TEXT DEFAULT '' NOT NULL,
    shown INTEGER NOT NULL,
    checked_on TEXT,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    CONSTRAINT pk_info_card_section PRIMARY KEY (id),
    CONSTRAINT uq_info_card_section_card_id UNIQUE (card_id, position),
    CONSTRAINT ck_info_card_section_kind CHECK (kind = 'text' OR kind = 'ticks' OR kind = 'questions' OR kind = 'contact' OR kind = 'when_where' OR kind = 'emergency' OR kind = 'qr' OR kind = 'partners'),
    CONSTRAINT ck_info_card_section_shown CHECK (shown IN (0, 1)),
    CONSTRAINT fk_info_card_section_card_id FOREIGN KEY(card_id) REFERENCES info_card (id) ON DELETE CASCADE
)
 STRICT

CREATE TABLE info_card_answer (
    card_id BLOB NOT NULL,
    field TEXT NOT NULL,
    answer TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    CONSTRAINT pk_info_card_answer PRIMARY KEY (card_id, field),
    CONSTRAINT ck_info_card_answer_field CHECK (field = 'organisatie' OR field = 'groep' OR field = 'begeleiders' OR field = 'buurtpunt' OR field = 'adres' OR field = 'gebied' OR field = 'gemeente' OR field = 'dagen en tijden' OR field = 'eerstvolgende datum' OR field = 'contactpersoon' OR field = 'telefoon' OR field = 'e-mail' OR field = 'prijs'),
    CONSTRAINT ck_info_card_answer_answer_filled CHECK (length(trim(answer)) > 0),
    CONSTRAINT fk_info_card_answer_card_id FOREIGN KEY(card_id) REFERENCES info_card (id) ON DELETE CASCADE
)
 WITHOUT ROWID,
 STRICT

CREATE TABLE info_card_version (
    id BLOB NOT NULL,
    card_id BLOB NOT NULL,
    number INTEGER NOT NULL,
    kept_on TEXT NOT NULL,
    facilitator_id BLOB,
    content TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    CONSTRAINT pk_info_card_version PRIMARY KEY (id),
    CONSTRAINT uq_info_card_version_card_id UNIQUE (card_id, number),
    CONSTRAINT ck_info_card_version_number CHECK (number >= 1),
    CONSTRAINT ck_info_card_version_content_filled CHECK (length(trim(content)) > 0),
    CONSTRAINT fk_info_card_version_card_id FOREIGN KEY(card_id) REFERENCES info_card (id) ON DELETE CASCADE,
    CONSTRAINT fk_info_card_version_facilitator_id FOREIGN KEY(facilitator_id) REFERENCES facilitator (id) ON DELETE SET NULL
)
 STRICT

CREATE INDEX ix_info_card_version_facilitator_id ON info_card_version (facilitator_id)
