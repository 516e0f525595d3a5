"""Names from all over are kept, found, seen on screen and printed, each in its own letters."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtGui import QTextLayout
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from herstel_desktop.db.store import Store
from herstel_desktop.documents.kit.itemise import shape_word
from herstel_desktop.domain.participants import EnrolmentState
from herstel_desktop.domain.schedule import RhythmKind
from herstel_desktop.services import participants, schedule
from herstel_desktop.services.search import search
from herstel_desktop.services.sign_in_sheets import sign_in_sheet_pdf
from herstel_desktop.ui.screens.attendance.attendance_screen import AttendanceScreen
from herstel_desktop.ui.screens.attendance.person_row import PersonRow
from herstel_desktop.ui.shell.screen import ScreenContext
from tests.documents.reading import extracted, letters, reading_text
from tests.services.builders import HALF_PAST_ONE, new_group, new_participant, rhythm
from tests.stores import StoreFile
from tests.ui.conftest import context, theme, window
from tests.ui.looking import show_at

__all__ = ["context", "theme", "window"]

TODAY = date.today()
LONG_NAME = ("Maximiliaan-Alexander van der Wetering tot Nederveen " * 3)[:120]
NAMES = {
    "Wiesława": "wieslawa",
    "Đặng Thị Hồng": "dang thi hong",
    "Йосиф": "иосиф",
    "محمد علي": "محمد",
    "O'Brien": "o'brien",
    LONG_NAME: "maximiliaan nederveen",
    "Zoë 👋🏽": "zoe",
    "👩🏽‍🌾 Roos": "👩🏽‍🌾",
    "ሰላም": "ሰላም",
    "שרה": "שרה",
    "Ğülşen": "gulsen",
}
"""Each name, and how somebody types it without its accents."""


def _in_a_group(store: Store) -> UUID:
    """A meeting today at which all of them are expected."""
    begin = TODAY - timedelta(days=1)
    single = rhythm(RhythmKind.SINGLE_DATES)
    group_id = new_group(store, today=begin, starts_on=begin, most=40, rhythm=single)
    for name in NAMES:
        who = new_participant(store, name)
        participants.enrol(store, who, group_id, begin, EnrolmentState.PARTICIPANT)
    meeting_id = schedule.add_meeting(store, group_id, TODAY, HALF_PAST_ONE, 120).id
    assert meeting_id is not None
    return meeting_id


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_kept_letter_by_letter(store_file: StoreFile, name: str) -> None:
    store = store_file.create()
    participant_id = new_participant(store, name)
    store.close()
    again = store_file.open()
    assert participants.participant(again, participant_id).call_name == name
    again.close()


def test_every_name_is_found_as_it_is_and_without_its_accents(store: Store) -> None:
    for name in NAMES:
        new_participant(store, name)
    for name, typed in NAMES.items():
        assert [hit.title for hit in search(store, name)] == [name]
        assert [hit.title for hit in search(store, typed)] == [name]
        assert [row.call_name for row in participants.participants(store, typed)] == [name]


def test_every_name_can_be_seen_on_screen(
    store: Store, context: ScreenContext, screenshot: Callable[[QWidget, str], Path], qtbot: QtBot
) -> None:
    screen = AttendanceScreen(context)
    qtbot.addWidget(screen)
    show_at(screen)
    screen.activateWindow()
    screen.enter(meeting_id=_in_a_group(store))
    show_at(screen)
    rows = screen.findChildren(PersonRow)
    assert sorted(row.accessibleName() for row in rows) == sorted(NAMES)
    for row in rows:
        for label in row.findChildren(QLabel):
            assert not _has_empty_boxes(label), label.text()
    screenshot(screen, "names_from_all_over")
    rows[-1].buttons[0].setFocus()
    qtbot.waitUntil(lambda: not rows[-1].visibleRegion().isEmpty())
    screenshot(screen, "names_from_all_over_end")


def _has_empty_boxes(label: QLabel) -> bool:
    """Whether the fonts in force, fallbacks included, lack a letter of it (glyph 0)."""
    layout = QTextLayout(label.text(), label.font())
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return any(0 in run.glyphIndexes() for run in layout.glyphRuns())


def test_a_letter_that_no_font_has_would_be_noticed(context: ScreenContext, qtbot: QtBot) -> None:
    label = QLabel("\U00013000")  # an Egyptian hieroglyph, which no font of ours has
    qtbot.addWidget(label)
    label.ensurePolished()
    assert _has_empty_boxes(label)


def test_every_name_stands_on_the_sign_in_sheet(store: Store) -> None:
    pdf = sign_in_sheet_pdf(store, (_in_a_group(store),))
    read_out, copied = letters(reading_text(pdf)), letters(extracted(pdf))
    for name in NAMES:
        assert letters(name) in read_out
        # Viewers give text from right to left back in the order in which it stands on the page.
        assert letters(name) in copied or letters(name)[::-1] in copied


def test_arabic_letters_are_joined_on_paper() -> None:
    def glyphs(word: str) -> list[int]:
        shaped = shape_word(word, False, False, True)
        return [glyph for part in shaped for glyph, _ in part.glyphs]

    apart = [glyph for letter in "محمد" for glyph in glyphs(letter)]
    assert sorted(glyphs("محمد")) != sorted(apart)
