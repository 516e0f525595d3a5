"""The harness itself, proved on a small window with one of each control."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator

import psutil
import pytest
from PIL import Image

from tests.accessibility.screen_reader import ScreenReader, ScreenReaderError
from tests.desk import can_have_own_screen

pytestmark = [
    pytest.mark.journey,
    pytest.mark.skipif(not can_have_own_screen(), reason="no virtual X display on this system"),
]


@pytest.fixture(scope="module")
def reader() -> Iterator[ScreenReader]:
    with ScreenReader() as opened:
        opened.start([sys.executable, "-m", "tests.accessibility.sample_window"])
        opened.window("Proefvenster")
        yield opened


def test_a_new_window_has_the_keyboard(reader: ScreenReader) -> None:
    assert reader.window("Proefvenster").is_("active")


def test_text_is_typed_key_by_key_into_the_field_with_that_label(reader: ScreenReader) -> None:
    reader.type_into("Roepnaam", "Anneke O'Brien (2)")
    assert reader.text_of("Roepnaam") == "Anneke O'Brien (2)"
    reader.type_into("Roepnaam", "Bo")
    assert reader.text_of("Roepnaam") == "Bo"


@pytest.mark.parametrize("name", ["Wiesława", "Đặng", "Йосиф", "محمد", "Zon 🌞", "a" * 120])
def test_names_from_all_over_can_be_entered(reader: ScreenReader, name: str) -> None:
    reader.type_into("Roepnaam", name)
    assert reader.text_of("Roepnaam") == name


def test_a_passphrase_can_be_entered_and_is_not_read_out(reader: ScreenReader) -> None:
    seen = reader.type_into("Wachtzin", "appelboom fietsbel")
    assert seen.role == "password"
    assert "appelboom" not in reader.dump()


@pytest.mark.parametrize(
    ("label", "typed"),
    [("Dag", "24-11-2026"), ("Tijd", "13.30"), ("Duur", "90"), ("Plaats", "Leiden")],
)
def test_dates_times_numbers_and_places_are_typed(
    reader: ScreenReader, label: str, typed: str
) -> None:
    reader.type_into(label, typed)
    assert reader.text_of(label).startswith(typed)


def test_several_lines_can_be_written(reader: ScreenReader) -> None:
    reader.type_into("Logboek", "Rustige groep.\nThema: hulp vragen.")
    assert reader.text_of("Logboek") == "Rustige groep.\nThema: hulp vragen."


def test_an_item_of_a_combo_box_is_chosen_by_keyboard(reader: ScreenReader) -> None:
    reader.choose_from("Vorm", "Zelfhulpgroep")
    reader.choose_from("Vorm", "Praat- en luisterronde")
    assert reader.find("combo box", "Vorm").name == "Praat- en luisterronde"
    with pytest.raises(ScreenReaderError, match="not 'Boekenclub'"):
        reader.choose_from("Vorm", "Boekenclub")


def test_choices_of_the_same_name_are_told_apart_by_what_they_stand_in(
    reader: ScreenReader,
) -> None:
    reader.choose("afgemeld", inside=("panel", "Wiesława"))
    reader.choose("aanwezig", inside=("panel", "Anneke"))
    chosen = [seen.name for seen in reader.find_all("radio button", states=["checked"])]
    assert chosen == ["aanwezig", "afgemeld"]
    assert reader.choose("Toestemming").is_("checked")
    assert reader.choose("Toestemming").is_("checked")  # once more leaves it ticked


def test_items_of_lists_and_tables_are_selected(reader: ScreenReader) -> None:
    reader.select("Đặng", "list item", inside=("list", "Deelnemers"))
    reader.find("label", "Gekozen: Đặng")
    reader.select("10.00", inside=("table", "Bijeenkomsten"))
    chosen = reader.find("table cell", states=["selected"], inside=("table", "Bijeenkomsten"))
    assert chosen.name == "10.00"


def test_pressing_waits_for_what_comes_later(reader: ScreenReader) -> None:
    reader.type_into("Roepnaam", "Anneke")
    reader.choose_from("Vorm", "Herstelgroep")
    reader.press("Bewaren")
    reader.find("label", "Bewaard: Anneke, Herstelgroep")
    reader.wait_until_gone("label", re.compile("^Gekozen"))


def test_keys_and_shortcuts_reach_the_window(reader: ScreenReader) -> None:
    reader.focus("Roepnaam")
    reader.keys("Tab")
    reader.find("password", "Wachtzin", states=["focused"])
    assert not reader.sees("Later te zien")
    reader.keys("F8")
    reader.find("button", "Later te zien")


def test_a_modal_dialog_is_read_and_answered(reader: ScreenReader) -> None:
    reader.keys("Ctrl+K")
    assert reader.window("Weet je het zeker?").is_("active")
    reader.find("label", "Dit kan niet terug.")
    reader.press("Ja, wissen")
    reader.wait_until_gone("dialog", "Weet je het zeker?")
    reader.find("label", "Gewist")


def test_a_control_without_a_name_is_found_out(reader: ScreenReader) -> None:
    nameless = [seen for seen in reader.nameless() if seen.text == ""]
    assert [seen.role for seen in nameless] == ["text"]


def test_what_is_not_there_is_said_with_the_tree(reader: ScreenReader) -> None:
    with pytest.raises(ScreenReaderError, match=r"not found: button Verzenden[\s\S]*Proefvenster"):
        reader.find("button", "Verzenden", seconds=0.3)


def test_a_screenshot_shows_the_whole_screen(reader: ScreenReader) -> None:
    picture = Image.open(reader.screenshot("harness-sample-window"))
    assert picture.size == (1366, 768)
    assert len(picture.getcolors(1 << 24) or ()) > 10, "an empty screen"


def test_qt_says_nothing_on_the_error_stream(reader: ScreenReader) -> None:
    assert reader.complaints() == ""


def test_nothing_is_left_of_a_desk_afterwards() -> None:
    with ScreenReader() as reader:
        program = reader.start([sys.executable, "-m", "tests.accessibility.sample_window"])
        reader.window("Proefvenster")
        folder = reader.desk.folder
    assert program.poll() is not None
    assert not folder.exists()
    assert not [
        each.pid
        for each in psutil.process_iter()
        if str(folder) in _environment_of(each).get("HERSTEL_TEST_DESK", "")
    ]


def _environment_of(process: psutil.Process) -> dict[str, str]:
    try:
        return process.environ()
    except psutil.Error:
        return {}
