"""What the note guard marks in a log, and what it leaves alone."""

from __future__ import annotations

from itertools import pairwise

import pytest

from herstel_desktop.domain.note_guard import Finding, NoteGuard
from herstel_desktop.library.note_guard import shipped_note_words

NAMES = ("Anneke de Wit", "Wil", "Đặng", "محمد", "Roos", "Sjoerd", "Jan", "Marie-Louise", "Mei")


@pytest.fixture(scope="module")
def guard() -> NoteGuard:
    return NoteGuard(NAMES, shipped_note_words())


def marked(guard: NoteGuard, text: str) -> list[tuple[str, Finding]]:
    return [(text[mark.start : mark.end], mark.finding) for mark in guard.look(text)]


def neutral(guard: NoteGuard, text: str) -> str:
    for mark in reversed(guard.look(text)):
        text = text[: mark.start] + mark.neutral + text[mark.end :]
    return text


@pytest.mark.parametrize(
    "written",
    ["Anneke", "anneke", "ANNEKE", "Annekes", "Anneke's", "Annekje", "Aneke", "Annekee", "Anneek",
     "Ananeke", "Annkee", "Sjoerdje", "Sjoerds", "Dang", "Đặng", "محمد", "Jan", "Marie-Louise"],
)  # fmt: skip
def test_a_name_is_marked_however_it_is_written(guard: NoteGuard, written: str) -> None:
    assert (written, Finding.NAME) in marked(guard, f"Vandaag zei {written} weinig.")


@pytest.mark.parametrize(
    "text",
    [
        "We spraken over hoop en steun.",
        "Het rondje ging rustig, ieder kwam aan de beurt.",
        "Ik wil volgende keer eerder pauze houden.",
        "In mei gaan we naar buiten. Mei was druk.",
        "Er stond een roos op tafel. Een rustige sfeer.",
        "Volgende keer om 13.30 uur, 12 stoelen klaarzetten.",
        "Op 3 maart 2026 komen we weer samen.",
        "Kaarten 1 tot en met 40 liggen in de kast.",
    ],
)
def test_an_ordinary_log_is_left_alone(guard: NoteGuard, text: str) -> None:
    assert marked(guard, text) == []


def test_an_everyday_word_that_is_a_name_too_is_marked_when_it_is_written_as_a_name(
    guard: NoteGuard,
) -> None:
    assert marked(guard, "Daarna vertelde Wil iets.") == [("Wil", Finding.NAME)]
    assert marked(guard, "Een dag met Roos erbij.") == [("Roos", Finding.NAME)]


@pytest.mark.parametrize(
    ("text", "piece", "finding"),
    [
        ("bel 06-12345678 even", "06-12345678", Finding.PHONE),
        ("bel 0172 123456 even", "0172 123456", Finding.PHONE),
        ("bel +31 6 1234 5678 even", "+31 6 1234 5678", Finding.PHONE),
        ("mail naam@voorbeeld.nl even", "naam@voorbeeld.nl", Finding.EMAIL),
        ("woont op de Dorpsstraat 12a", "Dorpsstraat 12a", Finding.ADDRESS),
        ("postcode 2801 AB dus", "2801 AB", Finding.ADDRESS),
        ("geboren op 12-03-1984", "12-03-1984", Finding.BIRTH_DATE),
        ("is jarig op 4 maart", "4 maart", Finding.BIRTH_DATE),
        ("van 1/2/1961 nog", "1/2/1961", Finding.BIRTH_DATE),
        ("heeft een psychose gehad", "psychose", Finding.DIAGNOSIS),
        ("is Depressief geweest", "Depressief", Finding.DIAGNOSIS),
        ("slikt quetiapine nu", "quetiapine", Finding.MEDICINE),
        ("met medicatie gestopt", "medicatie", Finding.MEDICINE),
    ],
)
def test_what_says_too_much_is_marked_for_what_it_is(
    guard: NoteGuard, text: str, piece: str, finding: Finding
) -> None:
    assert marked(guard, text) == [(piece, finding)]


def test_a_word_that_only_begins_like_a_diagnosis_is_left_alone(guard: NoteGuard) -> None:
    assert marked(guard, "De passage over de oddel en het assortiment was kort.") == []


def test_the_neutral_words_make_a_sentence(guard: NoteGuard) -> None:
    text = "Annekes zus kwam mee. Anneke belt 06-12345678."
    assert neutral(guard, text) == "iemands zus kwam mee. iemand belt (nummer weggelaten)."


def test_marks_stand_in_order_and_do_not_overlap(guard: NoteGuard) -> None:
    text = "Anneke geboren 12-03-1984 slikt lithium, 06 12 34 56 78, Anneke"
    marks = guard.look(text)
    assert [mark.start for mark in marks] == sorted(mark.start for mark in marks)
    assert all(one.end <= other.start for one, other in pairwise(marks))
    assert len(marks) == 5


def test_nothing_in_nothing_and_no_names_is_no_error() -> None:
    assert NoteGuard((), shipped_note_words()).look("") == ()
    assert NoteGuard(("", "  ", "X"), shipped_note_words()).look("x en X") == ()
