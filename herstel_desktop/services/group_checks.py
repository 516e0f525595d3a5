"""What must hold of a group before it is kept."""

from __future__ import annotations

from dataclasses import replace

from herstel_desktop.db.queries import enrolments as enrolment_queries
from herstel_desktop.db.queries import organisation as organisation_queries
from herstel_desktop.db.queries import recovery_wishes as wish_queries
from herstel_desktop.db.store import Transaction
from herstel_desktop.domain.errors import InvalidInputError
from herstel_desktop.domain.groups import Group, GroupDraft, Registration
from herstel_desktop.domain.schedule import Rhythm
from herstel_desktop.services.inputs import LONGEST_LINE, filled_line, number, one_line

_MOST_AGREEMENTS = 30
_WEEKS_OF_MONTH = (1, 2, 3, 4, -1)


def clean(draft: GroupDraft) -> GroupDraft:
    """A draft as it is kept: names trimmed, doubles left out.

    Raises:
        InvalidInputError: the name is empty, or a value is outside its bounds.
    """
    number("most", draft.most, "Het grootste aantal deelnemers", least=1, most=500)
    number("least", draft.least, "Het kleinste aantal deelnemers", least=1, most=500)
    if draft.least > draft.most:
        raise InvalidInputError(
            "least",
            "Het kleinste aantal deelnemers is groter dan het grootste.",
            advice="Maak een van de twee anders.",
        )
    if draft.number_of_meetings is not None:
        number(
            "number_of_meetings",
            draft.number_of_meetings,
            "Het aantal bijeenkomsten",
            least=1,
            most=200,
        )
    _check_rhythm(draft.rhythm)
    number("starts_on", draft.starts_on.year, "Het jaar van de eerste dag", least=2000, most=2099)
    lines = (
        one_line("agreements", text, "De afspraak", most=LONGEST_LINE) for text in draft.agreements
    )
    agreements = tuple(dict.fromkeys(filter(None, lines)))
    if len(agreements) > _MOST_AGREEMENTS:
        raise InvalidInputError(
            "agreements",
            f"Er staan {len(agreements)} afspraken bij de groep.",
            advice=f"Kies de {_MOST_AGREEMENTS} belangrijkste.",
        )
    return replace(
        draft,
        name=filled_line("name", draft.name, "De naam van de groep"),
        agreements=agreements,
        facilitator_ids=tuple(dict.fromkeys(draft.facilitator_ids)),
    )


def _check_rhythm(rhythm: Rhythm) -> None:
    number("minutes", rhythm.minutes, "De duur in minuten", least=5, most=720)
    number("weekday", rhythm.weekday, "De weekdag", least=0, most=6)
    if rhythm.week_of_month not in _WEEKS_OF_MONTH:
        raise InvalidInputError(
            "week_of_month",
            "Deze week van de maand bestaat niet.",
            advice="Kies de eerste, tweede, derde, vierde of laatste.",
        )


def check_references(tx: Transaction, draft: GroupDraft) -> None:
    """The venue and the facilitators of a draft must be there.

    Raises:
        NotFoundError: one of them is not.
    """
    if draft.venue_id is not None:
        organisation_queries.venue(tx, draft.venue_id)
    if draft.facilitator_ids:
        organisation_queries.require_facilitators(tx, draft.facilitator_ids)


def refuse_counting_while_named(tx: Transaction, before: Group, after: GroupDraft) -> None:
    """A group that starts to count only must have nobody enrolled and no wish with a name.

    Raises:
        InvalidInputError: there is somebody or something.
    """
    if (
        after.registration is not Registration.COUNT_ONLY
        or before.registration is Registration.COUNT_ONLY
    ):
        return
    if enrolment_queries.standings_in_group(tx, before.id):
        raise InvalidInputError(
            "registration",
            "In deze groep staan nog mensen met hun naam.",
            advice="Rond hun deelname eerst af. Daarna kan de groep op alleen tellen.",
        )
    if any(wish.participant_id for wish in wish_queries.wishes_of_group(tx, before.id)):
        raise InvalidInputError(
            "registration",
            "Bij wensen in deze groep staan nog namen.",
            advice="Haal die namen weg bij Wensen en thema. Daarna kan de groep op alleen tellen.",
        )
