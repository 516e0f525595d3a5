"""The information cards of the made-up neighbourhood: two that are ready, one still to finish."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from herstel_desktop.db.identifiers import new_id
from herstel_desktop.db.queries.demo import Content
from herstel_desktop.domain.groups import GroupForm
from herstel_desktop.domain.info_cards import CardSection, InfoCard, MergeField, SectionKind
from herstel_desktop.library.cards import shipped_template
from herstel_desktop.services.demo.plans import GroupPlan

_ANSWERS = {
    MergeField.CONTACT: "De coördinator",
    MergeField.PHONE: "0182-000900",
    MergeField.EMAIL: "herstel@voorbeeld.example",
    MergeField.PRICE: "geen",
}
_WITH_NUMBERS = (SectionKind.CONTACT, SectionKind.EMERGENCY)


def make_cards(plans: Sequence[GroupPlan], today: date, content: Content) -> None:
    """Cards for a running herstelgroep and listening round, and a poster that nobody filled."""
    content.info_cards = [
        _card("herstelgroep-bewoners", _running(plans, GroupForm.RECOVERY_GROUP), checked_on=today),
        _card(
            "praat-en-luisterronde", _running(plans, GroupForm.LISTENING_ROUND), checked_on=today
        ),
        _card("nieuwe-groep", None, checked_on=None),
    ]


def _running(plans: Sequence[GroupPlan], form: GroupForm) -> UUID | None:
    return next(
        (plan.id for plan in plans if plan.draft.form is form and plan.ended_on is None), None
    )


def _card(slug: str, group_id: UUID | None, *, checked_on: date | None) -> InfoCard:
    template = shipped_template(slug)
    sections = tuple(
        CardSection(
            new_id(),
            kind,
            heading,
            text,
            checked_on=checked_on if kind in _WITH_NUMBERS else None,
        )
        for kind, heading, text in template.sections
    )
    return InfoCard(
        new_id(),
        template.name,
        template.title,
        template.subtitle,
        sections,
        group_id=group_id,
        answers=_ANSWERS if group_id is not None else {},
        template=slug,
    )
