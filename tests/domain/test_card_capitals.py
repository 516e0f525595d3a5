"""Headings in capitals become easy to read, and names and abbreviations stay what they are."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstel_desktop.domain.card_capitals import Spelling
from herstel_desktop.domain.card_text import MOST_CHARACTERS, read_card_text

NOTHING = Spelling(())


@pytest.mark.parametrize(
    ("capitals", "easy"),
    [
        ("WAT IS EEN HERSTELGROEP", "Wat is een herstelgroep"),
        ("STEUN BIJ DE GGZ, F-ACT EN STIP", "Steun bij de GGZ, F-ACT en STIP"),
        ("HET F-ACT-TEAM EN EEN GGZ-INSTELLING", "Het F-ACT-team en een GGZ-instelling"),
        ("KOM LANGS! BEL EERST", "Kom langs! Bel eerst"),
        (
            "VRAGEN, KLACHTEN ETC. EN THEMA'S O.A. VAN U",
            "Vragen, klachten etc. en thema's o.a. van u",
        ),
        ("'S AVONDS IN IJSSELSTEIN", "'s Avonds in ijsselstein"),
        ("IJS ETEN", "IJs eten"),
        ("ÉÉN KEER PER E-MAIL", "Één keer per e-mail"),
        ("GROEP A, DEEL II", "Groep A, deel II"),
        ("(BIJ GELD) HULP", "(Bij geld) hulp"),
        ("1. DE EERSTE STAP", "1. De eerste stap"),
        ("НАЗВА ГРУПИ", "Назва групи"),
    ],
)
def test_a_heading_reads_like_a_sentence(capitals: str, easy: str) -> None:
    assert NOTHING.heading(capitals) == easy


def test_a_word_is_spelled_as_it_is_in_the_text() -> None:
    spelling = Spelling(
        [
            "Kom naar de Linde in Midden-Holland, of bel het BOOM-loket van VoorMekaar.",
            "Samen is leuker: samen eten. Zie https://voorbeeld.example/boom/linde",
            "LINDE IS OOK EEN BOOM",
        ]
    )
    assert (
        spelling.heading("SAMEN NAAR DE LINDE EN HET BOOM-LOKET VAN MIDDEN-HOLLAND EN VOORMEKAAR")
        == "Samen naar de Linde en het BOOM-loket van Midden-Holland en VoorMekaar"
    )


def test_a_word_that_only_begins_sentences_is_no_name() -> None:
    assert Spelling(["Vrijwilligers helpen. Vrijwilligers zijn er altijd."]).heading(
        "ZONDER VRIJWILLIGERS"
    ) == ("Zonder vrijwilligers")


def test_only_headings_in_capitals_change() -> None:
    text = "DE TITEL\n\nOver de GGZ\n\nDIT IS EEN LANGE ZIN IN HOOFDLETTERS.\n\nKOP\n\nEen ZIN."
    card = read_card_text(text)
    said = [card.title, *(section.heading for section in card.sections)]
    assert said == ["De titel", "", "Kop"]
    assert "DIT IS EEN LANGE ZIN IN HOOFDLETTERS." in repr(card.sections)
    assert "Een ZIN." in repr(card.sections)


@given(st.text(max_size=200))
def test_no_letter_is_lost_or_added(text: str) -> None:
    assert NOTHING.heading(text.upper()).upper() == text.upper()


def test_a_text_in_one_line_is_read_once() -> None:
    began = time.process_time()
    for text in ("Een Zin Over Van Alles. " * 9_000, "w" * 99_000, "a-" * 50_000, "a@" * 50_000):
        read_card_text("KOP\n\nNOG EEN KOP\n\n" + text[:59_000])
    # Seconds here, hours for a pattern that goes back and forth over its text.
    assert time.process_time() - began < 60
    assert MOST_CHARACTERS > 59_000
