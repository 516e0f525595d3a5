"""The information cards of the vault: the list, new ones, copies, and taking one away."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from herstel_desktop.db.identifiers import new_id
from herstel_desktop.db.queries import info_cards as queries
from herstel_desktop.db.store import Store
from herstel_desktop.documents.info_card import InfoCardData, build, build_with_places
from herstel_desktop.domain.changes import Kind, Outcome, changed
from herstel_desktop.domain.errors import InvalidInputError, KnownError
from herstel_desktop.domain.info_card_checks import CardCheck, check, is_ready
from herstel_desktop.domain.info_card_edits import refuse_too_long
from herstel_desktop.domain.info_card_pages import LEFT_OVER, bare, card_text, take_in
from herstel_desktop.domain.info_cards import (
    MOST_SECTIONS,
    CardPlace,
    CardRow,
    CardSection,
    CardTemplate,
    InfoCard,
    SectionKind,
    Values,
    filled_in,
)
from herstel_desktop.library.cards import shipped_template, shipped_templates
from herstel_desktop.services.info_card_values import Answers, Source
from herstel_desktop.services.inputs import LONGEST_LINE, LONGEST_NAME, changed_meanwhile, one_line

_NEW = "Nieuwe informatiekaart"


@dataclass(frozen=True)
class OpenCard:
    """A card with everything that its editor shows.

    Attributes:
        values: answers to its merge fields.
        sources: groups that run and venues in use, each by name.
        organisation: at the foot of the paper.
    """

    card: InfoCard
    values: Values
    sources: tuple[Source, ...]
    organisation: str


def templates() -> tuple[CardTemplate, ...]:
    """What a card can begin with."""
    return shipped_templates()


def cards(store: Store) -> tuple[CardRow, ...]:
    """All cards, the last changed first."""
    with store.reading() as tx:
        return queries.card_rows(tx)


def open_card(store: Store, card_id: UUID, *, today: date | None = None) -> OpenCard:
    """A card to look at and to change.

    Raises:
        NotFoundError: there is no such card (any more).
    """
    now = today or date.today()
    with store.reading() as tx:
        card = queries.card(tx, card_id)
        answers = Answers(tx, now)
    return OpenCard(card, answers.of(card), answers.sources(), answers.organisation)


def new_card(store: Store) -> Outcome:
    """An empty card; its id is in the outcome."""
    return _keep(store, InfoCard(new_id(), _NEW, "", "", ()), "De kaart is gemaakt.")


def card_from_template(store: Store, slug: str) -> Outcome:
    """A card that begins as a template; its id is in the outcome.

    Raises:
        KeyError: there is no such template.
    """
    template = shipped_template(slug)
    sections = _sections(template.sections)
    card = InfoCard(
        new_id(), template.name, template.title, template.subtitle, sections, template=slug
    )
    return _keep(store, card, f"De kaart ‘{template.name}’ is gemaakt.")


def card_from_text(store: Store, text: str) -> Outcome:
    """A card from a text that somebody has; nothing of it is dropped, and the sentence says so.

    Raises:
        InvalidInputError: there is no text, or more than a card can hold.
    """
    found = take_in(text)
    if len(found.sections) > MOST_SECTIONS:
        raise InvalidInputError(
            "text",
            f"In deze tekst staan meer dan {MOST_SECTIONS} koppen.",
            advice="Verdeel de tekst over meer kaarten.",
        )
    title = bare(found.title)[:LONGEST_LINE]
    name = one_line("name", title[:LONGEST_NAME] or _NEW, "De naam")
    card = InfoCard(new_id(), name, title, "", _sections(found.sections))
    sentence = "De tekst staat op de kaart."
    if found.left_over:
        lines = "1 regel" if found.left_over == 1 else f"{found.left_over} regels"
        sentence += f" Geen plek vonden we voor {lines}: kijk onder ‘{LEFT_OVER}’."
    return _keep(store, card, sentence)


def copy_card(store: Store, card_id: UUID) -> Outcome:
    """A second card with the same content and no versions; its id is in the outcome.

    Raises:
        NotFoundError: there is no such card.
    """
    with store.reading() as tx:
        card = queries.card(tx, card_id)
    sections = tuple(replace(each, id=new_id()) for each in card.sections)
    copy = replace(card, id=new_id(), sections=sections)
    return _keep(store, copy, "De kaart is gekopieerd.")


def remove_card(store: Store, card_id: UUID) -> Outcome:
    """Take a card away with its versions.

    Raises:
        NotFoundError: there is no such card.
    """
    with store.transaction() as tx:
        card = queries.card(tx, card_id)
        versions = queries.versions(tx, card_id)
        queries.delete_card(tx, card_id)

    def undo(store: Store) -> Outcome:
        with store.transaction() as tx:
            queries.insert_card(tx, card)
            queries.put_versions_back(tx, versions)
        return Outcome(
            changed(Kind.INFO_CARD, ids=(card_id,)), id=card_id, sentence="De kaart is terug."
        )

    return Outcome(
        changed(Kind.INFO_CARD, ids=(card_id,)), sentence="De kaart is verwijderd.", undo=undo
    )


def checks(opened: OpenCard, *, today: date | None = None) -> tuple[CardCheck, ...]:
    """What must be mended or looked at; empty when the card is ready."""
    return check(opened.card, opened.values, today or date.today())


def preview_pdf(opened: OpenCard) -> bytes:
    """The card as it is now, also when it is not ready: what is missing says so on it."""
    return preview(opened)[0]


def preview(opened: OpenCard) -> tuple[bytes, tuple[CardPlace, ...]]:
    """As `preview_pdf`, and where each section that is shown stands.

    Raises:
        InvalidInputError: there is more text on it than can be laid out.
    """
    refuse_too_long(opened.card)
    return build_with_places(page_data(opened.card, opened.values, opened.organisation))


def card_pdf(store: Store, card_id: UUID, *, today: date | None = None) -> bytes:
    """The card to hand out.

    Raises:
        NotFoundError: there is no such card.
        KnownError: something is missing on it.
    """
    now = today or date.today()
    opened = open_card(store, card_id, today=now)
    found = checks(opened, today=now)
    if not is_ready(found):
        raise not_ready(found)
    return build(page_data(opened.card, opened.values, opened.organisation, made_on=now))


def page_data(
    card: InfoCard,
    values: Values,
    organisation: str,
    *,
    made_on: date | None = None,
    bookmark: str = "",
) -> InfoCardData:
    """What is laid out."""
    return InfoCardData(
        card_text(card, values),
        subtitle=bare(filled_in(card.subtitle, values)),
        organisation=organisation,
        made_on=made_on,
        bookmark=bookmark,
    )


def not_ready(found: Iterable[CardCheck]) -> KnownError:
    """The refusal to print a card on which something is missing."""
    first = next(each.sentence for each in found if each.blocks)
    return KnownError(
        "Deze kaart is nog niet klaar om te printen.",
        safe="De kaart is bewaard.",
        advice=first,
    )


def _sections(parts: Iterable[tuple[SectionKind, str, str]]) -> tuple[CardSection, ...]:
    return tuple(CardSection(new_id(), kind, heading, text) for kind, heading, text in parts)


def _keep(store: Store, card: InfoCard, sentence: str) -> Outcome:
    with store.transaction() as tx:
        named = replace(card, name=_free(card.name, queries.names(tx)))
        queries.insert_card(tx, named)

    def undo(store: Store) -> Outcome:
        with store.transaction() as tx:
            if queries.card(tx, named.id) != named or queries.versions(tx, named.id):
                raise changed_meanwhile()
            queries.delete_card(tx, named.id)
        return Outcome(changed(Kind.INFO_CARD, ids=(named.id,)), sentence="De kaart is weg.")

    return Outcome(
        changed(Kind.INFO_CARD, ids=(named.id,)), id=named.id, sentence=sentence, undo=undo
    )


def _free(name: str, taken: frozenset[str]) -> str:
    """The name, with a number when another card has it."""
    base, number, found = name[: LONGEST_NAME - 5], 2, name
    while found in taken:
        found, number = f"{base} ({number})", number + 1
    return found
