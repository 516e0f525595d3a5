"""One card for many groups or venues in one run, as one PDF or one file each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from uuid import UUID

from herstel_desktop.db.queries import info_cards as queries
from herstel_desktop.db.store import Store
from herstel_desktop.documents.info_card import InfoCardData, build, build_all
from herstel_desktop.domain.errors import InvalidInputError, KnownError
from herstel_desktop.domain.info_card_checks import check, is_ready
from herstel_desktop.domain.jobs import Job, JobStoppedError
from herstel_desktop.services.info_card_shelf import page_data
from herstel_desktop.services.info_card_values import Answers, Source
from herstel_desktop.services.saved_files import save_pdf

MOST_VARIANTS = 500


@dataclass(frozen=True)
class Variant:
    """The card for one group or venue.

    Attributes:
        missing: why it cannot be printed, empty when it can.
    """

    source: Source
    missing: str
    data: InfoCardData


class VariantsStoppedError(KnownError):
    """Somebody stopped the run."""

    def __init__(self, made: int) -> None:
        many = "1 kaart was" if made == 1 else f"{made} kaarten waren"
        super().__init__(
            "Het maken van de kaarten is gestopt.",
            safe=f"{many} klaar. Aan je kaart is niets veranderd.",
            advice="Begin opnieuw als je er tijd voor hebt.",
        )


def variants(
    store: Store, card_id: UUID, sources: Sequence[Source], *, today: date | None = None
) -> tuple[Variant, ...]:
    """The card for each of these, in their order, with what is missing for it.

    Raises:
        InvalidInputError: none were chosen, or too many.
        NotFoundError: the card is gone.
    """
    if not 1 <= len(sources) <= MOST_VARIANTS:
        raise InvalidInputError(
            "sources",
            "Er is nog geen groep of buurtpunt gekozen."
            if not sources
            else f"Meer dan {MOST_VARIANTS} kaarten in één keer gaat niet.",
            advice="Kies voor welke groepen of buurtpunten je de kaart wilt.",
        )
    now = today or date.today()
    with store.reading() as tx:
        card = queries.card(tx, card_id)
        answers = Answers(tx, now)
    found = []
    for source in sources:
        own = replace(card, group_id=source.group_id, venue_id=source.venue_id)
        values = answers.of(own)
        checks = check(own, values, now)
        missing = "" if is_ready(checks) else next(each.sentence for each in checks if each.blocks)
        data = page_data(own, values, answers.organisation, made_on=now, bookmark=source.name)
        found.append(Variant(source, missing, data))
    return tuple(found)


def variants_pdf(title: str, made: Iterable[Variant], job: Job) -> bytes:
    """Every card that is ready in one PDF, each with a bookmark.

    Raises:
        KnownError: none is ready.
        VariantsStoppedError: somebody stopped it; nothing was made.
    """
    ready = _ready(made)
    count = 0

    def tell(number: int) -> None:
        nonlocal count
        count = number
        job.reached(number / len(ready))

    try:
        return build_all([each.data for each in ready], title, tell)
    except JobStoppedError:
        raise VariantsStoppedError(count) from None


def save_variants(made: Iterable[Variant], folder: Path, job: Job) -> int:
    """Every card that is ready in a file of its own: 'informatiekaart-001.pdf' and on.

    Returns:
        How many files were written.

    Raises:
        KnownError: none is ready, or the disk refuses.
        VariantsStoppedError: somebody stopped it; the files so far stay.
    """
    ready = _ready(made)
    for number, each in enumerate(ready):
        try:
            job.reached(number / len(ready))
        except JobStoppedError:
            raise VariantsStoppedError(number) from None
        save_pdf(build(each.data), folder / f"informatiekaart-{number + 1:03}.pdf")
    return len(ready)


def _ready(made: Iterable[Variant]) -> list[Variant]:
    ready = [each for each in made if not each.missing]
    if not ready:
        raise KnownError(
            "Voor geen van deze groepen is de kaart klaar.",
            safe="Er is niets veranderd.",
            advice="Vul aan wat ontbreekt. Het staat bij elke groep.",
        )
    return ready
