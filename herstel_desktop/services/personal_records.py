"""Inzage: everything that is kept about one person, to read and for another program."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from herstel_desktop.db.queries import organisation as organisation_queries
from herstel_desktop.db.queries import participants as participant_queries
from herstel_desktop.db.queries import personal_records as queries
from herstel_desktop.db.store import Store
from herstel_desktop.domain.labels import ABSENCE_CHOICE, ENROLMENT_STATE, MARK
from herstel_desktop.domain.personal_records import PersonalRecord, RecordedWay, RecordedWish
from herstel_desktop.library.themes import shipped_themes
from herstel_desktop.services import saved_files
from herstel_desktop.services.mentions import mentions_of, namesakes_of

JSON_SUFFIX = ".json"
_BEGINS = b'{\n  "soort": "inzage"'


def personal_record(store: Store, participant_id: UUID) -> PersonalRecord:
    """Everything that is kept about a person.

    Raises:
        NotFoundError: there is no such participant.
    """
    with store.reading() as tx:
        person = participant_queries.participant(tx, participant_id)
        since, changed_on = queries.kept_since(tx, participant_id)
        organisation = organisation_queries.organisation(tx)
        return PersonalRecord(
            participant=person,
            kept_since=since,
            changed_on=changed_on,
            ways=queries.ways(tx, participant_id),
            marks=queries.marks(tx, participant_id),
            follow_ups=queries.follow_ups(tx, participant_id),
            wishes=tuple(_titled(each) for each in queries.wishes(tx, participant_id)),
            namesakes=namesakes_of(tx, person),
            mentions=mentions_of(tx, person),
            organisation=organisation.name if organisation else "",
        )


def record_pdf(store: Store, participant_id: UUID, today: date) -> bytes:
    """The record as a PDF, for the person to read.

    Raises:
        NotFoundError: there is no such participant.
    """
    from herstel_desktop.documents.personal_record import PersonalRecordData, build

    return build(PersonalRecordData(personal_record(store, participant_id), today))


def record_json(store: Store, participant_id: UUID, today: date) -> bytes:
    """The record as JSON in UTF-8; dates as 'YYYY-MM-DD', what is not there as null or ''.

    Raises:
        NotFoundError: there is no such participant.
    """
    found = personal_record(store, participant_id)
    text = json.dumps(_as_json(found, today), ensure_ascii=False, indent=2)
    return text.encode() + b"\n"


def save_json(content: bytes, target: Path) -> None:
    """Write it where a person chose, whole or not at all; only such a file is ever replaced.

    Raises:
        KnownError: as for `saved_files.save_file`.
    """
    saved_files.save_file(
        content,
        target,
        suffix=JSON_SUFFIX,
        begins=_BEGINS,
        what="inzagebestand",
        the_file="Het bestand",
    )


def _titled(wish: RecordedWish) -> RecordedWish:
    titles = {theme.slug: theme.title for theme in shipped_themes()}
    return replace(wish, themes=tuple(titles.get(each, each) for each in wish.themes))


def _as_json(found: PersonalRecord, today: date) -> dict[str, Any]:
    person = found.participant
    return {
        "soort": "inzage",
        "versie": 1,
        "gemaakt_op": today.isoformat(),
        "organisatie": found.organisation,
        "persoon": {
            "roepnaam": person.call_name,
            "achternaam": person.family_name,
            "telefoon": person.phone,
            "email": person.email,
            "adres": person.address,
            "toegevoegd_op": found.kept_since.isoformat(),
            "laatst_aangepast_op": found.changed_on.isoformat(),
        },
        "wat_als_ik_er_niet_ben": {
            "keuze": ABSENCE_CHOICE[person.absence_choice],
            "contactpersoon_naam": person.contact_person_name,
            "contactpersoon_telefoon": person.contact_person_phone,
        },
        "toestemming": {
            "gegeven_op": _iso(person.consent.given_on),
            "ingetrokken_op": _iso(person.consent.withdrawn_on),
        },
        "groepen": [_way(each) for each in found.ways],
        "presentie": [
            {
                "groep": each.group_name,
                "datum": each.on.isoformat(),
                "tijd": each.start.isoformat("minutes"),
                "teken": MARK[each.mark],
                "vooraf": each.beforehand,
            }
            for each in found.marks
        ],
        "opgevolgd": [
            {
                "groep": each.group_name,
                "bijeenkomst": each.meeting_on.isoformat(),
                "gedaan_op": each.done_on.isoformat(),
            }
            for each in found.follow_ups
        ],
        "herstelwensen": [
            {
                "groep": each.group_name,
                "tekst": each.text,
                "geschreven_op": each.written_on.isoformat(),
                "vervuld_op": _iso(each.fulfilled_on),
                "themas": list(each.themes),
            }
            for each in found.wishes
        ],
        "mogelijk_ook": {
            "gastenlijsten": [
                {"groep": each.group_name, "datum": each.on.isoformat()} for each in found.namesakes
            ],
            "teksten": [
                {"soort": each.where, "bij": each.subject, "datum": _iso(each.on)}
                for each in found.mentions
            ],
        },
    }


def _way(each: RecordedWay) -> dict[str, Any]:
    return {
        "groep": each.enrolment.group_name,
        "stand": ENROLMENT_STATE[each.enrolment.state],
        "sinds": each.enrolment.since.isoformat(),
        "deelnemer_vanaf": _iso(each.participant_from),
        "deelnemer_tot": _iso(each.participant_until),
        "stappen": [
            {"stap": ENROLMENT_STATE[step.state], "op": step.on.isoformat()}
            for step in each.enrolment.steps
        ],
    }


def _iso(on: date | None) -> str | None:
    return on.isoformat() if on else None
