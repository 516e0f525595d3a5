"""The tables of what a meeting is prepared with: wishes, ballots, draaiboeken, own work forms.

A theme is kept as the slug of one in the library, or else as the title of a theme of the group's
own; a work form as its slug. The content of the library is not in the database.
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
from herstel_desktop.db.types import EnumText, Flag, Identifier, Instant, LocalDate
from herstel_desktop.domain.session_plans import PartKind, Worked
from herstel_desktop.domain.theme_ballots import BallotWay
from herstel_desktop.domain.work_forms import Energy, WorkFormKind

recovery_wish = sa.Table(
    "recovery_wish",
    metadata,
    identifier(),
    refers("group_id", "group.id"),
    refers("participant_id", "participant.id", nullable=True),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("written_on", LocalDate, nullable=False),
    sa.Column("fulfilled_on", LocalDate),
    *timestamps(),
    filled("text"),
    sa.CheckConstraint("fulfilled_on >= written_on", name="fulfilled_later"),
    sqlite_strict=True,
)
sa.Index(None, recovery_wish.c.group_id, recovery_wish.c.written_on)
sa.Index(None, recovery_wish.c.participant_id)

recovery_wish_theme = sa.Table(
    "recovery_wish_theme",
    metadata,
    sa.Column(
        "wish_id",
        Identifier,
        sa.ForeignKey("recovery_wish.id", ondelete="CASCADE"),
        primary_key=True,
        nullable=False,
    ),
    sa.Column("theme", sa.Text, primary_key=True, nullable=False),
    *timestamps(),
    filled("theme"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

theme_ballot = sa.Table(
    "theme_ballot",
    metadata,
    identifier(),
    refers("group_id", "group.id"),
    refers("meeting_id", "meeting.id", nullable=True),
    sa.Column("opened_on", LocalDate, nullable=False),
    sa.Column("way", EnumText(BallotWay), nullable=False),
    sa.Column("dots", sa.Integer, nullable=False),
    sa.Column("voters", sa.Integer),
    sa.Column("closed_at", Instant),
    text("chosen"),
    text("overruled_because"),
    *timestamps(),
    enum_check("way", BallotWay),
    sa.CheckConstraint("dots BETWEEN 1 AND 5", name="dots"),
    sa.CheckConstraint("voters BETWEEN 1 AND 500", name="voters"),
    sa.CheckConstraint("(closed_at IS NOT NULL) = (length(trim(chosen)) > 0)", name="chosen"),
    sa.CheckConstraint("overruled_because = '' OR closed_at IS NOT NULL", name="overruled_because"),
    sqlite_strict=True,
)
sa.Index(None, theme_ballot.c.group_id, theme_ballot.c.opened_on)
sa.Index(None, theme_ballot.c.meeting_id)
sa.Index(
    "uq_theme_ballot_one_open",
    theme_ballot.c.group_id,
    unique=True,
    sqlite_where=sa.text("closed_at IS NULL"),
)

theme_ballot_option = sa.Table(
    "theme_ballot_option",
    metadata,
    sa.Column(
        "ballot_id",
        Identifier,
        sa.ForeignKey("theme_ballot.id", ondelete="CASCADE"),
        primary_key=True,
        nullable=False,
    ),
    sa.Column("theme", sa.Text, primary_key=True, nullable=False),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("votes", sa.Integer, nullable=False, server_default="0"),
    *timestamps(),
    sa.UniqueConstraint("ballot_id", "position"),
    filled("theme"),
    sa.CheckConstraint("votes BETWEEN 0 AND 2500", name="votes"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

session_plan = sa.Table(
    "session_plan",
    metadata,
    sa.Column(
        "meeting_id",
        Identifier,
        sa.ForeignKey("meeting.id", ondelete="CASCADE"),
        primary_key=True,
        nullable=False,
    ),
    text("theme"),
    sa.Column("people", sa.Integer, nullable=False),
    sa.Column("minutes", sa.Integer, nullable=False),
    sa.Column("energy", EnumText(Energy), nullable=False),
    *timestamps(),
    sa.CheckConstraint("people BETWEEN 1 AND 500", name="people"),
    sa.CheckConstraint("minutes BETWEEN 5 AND 720", name="minutes"),
    enum_check("energy", Energy),
    sqlite_strict=True,
)

session_plan_part = sa.Table(
    "session_plan_part",
    metadata,
    identifier(),
    sa.Column(
        "meeting_id",
        Identifier,
        sa.ForeignKey("session_plan.meeting_id", ondelete="CASCADE"),
        nullable=False,
    ),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("kind", EnumText(PartKind), nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("minutes", sa.Integer, nullable=False),
    text("work_form"),
    sa.Column("phase", EnumText(WorkFormKind)),
    refers("leader_id", "facilitator.id", nullable=True),
    text("note"),
    sa.Column("used", Flag),
    sa.Column("worked", EnumText(Worked)),
    text("remark"),
    *timestamps(),
    sa.UniqueConstraint("meeting_id", "position"),
    enum_check("kind", PartKind),
    filled("title"),
    sa.CheckConstraint("minutes BETWEEN 1 AND 720", name="minutes"),
    sa.CheckConstraint("(kind = 'work_form') = (length(trim(work_form)) > 0)", name="work_form"),
    sa.CheckConstraint("(kind = 'work_form') = (phase IS NOT NULL)", name="phase_given"),
    enum_check("phase", WorkFormKind),
    sa.CheckConstraint("used IN (0, 1)", name="used"),
    enum_check("worked", Worked),
    sa.CheckConstraint("worked IS NULL OR used = 1", name="worked_when_used"),
    sqlite_strict=True,
)
sa.Index(
    "ix_session_plan_part_work_form",
    session_plan_part.c.work_form,
    session_plan_part.c.meeting_id,
    sqlite_where=sa.text("work_form <> ''"),
)
sa.Index(None, session_plan_part.c.leader_id)

favourite_work_form = sa.Table(
    "favourite_work_form",
    metadata,
    sa.Column("work_form", sa.Text, primary_key=True, nullable=False),
    *timestamps(),
    filled("work_form"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

own_work_form = sa.Table(
    "own_work_form",
    metadata,
    identifier(),
    sa.Column("slug", sa.Text, nullable=False, unique=True),
    sa.Column("content", sa.Text, nullable=False),
    text("based_on"),
    sa.Column("retired_on", LocalDate),
    *timestamps(),
    filled("slug"),
    filled("content"),
    sqlite_strict=True,
)
"""Work forms of the organisation's own: `content` is TOML with the fields of the library's files,
read by the same checks."""
