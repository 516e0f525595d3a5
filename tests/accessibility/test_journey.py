"""A facilitator's afternoon, as somebody who hears the screen lives it: the real program, a real
window, the real accessibility bus, a real vault on disk."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from tests.accessibility.screen_reader import ScreenReader
from tests.desk import can_have_own_screen

pytestmark = [
    pytest.mark.journey,
    pytest.mark.skipif(not can_have_own_screen(), reason="no virtual X display on this system"),
]

PASSPHRASE = "zeven blauwe fietsen in de regen"
OPENING = 60.0  # seconds at most for making or opening a vault: key derivation on a busy machine
PEOPLE = ("Anneke", "Bram", "Wiesława")
HOW_IT_WENT = "De groep koos voor oefenen in tweetallen."
TAKE_ALONG = "Meer tijd voor de ronde."


def start(reader: ScreenReader, vault: Path) -> None:
    reader.start([sys.executable, "-m", "herstel_desktop", "--vault", str(vault)])
    reader.window("Herstel Desktop", seconds=OPENING)


def make_the_vault(reader: ScreenReader) -> None:
    reader.type_into("Organisatie", "Stichting De Brug")
    reader.type_into("Jouw naam", "Ilse")
    reader.type_into("Buurtpunt", "Buurtpunt De Linde")
    reader.type_into("Plaats", "Gouda")
    reader.screenshot("journey-1-organisation")
    reader.press("Verder")
    reader.type_into("Wachtzin", PASSPHRASE)
    reader.type_into("Nog een keer", PASSPHRASE)
    reader.screenshot("journey-2-passphrase")
    reader.press("Verder")
    reader.press("Ik schrijf de code over")
    code = reader.find("label", re.compile(r"^[0-9A-Z]{4,6}\s")).name
    reader.type_into("Typ de code over van het papier", code)
    reader.screenshot("journey-3-recovery")
    reader.press("Kluis maken")


def make_the_group(reader: ScreenReader) -> None:
    reader.choose(re.compile("^Zelfhulpgroep"), seconds=OPENING)
    reader.type_into("Naam van de groep", "Zelfhulpgroep De Linde")
    reader.screenshot("journey-4-group")
    reader.press("Groep maken")
    reader.find("page tab", "Deelnemers", seconds=OPENING)


def add_people(reader: ScreenReader) -> None:
    reader.press("Deelnemers", "page tab")
    for name in PEOPLE:
        reader.press("Deelnemer toevoegen")
        reader.type_into("Roepnaam", name)
        reader.press("Opslaan")
        reader.wait_until_gone("dialog", "Deelnemer toevoegen")
        reader.find("table cell", name)
    reader.screenshot("journey-5-participants")


def take_attendance(reader: ScreenReader) -> None:
    reader.press("Vandaag")
    reader.press("Presentie openen")
    reader.choose("Bram, afgemeld", seconds=OPENING)
    reader.choose("Wiesława, afwezig")
    reader.press("Rest aanwezig")
    reader.find("radio button", "Anneke, aanwezig", states=["checked"])
    reader.type_into("Naam van de gast", "Joy")
    reader.press("Toevoegen")
    reader.find("button", re.compile("Joy"))
    reader.screenshot("journey-6-attendance")


def write_the_log(reader: ScreenReader) -> None:
    reader.type_into("Hoe ging het?", HOW_IT_WENT)
    reader.type_into("Thema's", "hulp vragen")
    # Locked right after the last letter: what was typed must be kept all the same.
    reader.type_into("Meenemen naar de volgende keer", TAKE_ALONG)


def lock(reader: ScreenReader) -> None:
    reader.press("Vergrendel")
    reader.find("password", "Wachtzin", seconds=OPENING)
    reader.screenshot("journey-7-locked")
    said = reader.dump()
    for name in (*PEOPLE, "Joy", "Zelfhulpgroep De Linde", HOW_IT_WENT):
        assert name not in said, "a name is left while the vault is locked"


def unlock(reader: ScreenReader) -> None:
    reader.type_into("Wachtzin", "een heel andere zin dan de goede")
    reader.press("Openen")
    reader.find("label", re.compile("Deze wachtzin past niet op de kluis."), seconds=OPENING)
    reader.type_into("Wachtzin", PASSPHRASE)
    reader.press("Openen")
    reader.find("button", "Presentie openen", seconds=OPENING)
    reader.screenshot("journey-8-today")


def everything_is_still_there(reader: ScreenReader) -> None:
    reader.press("Presentie openen")
    for name, mark in zip(PEOPLE, ("aanwezig", "afgemeld", "afwezig"), strict=True):
        reader.find("radio button", f"{name}, {mark}", states=["checked"], seconds=OPENING)
    reader.find("button", re.compile("Joy"))
    reader.wait_for(lambda: reader.text_of("Hoe ging het?") == HOW_IT_WENT, what="the log")
    assert reader.text_of("Thema's") == "hulp vragen"
    assert reader.text_of("Meenemen naar de volgende keer") == TAKE_ALONG


def leave(reader: ScreenReader) -> None:
    reader.keys("Ctrl+Q")
    assert reader.wait_for_end(OPENING) == 0
    assert reader.complaints() == ""


def test_a_facilitators_afternoon_from_the_first_start_to_the_next_day() -> None:
    with ScreenReader() as reader:
        vault = reader.desk.folder / "kluis"
        start(reader, vault)
        make_the_vault(reader)
        make_the_group(reader)
        add_people(reader)
        take_attendance(reader)
        write_the_log(reader)
        lock(reader)
        unlock(reader)
        everything_is_still_there(reader)
        leave(reader)
        # The next day the program is started anew.
        start(reader, vault)
        unlock(reader)
        everything_is_still_there(reader)
        assert reader.nameless() == ()
        leave(reader)
