"""Names while others can see the screen: short, and still telling people apart."""

from __future__ import annotations

import pytest

from herstel_desktop.ui.shell.names import NameShield, Shield


@pytest.fixture
def names() -> NameShield:
    shield = NameShield()
    shield.set_level(Shield.INITIALS)
    return shield


def test_an_open_screen_shows_the_name(names: NameShield) -> None:
    names.set_level(Shield.OPEN)
    assert names.shown("Anneke Jansen", 1) == "Anneke Jansen"


def test_people_with_the_same_initials_are_told_apart(names: NameShield) -> None:
    people = {1: "Anneke Bos", 2: "Ali Baktash", 3: "Cem", 4: "Ans de Boer", 5: "Arie Bol"}
    shown = [names.shown(name, who) for who, name in people.items()]
    assert shown == ["A.B.", "A.B. 2", "C.", "A.D.B.", "A.B. 3"]


def test_two_people_of_one_name_are_told_apart_too(names: NameShield) -> None:
    assert [names.shown("Anneke", who) for who in (1, 2)] == ["A.", "A. 2"]


def test_initials_stay_with_the_person_wherever_the_name_shows(names: NameShield) -> None:
    before = [names.shown("Ali Baktash", 1), names.shown("Anneke Bos", 2)]
    names.set_level(Shield.OPEN)
    names.set_level(Shield.INITIALS)
    assert [names.shown("Ali", 1), names.shown("Anneke", 2)] == before
    assert before == ["A.B.", "A.B. 2"]


def test_who_is_called_otherwise_now_gets_other_initials(names: NameShield) -> None:
    assert names.shown("Anneke", 1) == "A."
    assert names.shown("Sjoerd", 1) == "S."
    assert names.shown("שרה", 2) == "ש."
