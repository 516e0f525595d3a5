"""The tables, with every rule that must hold in the file itself.

Each table has `created_at` and `updated_at` in UTC. Local dates and times of meetings are wall
time with a zone name beside them, so that an hour in summer time stays that hour. What a meeting
is prepared with stands in `preparation_models.py`.
"""

from __future__ import annotations

import sqlalchemy as sa

from herstel_desktop.db.columns import (
    enum_check,
    filled,
    identifier,
    metadata,
    refers,
    text,
    timestamps,
)
from herstel_desktop.db.types import (
    EnumText,
    Flag,
    Identifier,
    Instant,
    LocalDate,
    LocalTime,
)
from herstel_desktop.domain.attendance import Mark
from herstel_desktop.domain.groups import GroupForm, GroupState, Registration
from herstel_desktop.domain.meetings import MeetingState
from herstel_desktop.domain.participants import AbsenceChoice, EnrolmentState
from herstel_desktop.domain.schedule import RhythmKind
from herstel_desktop.domain.search import HitKind

vault_record = sa.Table(
    "vault_record",
    metadata,
    sa.Column("vault_id", Identifier, primary_key=True, nullable=False),
    sa.Column("singleton", sa.Integer, nullable=False, server_default="1", unique=True),
    sa.Column("header_sequence", sa.Integer, nullable=False),
    *timestamps(),
    sa.CheckConstraint("singleton = 1", name="singleton"),
    sqlite_strict=True,
)
"""Which vault this is, and the sequence number of the header that belongs to it."""

organisation = sa.Table(
    "organisation",
    metadata,
    identifier(),
    sa.Column("singleton", sa.Integer, nullable=False, server_default="1", unique=True),
    sa.Column("name", sa.Text, nullable=False),
    text("region"),
    text("phone"),
    text("email"),
    *timestamps(),
    sa.CheckConstraint("singleton = 1", name="singleton"),
    filled("name"),
    sqlite_strict=True,
)

setting = sa.Table(
    "setting",
    metadata,
    sa.Column("key", sa.Text, primary_key=True, nullable=False),
    sa.Column("value", sa.Text, nullable=False),
    *timestamps(),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

crisis_line = sa.Table(
    "crisis_line",
    metadata,
    identifier(),
    sa.Column("position", sa.Integer, nullable=False, unique=True),
    sa.Column("situation", sa.Text, nullable=False),
    sa.Column("who", sa.Text, nullable=False),
    sa.Column("number", sa.Text, nullable=False),
    text("remark"),
    sa.Column("checked_on", LocalDate),
    *timestamps(),
    filled("situation"),
    filled("who"),
    filled("number"),
    sqlite_strict=True,
)

venue = sa.Table(
    "venue",
    metadata,
    identifier(),
    sa.Column("name", sa.Text, nullable=False),
    text("street"),
    text("postcode"),
    text("town"),
    text("area"),
    text("municipality"),
    sa.Column("in_use", Flag, nullable=False, server_default="1"),
    *timestamps(),
    filled("name"),
    sa.CheckConstraint("in_use IN (0, 1)", name="in_use"),
    sqlite_strict=True,
)

facilitator = sa.Table(
    "facilitator",
    metadata,
    identifier(),
    sa.Column("name", sa.Text, nullable=False),
    text("phone"),
    text("email"),
    sa.Column("active", Flag, nullable=False, server_default="1"),
    *timestamps(),
    filled("name"),
    sa.CheckConstraint("active IN (0, 1)", name="active"),
    sqlite_strict=True,
)

passphrase_slot = sa.Table(
    "passphrase_slot",
    metadata,
    sa.Column("slot_id", Identifier, primary_key=True, nullable=False),
    sa.Column(
        "facilitator_id",
        Identifier,
        sa.ForeignKey("facilitator.id", ondelete="RESTRICT"),
        nullable=False,
        unique=True,
    ),
    *timestamps(),
    sqlite_strict=True,
)
"""Whose each passphrase slot is; the header itself holds no names."""

group = sa.Table(
    "group",
    metadata,
    identifier(),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("form", EnumText(GroupForm), nullable=False),
    sa.Column("state", EnumText(GroupState), nullable=False),
    refers("venue_id", "venue.id", nullable=True),
    sa.Column("registration", EnumText(Registration), nullable=False),
    sa.Column("least", sa.Integer, nullable=False),
    sa.Column("most", sa.Integer, nullable=False),
    sa.Column("number_of_meetings", sa.Integer),
    sa.Column("rhythm", EnumText(RhythmKind), nullable=False),
    sa.Column("weekday", sa.Integer, nullable=False),
    sa.Column("week_of_month", sa.Integer, nullable=False),
    sa.Column("start", LocalTime, nullable=False),
    sa.Column("minutes", sa.Integer, nullable=False),
    sa.Column("starts_on", LocalDate, nullable=False),
    sa.Column("ended_on", LocalDate),
    # how far the rhythm was laid out; a later plan begins the day after, so that a date that
    # was moved or cancelled is never planned again
    sa.Column("planned_until", LocalDate),
    sa.Column("minutes_stay_with_group", Flag, nullable=False),
    *timestamps(),
    filled("name"),
    enum_check("form", GroupForm),
    enum_check("state", GroupState),
    enum_check("registration", Registration),
    enum_check("rhythm", RhythmKind),
    sa.CheckConstraint("least BETWEEN 1 AND most AND most <= 500", name="size"),
    sa.CheckConstraint("number_of_meetings BETWEEN 1 AND 200", name="number_of_meetings"),
    sa.CheckConstraint("weekday BETWEEN 0 AND 6", name="weekday"),
    sa.CheckConstraint("week_of_month IN (1, 2, 3, 4, -1)", name="week_of_month"),
    sa.CheckConstraint("minutes BETWEEN 5 AND 720", name="minutes"),
    sa.CheckConstraint("minutes_stay_with_group IN (0, 1)", name="minutes_stay_with_group"),
    sa.CheckConstraint("(state = 'ended') = (ended_on IS NOT NULL)", name="ended_on"),
    sqlite_strict=True,
)
sa.Index(None, group.c.venue_id)

group_agreement = sa.Table(
    "group_agreement",
    metadata,
    identifier(),
    refers("group_id", "group.id", cascade=True),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    *timestamps(),
    sa.UniqueConstraint("group_id", "position"),
    filled("text"),
    sqlite_strict=True,
)

group_facilitator = sa.Table(
    "group_facilitator",
    metadata,
    sa.Column(
        "group_id",
        Identifier,
        sa.ForeignKey("group.id", ondelete="CASCADE"),
        primary_key=True,
        nullable=False,
    ),
    sa.Column(
        "facilitator_id",
        Identifier,
        sa.ForeignKey("facilitator.id", ondelete="RESTRICT"),
        primary_key=True,
        nullable=False,
    ),
    sa.Column("position", sa.Integer, nullable=False),
    *timestamps(),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
sa.Index(None, group_facilitator.c.facilitator_id)

meeting = sa.Table(
    "meeting",
    metadata,
    identifier(),
    refers("group_id", "group.id"),
    refers("venue_id", "venue.id", nullable=True),
    sa.Column("on", LocalDate, nullable=False),
    sa.Column("start", LocalTime, nullable=False),
    sa.Column("minutes", sa.Integer, nullable=False),
    sa.Column("zone", sa.Text, nullable=False),
    sa.Column("state", EnumText(MeetingState), nullable=False),
    text("reason"),
    sa.Column("guest_count", sa.Integer, nullable=False, server_default="0"),
    sa.Column("counted_present", sa.Integer),
    sa.Column("closed_at", Instant),
    *timestamps(),
    sa.UniqueConstraint("group_id", "on", "start"),
    enum_check("state", MeetingState),
    sa.CheckConstraint("minutes BETWEEN 5 AND 720", name="minutes"),
    sa.CheckConstraint("guest_count BETWEEN 0 AND 999", name="guest_count"),
    sa.CheckConstraint("counted_present BETWEEN 0 AND 1999", name="counted_present"),
    sa.CheckConstraint("(state = 'cancelled') = (length(trim(reason)) > 0)", name="reason"),
    sa.CheckConstraint("(state = 'closed') = (closed_at IS NOT NULL)", name="closed_at"),
    sa.CheckConstraint("counted_present IS NULL OR state = 'closed'", name="counted_when_closed"),
    sqlite_strict=True,
)
sa.Index(None, meeting.c.group_id, meeting.c.on, meeting.c.start, meeting.c.state)
sa.Index(None, meeting.c.on, meeting.c.start)
sa.Index(
    "ix_meeting_planned_on",
    meeting.c.on,
    meeting.c.start,
    sqlite_where=sa.text("state = 'planned'"),
)
sa.Index(None, meeting.c.venue_id)

participant = sa.Table(
    "participant",
    metadata,
    identifier(),
    sa.Column("call_name", sa.Text, nullable=False),
    text("family_name"),
    text("phone"),
    text("email"),
    text("address"),
    sa.Column("absence_choice", EnumText(AbsenceChoice), nullable=False),
    text("contact_person_name"),
    text("contact_person_phone"),
    sa.Column("consent_given_on", LocalDate),
    sa.Column("consent_withdrawn_on", LocalDate),
    sa.Column("sort_key", sa.Text, nullable=False),
    *timestamps(),
    filled("call_name"),
    enum_check("absence_choice", AbsenceChoice),
    sa.CheckConstraint(
        "consent_withdrawn_on IS NULL OR consent_withdrawn_on >= consent_given_on",
        name="consent_order",
    ),
    sqlite_strict=True,
)
sa.Index(None, participant.c.sort_key)

enrolment = sa.Table(
    "enrolment",
    metadata,
    identifier(),
    refers("participant_id", "participant.id"),
    refers("group_id", "group.id"),
    sa.Column("state", EnumText(EnrolmentState), nullable=False),
    sa.Column("since", LocalDate, nullable=False),
    sa.Column("participant_from", LocalDate),
    sa.Column("participant_until", LocalDate),
    *timestamps(),
    sa.UniqueConstraint("participant_id", "group_id"),
    enum_check("state", EnrolmentState),
    sa.CheckConstraint("participant_until >= participant_from", name="participation_order"),
    sa.CheckConstraint(
        "state <> 'participant' OR (participant_from IS NOT NULL AND participant_until IS NULL)",
        name="participation_open",
    ),
    sqlite_strict=True,
)
sa.Index(None, enrolment.c.group_id, enrolment.c.state)
sa.Index(None, enrolment.c.state, enrolment.c.since)

enrolment_step = sa.Table(
    "enrolment_step",
    metadata,
    identifier(),
    refers("enrolment_id", "enrolment.id", cascade=True),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("state", EnumText(EnrolmentState), nullable=False),
    sa.Column("on", LocalDate, nullable=False),
    *timestamps(),
    sa.UniqueConstraint("enrolment_id", "position"),
    enum_check("state", EnrolmentState),
    sqlite_strict=True,
)

attendance_mark = sa.Table(
    "attendance_mark",
    metadata,
    sa.Column(
        "meeting_id",
        Identifier,
        sa.ForeignKey("meeting.id", ondelete="RESTRICT"),
        primary_key=True,
        nullable=False,
    ),
    sa.Column(
        "participant_id",
        Identifier,
        sa.ForeignKey("participant.id", ondelete="RESTRICT"),
        primary_key=True,
        nullable=False,
    ),
    sa.Column("mark", EnumText(Mark), nullable=False),
    sa.Column("beforehand", Flag, nullable=False, server_default="0"),
    *timestamps(),
    enum_check("mark", Mark),
    sa.CheckConstraint(
        "beforehand = 0 OR (beforehand = 1 AND mark = 'excused')", name="beforehand"
    ),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
sa.Index(None, attendance_mark.c.participant_id)

guest = sa.Table(
    "guest",
    metadata,
    identifier(),
    refers("meeting_id", "meeting.id", cascade=True),
    sa.Column("name", sa.Text, nullable=False),
    *timestamps(),
    filled("name"),
    sqlite_strict=True,
)
sa.Index(None, guest.c.meeting_id)

session_log = sa.Table(
    "session_log",
    metadata,
    sa.Column(
        "meeting_id",
        Identifier,
        sa.ForeignKey("meeting.id", ondelete="CASCADE"),
        primary_key=True,
        nullable=False,
    ),
    text("how_it_went"),
    text("take_along"),
    sa.Column("finished_at", Instant),
    *timestamps(),
    sqlite_strict=True,
)
sa.Index(
    "ix_session_log_drafts", session_log.c.meeting_id, sqlite_where=sa.text("finished_at IS NULL")
)

session_log_theme = sa.Table(
    "session_log_theme",
    metadata,
    identifier(),
    sa.Column(
        "meeting_id",
        Identifier,
        sa.ForeignKey("session_log.meeting_id", ondelete="CASCADE"),
        nullable=False,
    ),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("theme", sa.Text, nullable=False),
    *timestamps(),
    sa.UniqueConstraint("meeting_id", "position"),
    filled("theme"),
    sqlite_strict=True,
)

follow_up_done = sa.Table(
    "follow_up_done",
    metadata,
    identifier(),
    refers("participant_id", "participant.id", cascade=True),
    refers("group_id", "group.id", cascade=True),
    refers("meeting_id", "meeting.id", cascade=True),
    sa.Column("done_on", LocalDate, nullable=False),
    *timestamps(),
    sa.UniqueConstraint("participant_id", "group_id", "meeting_id"),
    sqlite_strict=True,
)
"""Absences without word that were followed up, by the last meeting they concerned."""
sa.Index(None, follow_up_done.c.group_id)
sa.Index(None, follow_up_done.c.meeting_id)

search_entry = sa.Table(
    "search_entry",
    metadata,
    sa.Column("entry_id", sa.Integer, primary_key=True),
    sa.Column("kind", EnumText(HitKind), nullable=False),
    sa.Column("subject_id", Identifier, nullable=False, unique=True),
    sa.Column("title", sa.Text, nullable=False),
    text("detail"),
    sa.Column("search_key", sa.Text, nullable=False),
    *timestamps(),
    enum_check("kind", HitKind),
    sqlite_strict=True,
)
"""What Ctrl+K can find; the FTS5 table `search_index` follows it by triggers."""
