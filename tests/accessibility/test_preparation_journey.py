"""A meeting is prepared, held and looked back on, as somebody who hears the screen lives it."""

from __future__ import annotations

import re
import sys
from contextlib import closing
from datetime import date, time
from pathlib import Path
from uuid import UUID

import pikepdf
import pytest

from herstel_desktop.domain.participants import EnrolmentState
from herstel_desktop.services import organisation, participants, vault_access
from tests.accessibility.screen_reader import ScreenReader
from tests.desk import can_have_own_screen
from tests.documents.reading import letters, page_count, reading_text
from tests.services.builders import new_group, new_participant, rhythm
from tests.vaults import PASSPHRASE, make_vault

pytestmark = [
    pytest.mark.journey,
    pytest.mark.skipif(not can_have_own_screen(), reason="no virtual X display on this system"),
]

OPENING = 60.0  # seconds at most for opening a vault on a busy machine
GROUP = "Herstelgroep De Linde"
PEOPLE = ("Anneke", "Bram", "Wiesława", "Joy", "Kees", "Fatma")
WISH = "hulp durven vragen aan mijn zus"
THEME = "Hulp vragen"
ADDED = "Placemat"
REMARK = "Volgende keer meer papier en pennen."
LATE = time(22, 30)  # so that the meeting is not over whenever this runs


def fill(folder: Path) -> None:
    """A group that meets today, every week, with people in it."""
    made = make_vault(folder)
    today = date.today()
    with closing(vault_access.unlock(folder, made.passphrase)) as vault:
        store = vault.store
        (leader,) = organisation.facilitators(store)
        group_id = new_group(
            store,
            today=today,
            name=GROUP,
            starts_on=today,
            rhythm=rhythm(weekday=today.weekday(), start=LATE, minutes=90),
            facilitator_ids=(leader.id,),
        )
        for name in PEOPLE:
            join(vault, new_participant(store, name), group_id)


def join(vault: vault_access.OpenVault, participant_id: UUID, group_id: UUID) -> None:
    participants.enrol(
        vault.store, participant_id, group_id, date.today(), EnrolmentState.PARTICIPANT
    )


def start(reader: ScreenReader, vault: Path) -> None:
    reader.start([sys.executable, "-m", "herstel_desktop", "--vault", str(vault)])
    reader.window("Herstel Desktop", seconds=OPENING)


def unlock(reader: ScreenReader) -> None:
    reader.type_into("Wachtzin", PASSPHRASE, seconds=OPENING)
    reader.press("Openen")
    reader.find("button", "Presentie openen", seconds=OPENING)


def has_the_keyboard(reader: ScreenReader, name: str) -> None:
    """What had it is gone; one goes on from here."""
    reader.wait_for(
        lambda: (now := reader.focused()) is not None and now.name == name,
        what=f"the keyboard on {name}",
    )


def write_a_wish(reader: ScreenReader) -> None:
    reader.press("Groep")
    reader.press("Wensen en thema")
    reader.type_into("Nieuwe wens", WISH)
    reader.keys("Enter")
    reader.press(f"Voorstel: {THEME}. Neem het over")
    reader.find("button", f"Haal het thema {THEME} weg")
    reader.screenshot("preparation-1-wish")


def vote(reader: ScreenReader) -> None:
    reader.press("Stemming beginnen")
    reader.window(re.compile("^Stemming beginnen"))
    reader.choose_from("Hoe stemmen jullie?", "Handen opsteken en tellen")
    reader.press("Begin")
    reader.wait_until_gone("dialog", re.compile("^Stemming beginnen"))
    reader.type_into(f"{THEME}, aantal stemmen", "5")
    reader.keys("Tab")
    reader.press(f"Dit wordt het thema: {THEME}")
    reader.find("table cell", "5 van 5", inside=("table", "Eerder gekozen"))
    has_the_keyboard(reader, "Stemming beginnen")
    assert reader.nameless() == ()
    reader.screenshot("preparation-2-ballot")


def make_the_plan(reader: ScreenReader) -> None:
    reader.press("Vandaag")
    reader.press("Voorbereiden")
    reader.press("Maak een draaiboek")
    reader.find("button", "Pas op tijd")
    assert reader.text_of("Thema") == THEME
    reader.screenshot("preparation-3-plan")


def change_the_plan(reader: ScreenReader) -> None:
    """By keyboard alone: the search field has it when the draaiboek was made."""
    has_the_keyboard(reader, "Zoek een werkvorm")
    reader.type(ADDED.lower())
    reader.find("list item", re.compile(f"^{ADDED}, "))
    reader.keys("Enter")
    reader.find("button", re.compile(f"{ADDED}"))
    reader.type_into(f"Minuten van {ADDED}", "40", expected="40 min")
    reader.keys("Tab")
    reader.press("Pas op tijd")
    told = reader.find("panel", "Wat is er veranderd")
    assert told.description, "what a fitting changed is told"
    assert reader.nameless() == ()
    reader.screenshot("preparation-4-fitted")


def keep_the_prints(reader: ScreenReader, folder: Path) -> Path:
    reader.press("Print alles")
    reader.window(re.compile("^Printpakket"))
    counted = reader.find("label", re.compile(r"^\d+ pagina's$"), seconds=OPENING).name
    reader.choose_from("Inhoud", "Crisiskaart")
    pages = int(counted.split()[0])
    reader.find("label", f"Pagina {pages} van {pages}")
    assert reader.nameless() == ()
    reader.screenshot("preparation-5-prints")
    reader.press("Opslaan als pdf")
    reader.press("Kies een plek")
    target = folder / "pakket.pdf"
    reader.type_into(re.compile("^Bestandsnaam"), str(target))
    reader.keys("Enter")
    reader.wait_for(target.exists, what="the saved file")
    reader.press("Sluiten", inside=("dialog", re.compile("^Printpakket")))
    reader.wait_until_gone("dialog", re.compile("^Printpakket"))
    assert page_count(target.read_bytes()) == pages
    return target


def the_prints_hold_all(target: Path) -> None:
    pdf = target.read_bytes()
    text = letters(reading_text(pdf))
    for said in (GROUP, *PEOPLE, THEME, ADDED, "Crisiskaart", "113"):
        assert letters(said) in text, said
    with pikepdf.open(target) as document, document.open_outline() as outline:
        titles = [item.title for item in outline.root]
    assert titles[:2] == ["Presentielijst", "Draaiboek"]
    assert any(title.startswith(f"Werkblad: {ADDED}") for title in titles)
    assert titles[-1] == "Crisiskaart"


def hold_the_meeting(reader: ScreenReader) -> None:
    """The draaiboek stands beside the list; afterwards a thumb and a line."""
    reader.press("Vandaag")
    reader.press("Presentie openen")
    reader.press("Rest aanwezig", seconds=OPENING)
    reader.find(None, re.compile(f"^\\d\\d.\\d\\d {ADDED}, "))
    reader.screenshot("preparation-6-attendance")
    reader.press("Terugkijken")
    reader.choose(f"{ADDED}, goed")
    line, first = f"{ADDED}, één regel", REMARK[:-11]
    reader.type_into(line, first)
    reader.find("label", f"Bewaard hoe {ADDED} ging.")
    has_the_keyboard(reader, line)
    assert reader.nameless() == ()
    reader.screenshot("preparation-7-looking-back")


def lock(reader: ScreenReader) -> None:
    """Right after the last letters: they are kept all the same."""
    reader.type(REMARK[-11:])
    reader.wait_for(lambda: reader.text_of(f"{ADDED}, één regel") == REMARK, what="the line")
    reader.press("Vergrendel")
    reader.find("password", "Wachtzin", seconds=OPENING)
    said = reader.dump()
    for name in (*PEOPLE, GROUP, WISH, REMARK):
        assert name not in said, "a name or a sentence is left while the vault is locked"


def everything_is_still_there(reader: ScreenReader) -> None:
    reader.press("Presentie openen")
    reader.press("Terugkijken", seconds=OPENING)
    reader.find(None, f"{ADDED}, goed", states=["checked"])
    reader.wait_for(lambda: reader.text_of(f"{ADDED}, één regel") == REMARK, what="the line")
    reader.press("Aanpassen")
    reader.find("spin button", f"Minuten van {ADDED}")
    reader.press("Vandaag")
    reader.press("Groep")
    reader.press("Wensen en thema")
    reader.find("table cell", WISH)
    reader.find("table cell", "5 van 5", inside=("table", "Eerder gekozen"))


def the_library_tells_how_it_went(reader: ScreenReader) -> None:
    reader.press("Werkvormen")
    reader.choose_from("Groep", GROUP)
    reader.type_into("Zoeken", ADDED)
    reader.find("table cell", re.compile(ADDED))
    reader.find("label", re.compile(f"1 keer gedaan.*Dat ging goed.*{REMARK}"))
    assert reader.nameless() == ()
    reader.screenshot("preparation-8-library")


def leave(reader: ScreenReader) -> None:
    reader.keys("Ctrl+Q")
    assert reader.wait_for_end(OPENING) == 0
    assert reader.complaints() == ""


def test_a_meeting_from_a_wish_to_what_worked() -> None:
    with ScreenReader() as reader:
        vault = reader.desk.folder / "kluis"
        fill(vault)
        start(reader, vault)
        unlock(reader)
        write_a_wish(reader)
        vote(reader)
        make_the_plan(reader)
        change_the_plan(reader)
        the_prints_hold_all(keep_the_prints(reader, reader.desk.folder))
        hold_the_meeting(reader)
        lock(reader)
        unlock(reader)
        everything_is_still_there(reader)
        the_library_tells_how_it_went(reader)
        leave(reader)
