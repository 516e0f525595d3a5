"""Small things that the tests of services begin with."""

from __future__ import annotations

from datetime import date, time
from typing import Any
from uuid import UUID

from herstel_desktop.db.store import Store
from herstel_desktop.domain.groups import GroupDraft, GroupForm, Registration
from herstel_desktop.domain.participants import ParticipantDraft
from herstel_desktop.domain.schedule import Rhythm, RhythmKind
from herstel_desktop.services.groups import add_group
from herstel_desktop.services.participants import add_participant

TUESDAY = date(2026, 11, 24)
HALF_PAST_ONE = time(13, 30)


def rhythm(kind: RhythmKind = RhythmKind.WEEKLY, weekday: int = 1, **other: Any) -> Rhythm:
    """Every Tuesday at half past one for two hours, unless told otherwise."""
    values: dict[str, Any] = {"start": HALF_PAST_ONE, "minutes": 120, **other}
    return Rhythm(kind=kind, weekday=weekday, **values)


def draft(**other: Any) -> GroupDraft:
    """An open-ended group on Tuesdays from 24 November 2026, unless told otherwise."""
    values: dict[str, Any] = {
        "name": "Herstelgroep De Brug",
        "form": GroupForm.RECOVERY_GROUP,
        "venue_id": None,
        "registration": Registration.NAMES,
        "least": 2,
        "most": 10,
        "number_of_meetings": None,
        "rhythm": rhythm(),
        "starts_on": TUESDAY,
        **other,
    }
    return GroupDraft(**values)


def new_group(store: Store, *, today: date = TUESDAY, **other: Any) -> UUID:
    """A group in the store."""
    made = add_group(store, draft(**other), today=today).id
    assert made is not None
    return made


def new_participant(store: Store, call_name: str = "Anneke", **other: Any) -> UUID:
    """A participant in the store."""
    made = add_participant(store, ParticipantDraft(call_name, **other)).id
    assert made is not None
    return made
