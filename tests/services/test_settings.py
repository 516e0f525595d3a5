"""Settings keep within safe bounds; the crisis ladder can be made one's own and put back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from herstel_desktop.db.store import Store
from herstel_desktop.domain.crisis import CrisisLine
from herstel_desktop.domain.errors import InvalidInputError, NotFoundError
from herstel_desktop.services import settings


def test_the_vault_locks_after_five_minutes_unless_told_otherwise(store: Store) -> None:
    assert settings.lock_minutes(store) == 5
    outcome = settings.set_lock_minutes(store, 1)
    assert outcome.sentence == "De kluis gaat na 1 minuut vanzelf op slot."
    assert settings.lock_minutes(store) == 1
    assert outcome.undo is not None
    outcome.undo(store)
    assert settings.lock_minutes(store) == 5


@pytest.mark.parametrize("minutes", [0, 16, -3])
def test_a_lock_that_never_comes_is_refused(store: Store, minutes: int) -> None:
    with pytest.raises(InvalidInputError, match=f"kan niet {minutes} zijn"):
        settings.set_lock_minutes(store, minutes)
    assert settings.lock_minutes(store) == 5


def test_the_shipped_ladder_is_used_until_it_is_changed(store: Store) -> None:
    assert settings.crisis_lines(store) == settings.default_crisis_lines()


def test_a_changed_number_stands_in_its_rung_with_its_date_and_can_be_undone(
    store: Store,
) -> None:
    shipped = settings.crisis_lines(store)
    own = replace(shipped[2], number="0182-112233", checked_on=date(2026, 11, 20))
    outcome = settings.change_crisis_line(store, own, position=2)
    assert outcome.sentence == "Huisarts of huisartsenpost is aangepast."
    lines = settings.crisis_lines(store)
    assert [line.who for line in lines] == [line.who for line in shipped]
    assert (lines[2].number, lines[2].checked_on) == ("0182-112233", date(2026, 11, 20))
    assert all(line.id is not None for line in lines)
    assert outcome.undo is not None
    outcome.undo(store)
    assert settings.crisis_lines(store) == shipped


def test_the_ladder_can_get_other_lines_in_another_order_and_be_reset(store: Store) -> None:
    shipped = settings.default_crisis_lines()
    own = CrisisLine("Zorgen over een kind", "Kindertelefoon", "0800-0432", "", None)
    settings.replace_crisis_lines(store, [shipped[0], own, shipped[1]])
    assert [line.who for line in settings.crisis_lines(store)] == [
        "Alarmnummer",
        "Kindertelefoon",
        "113 Zelfmoordpreventie",
    ]
    outcome = settings.reset_crisis_lines(store)
    assert settings.crisis_lines(store) == shipped
    assert outcome.undo is not None
    outcome.undo(store)
    assert settings.crisis_lines(store)[1].who == "Kindertelefoon"


LINE = CrisisLine("Er is gevaar", "Alarmnummer", "112", "", None)


@pytest.mark.parametrize(
    ("broken", "field"),
    [
        (replace(LINE, situation=" "), "situation"),
        (replace(LINE, who=""), "who"),
        (replace(LINE, number="\t"), "number"),
        (replace(LINE, number="1" * 61), "number"),
        (replace(LINE, checked_on=date.today() + timedelta(days=1)), "checked_on"),
    ],
)
def test_a_line_that_would_leave_somebody_without_help_is_refused(
    store: Store, broken: CrisisLine, field: str
) -> None:
    with pytest.raises(InvalidInputError) as refused:
        settings.change_crisis_line(store, broken, position=0)
    assert refused.value.field == field
    assert settings.crisis_lines(store) == settings.default_crisis_lines()


def test_an_empty_ladder_is_refused(store: Store) -> None:
    with pytest.raises(InvalidInputError):
        settings.replace_crisis_lines(store, [])


def test_a_rung_that_is_not_there_is_not_found(store: Store) -> None:
    with pytest.raises(NotFoundError):
        settings.change_crisis_line(store, settings.default_crisis_lines()[0], position=6)
