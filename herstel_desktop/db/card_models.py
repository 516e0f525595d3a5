"""The tables of information cards: sections, own answers to merge fields, and kept versions."""

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
from herstel_desktop.db.types import EnumText, Flag, Identifier, LocalDate
from herstel_desktop.domain.info_cards import MergeField, SectionKind


def _may_go(name: str, target: str) -> sa.Column[object]:
    """A reference that never holds the other row: a card stays when its group was a mistake."""
    return sa.Column(name, Identifier, sa.ForeignKey(target, ondelete="SET NULL"), nullable=True)


info_card = sa.Table(
    "info_card",
    metadata,
    identifier(),
    sa.Column("name", sa.Text, nullable=False),
    text("title"),
    text("subtitle"),
    text("template"),
    _may_go("group_id", "group.id"),
    _may_go("venue_id", "venue.id"),
    *timestamps(),
    filled("name"),
    sa.CheckConstraint("group_id IS NULL OR venue_id IS NULL", name="one_source"),
    sqlite_strict=True,
)
sa.Index(None, info_card.c.group_id)
sa.Index(None, info_card.c.venue_id)

info_card_section = sa.Table(
    "info_card_section",
    metadata,
    identifier(),
    refers("card_id", "info_card.id", cascade=True),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("kind", EnumText(SectionKind), nullable=False),
    text("heading"),
    text("text"),
    sa.Column("shown", Flag, nullable=False),
    sa.Column("checked_on", LocalDate),
    *timestamps(),
    sa.UniqueConstraint("card_id", "position"),
    enum_check("kind", SectionKind),
    sa.CheckConstraint("shown IN (0, 1)", name="shown"),
    sqlite_strict=True,
)

info_card_answer = sa.Table(
    "info_card_answer",
    metadata,
    sa.Column(
        "card_id",
        Identifier,
        sa.ForeignKey("info_card.id", ondelete="CASCADE"),
        primary_key=True,
        nullable=False,
    ),
    sa.Column("field", EnumText(MergeField), primary_key=True, nullable=False),
    sa.Column("answer", sa.Text, nullable=False),
    *timestamps(),
    enum_check("field", MergeField),
    filled("answer"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

info_card_version = sa.Table(
    "info_card_version",
    metadata,
    identifier(),
    refers("card_id", "info_card.id", cascade=True),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("kept_on", LocalDate, nullable=False),
    _may_go("facilitator_id", "facilitator.id"),
    sa.Column("content", sa.Text, nullable=False),
    *timestamps(),
    sa.UniqueConstraint("card_id", "number"),
    sa.CheckConstraint("number >= 1", name="number"),
    filled("content"),
    sqlite_strict=True,
)
"""A card as it was printed or saved: `content` is JSON of title, subtitle, sections and answers."""
sa.Index(None, info_card_version.c.facilitator_id)
