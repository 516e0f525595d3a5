"""The tables of participants' rights: who was erased, by identifier only, and what has no name now.

They hold no name and no text. An identifier of somebody erased leads nowhere in this vault; an
older copy of it, in which that person still stands, is put right by it.
"""

from __future__ import annotations

import sqlalchemy as sa

from herstel_desktop.db.columns import identifier, metadata, refers, timestamps
from herstel_desktop.db.types import Flag, Identifier, LocalDate


def _count(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False, server_default="0")


erasure = sa.Table(
    "erasure",
    metadata,
    identifier(),
    sa.Column("number", sa.Integer, nullable=False, unique=True),
    # no foreign key: that row is gone
    sa.Column("participant_id", Identifier, nullable=False, unique=True),
    sa.Column("erased_on", LocalDate, nullable=False),
    sa.Column(
        "facilitator_id",
        Identifier,
        sa.ForeignKey("facilitator.id", ondelete="SET NULL"),
        nullable=True,
    ),
    sa.Column("keep_wishes", Flag, nullable=False, server_default="0"),
    _count("enrolments_gone"),
    _count("marks_gone"),
    _count("follow_ups_gone"),
    _count("wishes_gone"),
    _count("guests_gone"),
    _count("enrolments_kept"),
    _count("marks_kept"),
    _count("wishes_kept"),
    *timestamps(),
    sa.CheckConstraint("number >= 1", name="number"),
    sa.CheckConstraint("keep_wishes IN (0, 1)", name="keep_wishes"),
    sqlite_strict=True,
)
"""Each erasure, so that it is done again when an older copy is put back."""
sa.Index(None, erasure.c.facilitator_id)

erased_guest = sa.Table(
    "erased_guest",
    metadata,
    sa.Column("guest_id", Identifier, primary_key=True, nullable=False),
    refers("erasure_id", "erasure.id", cascade=True),
    *timestamps(),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
"""Entries on lists of guests that went with an erasure."""
sa.Index(None, erased_guest.c.erasure_id)

nameless_participant = sa.Table(
    "nameless_participant",
    metadata,
    sa.Column(
        "participant_id",
        Identifier,
        sa.ForeignKey("participant.id", ondelete="CASCADE"),
        primary_key=True,
        nullable=False,
    ),
    *timestamps(),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
"""Which participants stand for somebody erased; what they hold counts, and says nobody's name."""
