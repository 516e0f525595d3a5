"""Changes to a kept information card, each one transaction that can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from uuid import UUID

from herstel_desktop.db.identifiers import new_id
from herstel_desktop.db.queries import groups as group_queries
from herstel_desktop.db.queries import info_cards as queries
from herstel_desktop.db.queries import organisation as organisation_queries
from herstel_desktop.db.store import Store
from herstel_desktop.domain import info_card_edits as edits
from herstel_desktop.domain.card_text import MOST_CHARACTERS
from herstel_desktop.domain.changes import Changes, Kind, Outcome, changed
from herstel_desktop.domain.info_cards import InfoCard, MergeField, SectionKind
from herstel_desktop.services.inputs import (
    LONGEST_LINE,
    changed_meanwhile,
    filled_line,
    one_line,
    text_block,
)

Edit = Callable[[InfoCard], InfoCard]


def rename(store: Store, card_id: UUID, name: str) -> Outcome:
    """Give a card another name in the list.

    Raises:
        InvalidInputError: it is empty or too long.
        NotFoundError: there is no such card.
    """
    clean = filled_line("name", name, "De naam van de kaart")
    return change(store, card_id, lambda card: replace(card, name=clean), "De naam is aangepast.")


def set_title(store: Store, card_id: UUID, title: str, subtitle: str) -> Outcome:
    """What stands in the band at the top; both may be empty while somebody is typing.

    Raises:
        InvalidInputError: one is too long.
        NotFoundError: there is no such card.
    """
    clean = one_line("title", title, "De titel", most=LONGEST_LINE)
    below = one_line("subtitle", subtitle, "De regel onder de titel", most=LONGEST_LINE)
    return change(
        store, card_id, lambda card: replace(card, title=clean, subtitle=below), "De titel staat."
    )


def set_text(store: Store, card_id: UUID, section_id: UUID, heading: str, text: str) -> Outcome:
    """Another heading and text of a section.

    Raises:
        InvalidInputError: one is too long.
        NotFoundError: the card or the section is gone.
    """
    head = one_line("heading", heading, "De kop", most=LONGEST_LINE)
    body = text_block("text", text, "De tekst", most=MOST_CHARACTERS)
    return change(
        store,
        card_id,
        lambda card: edits.with_text(card, section_id, head, body),
        "De tekst is bewaard.",
    )


def set_kind(store: Store, card_id: UUID, section_id: UUID, kind: SectionKind) -> Outcome:
    """Make a section one of another kind; its text stays."""
    return change(
        store,
        card_id,
        lambda card: edits.with_kind(card, section_id, kind),
        "Het onderdeel is aangepast.",
    )


def add_section(
    store: Store, card_id: UUID, kind: SectionKind, after: UUID | None = None
) -> Outcome:
    """Add a section with the text that its kind begins with; its id is in the outcome.

    Raises:
        InvalidInputError: the card is full.
        NotFoundError: the card or the section above it is gone.
    """
    made = new_id()
    outcome = change(
        store,
        card_id,
        lambda card: edits.with_new(card, made, kind, after),
        "Het onderdeel is toegevoegd.",
    )
    return replace(outcome, id=made)


def duplicate_section(store: Store, card_id: UUID, section_id: UUID) -> Outcome:
    """Put a copy of a section below it; its id is in the outcome."""
    made = new_id()
    outcome = change(
        store,
        card_id,
        lambda card: edits.with_copy(card, section_id, made),
        "Het onderdeel staat er nu twee keer.",
    )
    return replace(outcome, id=made)


def remove_section(store: Store, card_id: UUID, section_id: UUID) -> Outcome:
    """Take a section off the card for good."""
    return change(
        store, card_id, lambda card: edits.without(card, section_id), "Het onderdeel is weg."
    )


def show_section(store: Store, card_id: UUID, section_id: UUID, shown: bool) -> Outcome:
    """Switch a section on or off; its text is kept."""
    return change(
        store,
        card_id,
        lambda card: edits.with_shown(card, section_id, shown),
        "Het onderdeel staat weer op de kaart." if shown else "Het onderdeel staat uit.",
    )


def move_section(store: Store, card_id: UUID, section_id: UUID, place: int) -> Outcome:
    """Put a section at another place, from 0."""
    return change(
        store,
        card_id,
        lambda card: edits.moved(card, section_id, place),
        "Het onderdeel is verplaatst.",
    )


def mark_checked(
    store: Store, card_id: UUID, section_id: UUID, *, today: date | None = None
) -> Outcome:
    """Note that the numbers of a section were looked at today."""
    on = today or date.today()
    return change(
        store,
        card_id,
        lambda card: edits.with_checked(card, section_id, on),
        "De nummers zijn gecontroleerd.",
    )


def fill_from(
    store: Store, card_id: UUID, *, group_id: UUID | None = None, venue_id: UUID | None = None
) -> Outcome:
    """Fill the merge fields from a group, from a venue, or from neither.

    Raises:
        NotFoundError: the card, the group or the venue is gone.
    """
    with store.reading() as tx:
        if group_id is not None:
            group_queries.group(tx, group_id)
        if venue_id is not None:
            organisation_queries.venue(tx, venue_id)
    return change(
        store,
        card_id,
        lambda card: replace(
            card, group_id=group_id, venue_id=None if group_id is not None else venue_id
        ),
        "De gegevens zijn ingevuld." if group_id or venue_id else "De gegevens zijn weggehaald.",
    )


def answer(store: Store, card_id: UUID, field: MergeField, text: str) -> Outcome:
    """Answer a merge field on the card itself; an empty text takes the answer away.

    Raises:
        InvalidInputError: it is too long.
        NotFoundError: there is no such card.
    """
    clean = one_line(field.value, text, f"‘{field.value}’", most=LONGEST_LINE)

    def edit(card: InfoCard) -> InfoCard:
        others = {each: kept for each, kept in card.answers.items() if each is not field}
        return replace(card, answers={**others, field: clean} if clean else others)

    return change(store, card_id, edit, "Het antwoord is bewaard.")


def change(store: Store, card_id: UUID, edit: Edit, sentence: str) -> Outcome:
    """Change a card in one transaction; without a difference nothing is written.

    Raises:
        NotFoundError: there is no such card.
        InvalidInputError: there would be more text on it than a card can hold.
        KnownError: as `edit` raises.
    """
    with store.transaction() as tx:
        before = queries.card(tx, card_id)
        after = edit(before)
        edits.refuse_too_long(after)
        if after == before:
            return Outcome(Changes(), id=card_id, sentence=sentence)
        queries.put_card(tx, after)
    return Outcome(
        changed(Kind.INFO_CARD, ids=(card_id,)),
        id=card_id,
        sentence=sentence,
        undo=lambda store: put_back(store, after, before),
    )


def put_back(store: Store, after: InfoCard, before: InfoCard) -> Outcome:
    """Undo a change, as long as nothing came over it.

    Raises:
        KnownError: the card is not what the change made of it any more.
    """
    with store.transaction() as tx:
        if queries.card(tx, before.id) != after:
            raise changed_meanwhile()
        queries.put_card(tx, before)
    return Outcome(
        changed(Kind.INFO_CARD, ids=(before.id,)), sentence="De kaart is weer zoals hij was."
    )
