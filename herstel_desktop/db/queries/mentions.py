"""Every text that a person typed and that could hold somebody's name."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import sqlalchemy as sa

from herstel_desktop.db.card_models import (
    info_card,
    info_card_answer,
    info_card_section,
    info_card_version,
)
from herstel_desktop.db.models import (
    group,
    group_agreement,
    meeting,
    session_log,
    session_log_theme,
)
from herstel_desktop.db.preparation_models import (
    own_work_form,
    recovery_wish,
    session_plan,
    session_plan_part,
    theme_ballot,
    theme_ballot_option,
)
from herstel_desktop.db.store import Transaction
from herstel_desktop.db.types import LocalDate

_NO_DATE = sa.null().cast(LocalDate).label("on")


class TypedText(NamedTuple):
    """A text, and where it stands."""

    where: str
    subject: str
    on: date | None
    text: str


def _at_meeting(
    where: str, table: sa.Table, column: sa.Column[str]
) -> sa.Select[tuple[str, str, date, str]]:
    return (
        sa.select(
            sa.literal(where).label("where"), group.c.name, meeting.c.on, column.label("text")
        )
        .select_from(table)
        .join(meeting, meeting.c.id == (table.c.id if table is meeting else table.c.meeting_id))
        .join(group, group.c.id == meeting.c.group_id)
    )


def _in_group(
    where: str, table: sa.Table, column: sa.Column[str]
) -> sa.Select[tuple[str, str, date, str]]:
    return (
        sa.select(sa.literal(where).label("where"), group.c.name, _NO_DATE, column.label("text"))
        .select_from(table)
        .join(group, group.c.id == table.c.group_id)
    )


def _on_card(
    table: sa.Table, column: sa.Column[str], where: str = "Informatiekaart"
) -> sa.Select[tuple[str, str, date, str]]:
    return (
        sa.select(
            sa.literal(where).label("where"), info_card.c.name, _NO_DATE, column.label("text")
        )
        .select_from(table)
        .join(info_card, info_card.c.id == table.c.card_id)
    )


_TEXTS = sa.union_all(
    _at_meeting("Logboek", session_log, session_log.c.how_it_went),
    _at_meeting("Logboek", session_log, session_log.c.take_along),
    _at_meeting("Logboek", session_log_theme, session_log_theme.c.theme),
    _at_meeting("Draaiboek", session_plan, session_plan.c.theme),
    _at_meeting("Draaiboek", session_plan_part, session_plan_part.c.title),
    _at_meeting("Draaiboek", session_plan_part, session_plan_part.c.note),
    _at_meeting("Draaiboek", session_plan_part, session_plan_part.c.remark),
    sa.select(sa.literal("Reden van uitval"), group.c.name, meeting.c.on, meeting.c.reason)
    .select_from(meeting)
    .join(group, group.c.id == meeting.c.group_id),
    _in_group("Wens", recovery_wish, recovery_wish.c.text),
    _in_group("Groepsafspraak", group_agreement, group_agreement.c.text),
    _in_group("Themakeuze", theme_ballot, theme_ballot.c.overruled_because),
    sa.select(sa.literal("Themakeuze"), group.c.name, _NO_DATE, theme_ballot_option.c.theme)
    .select_from(theme_ballot_option)
    .join(theme_ballot, theme_ballot.c.id == theme_ballot_option.c.ballot_id)
    .join(group, group.c.id == theme_ballot.c.group_id),
    _on_card(info_card_section, info_card_section.c.heading),
    _on_card(info_card_section, info_card_section.c.text),
    _on_card(info_card_answer, info_card_answer.c.answer),
    _on_card(info_card_version, info_card_version.c.content, "Oude informatiekaart"),
    sa.select(
        sa.literal("Eigen werkvorm"), own_work_form.c.slug, _NO_DATE, own_work_form.c.content
    ),
)


def typed_texts(tx: Transaction) -> list[TypedText]:
    """All of them that are not empty, newest meeting first."""
    found = [TypedText(*row) for row in tx.execute(_TEXTS) if row[3].strip()]
    return sorted(found, key=lambda each: each.on or date.min, reverse=True)
