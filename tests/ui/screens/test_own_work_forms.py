"""Werkvormen van jezelf: written, kept as typed, found again, shared and taken in."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)

from herstel_desktop.db.identifiers import new_id
from herstel_desktop.db.queries.own_work_forms import OwnRow, insert
from herstel_desktop.db.queries.session_plans import put_plan
from herstel_desktop.db.store import Store
from herstel_desktop.domain.own_work_forms import OwnWorkForm, slug_of
from herstel_desktop.domain.session_plans import PartKind, PlanPart, SessionPlan, Worked
from herstel_desktop.domain.work_forms import Energy, WorkFormKind
from herstel_desktop.exchange.work_form_files import text_of
from herstel_desktop.services import own_work_forms as own
from herstel_desktop.services import schedule, work_form_exchange
from herstel_desktop.services.library import shipped_shelf
from herstel_desktop.services.materials import materials_at_hand
from herstel_desktop.services.work_form_favourites import favourites, set_favourite
from herstel_desktop.services.work_form_shelf import current_shelf, read_own_work_forms
from herstel_desktop.ui.screens.work_forms.at_hand_dialog import AtHandDialog
from herstel_desktop.ui.screens.work_forms.incoming_dialog import IncomingDialog
from herstel_desktop.ui.screens.work_forms.pick_list import PickList
from herstel_desktop.ui.screens.work_forms.work_forms_screen import WorkFormsScreen
from herstel_desktop.ui.shell.discovery import discover
from herstel_desktop.ui.shell.names import Shield
from herstel_desktop.ui.shell.screen import ScreenContext
from herstel_desktop.ui.shell.search_palette import SearchPalette
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.theme.tokens import Look
from herstel_desktop.ui.widgets.basics import bring_into_view
from herstel_desktop.ui.widgets.dialogs import Dialog
from tests.conftest import ROOT
from tests.library.samples import forget_content, use_content, write_content
from tests.services.builders import new_group, new_participant
from tests.ui.conftest import RecordingWindow
from tests.ui.looking import VENUE_LAPTOP, assert_nothing_clipped, clashing_mnemonics, show_at
from tests.ui.screens.test_work_forms import (
    box,
    button,
    choose,
    current,
    opened,
    pick,
    seen,
    table_of,
    titles,
    type_text,
)

Screenshot = Callable[[QWidget, str], Path]


@pytest.fixture(autouse=True)
def resources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Three work forms and two themes of our own."""
    folder = write_content(tmp_path / "resources")
    shutil.copytree(ROOT / "resources" / "worksheets", folder / "worksheets")
    use_content(monkeypatch, folder)
    yield folder
    forget_content()


def copied(store: Store, of: str = "levenslijn") -> str:
    made = own.copy_work_form(store, of).id
    assert made is not None
    return slug_of(made)


def changing(context: ScreenContext, slug: str) -> WorkFormsScreen:
    """The screen with the editor open on an own work form."""
    screen = opened(context, work_form=slug)
    button(screen, "Aanpassen").click()
    show_at(screen)
    return screen


def editor_of(screen: QWidget, name: str) -> Any:
    """The editor of a field that shows, by its name."""
    found = [
        each
        for kind in (QComboBox, QLineEdit, QPlainTextEdit, QSpinBox, PickList)
        for each in screen.findChildren(kind)
        if each.accessibleName() == name and each.isVisibleTo(screen)
    ]
    assert len(found) == 1, name
    return found[0]


def write(screen: QWidget, name: str, text: str) -> None:
    """Type another text in a field."""
    editor = editor_of(screen, name)
    editor.setFocus()
    editor.selectAll()
    QTest.keyClicks(editor, text) if text else QTest.keyClick(editor, Qt.Key.Key_Delete)


def kept(store: Store) -> OwnWorkForm:
    (only,) = read_own_work_forms(store)
    return only


def in_dialog(act: Callable[[Dialog], object]) -> None:
    """Do something in the dialog that comes up next."""

    def reach() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, Dialog):
            QTimer.singleShot(10, reach)  # the one before is still on its way out
            return
        try:
            act(dialog)
        finally:
            if dialog.isVisible():
                dialog.reject()  # a test that fails may not wait for somebody

    QTimer.singleShot(0, reach)


def press(name: str) -> Callable[[Dialog], object]:
    return lambda dialog: button(dialog, name).click()


def texts_in(dialog: QWidget) -> str:
    return "\n".join(each.text() for each in dialog.findChildren(QLabel))


def test_an_empty_one_begins_as_a_draft_and_says_quietly_what_it_lacks(
    context: ScreenContext, screenshot: Screenshot
) -> None:
    screen = opened(context)
    button(screen, "Nieuwe werkvorm").click()
    show_at(screen)
    assert screen.heading[0] == "Werkvorm aanpassen"
    assert clashing_mnemonics(screen) == []
    assert screen.first_focus() is editor_of(screen, "Naam")
    assert "Geef de werkvorm een naam." in seen(screen)
    assert editor_of(screen, "Naam").property("problem") != "true"
    screenshot(screen, "own_work_form_new")
    assert_nothing_clipped(screen)
    button(screen, "Wat mist er nog?").click()
    show_at(screen)
    assert editor_of(screen, "Naam").property("problem") == "true"
    assert screen.focusWidget() is editor_of(screen, "Naam")
    screenshot(screen, "own_work_form_lacks")
    assert_nothing_clipped(screen)
    button(screen, "Klaar").click()
    show_at(screen)
    assert box(screen, "Laat zien").currentText() == "Mijn werkvormen"
    assert [table_of(screen).model().index(0, 0).data()] == ["Nog zonder naam · concept"]
    assert "Dit is nog een concept" in seen(screen)
    screenshot(screen, "own_work_form_draft")
    assert_nothing_clipped(screen)


def test_a_copy_can_be_written_with_the_keyboard_alone(
    context: ScreenContext, window: RecordingWindow
) -> None:
    screen = opened(context)
    choose(screen, "Levenslijn")
    QTest.keyClick(button(screen, "Kopie maken"), Qt.Key.Key_Return)
    show_at(screen)
    assert window.outcomes[-1].sentence == "De kopie is van jou. Pas hem gerust aan."
    name = editor_of(screen, "Naam")
    assert name.text() == "Levenslijn (2)"
    name.selectAll()
    QTest.keyClicks(name, "Rivier")
    at: Any = name
    for _ in range(300):
        QTest.keyClick(at, Qt.Key.Key_Tab)
        at = screen.focusWidget()
        if at is editor_of(screen, "Werkbladen die erbij horen"):
            break
    else:
        pytest.fail("Tab does not reach the end of the form")
    QTest.keyClick(button(screen, "Klaar"), Qt.Key.Key_Return)
    show_at(screen)
    assert current(screen) == "Rivier"
    assert "Zelfinzicht · van jou" in seen(screen)
    assert current_shelf(context.store).forms[kept(context.store).form.slug].title == "Rivier"


def test_every_field_is_kept(context: ScreenContext) -> None:
    screen = changing(context, copied(context.store))
    write(screen, "Naam", "Rivier")
    write(screen, "Waar is het voor?", "Je kijkt terug.")
    write(screen, "Spullen", "krijt")
    write(screen, "Wanneer niet?", "Nooit alleen.")
    energy = editor_of(screen, "Energie")
    energy.setCurrentIndex(energy.findText("Actief"))
    editor_of(screen, "Vanaf").setValue(4)
    themes = editor_of(screen, "Thema’s")
    themes.setCurrentRow(0)
    QTest.keyClick(themes, Qt.Key.Key_Space)
    screen.flush()
    form = kept(context.store).form
    assert (form.title, form.purpose, form.not_when) == (
        "Rivier",
        "Je kijkt terug.",
        "Nooit alleen.",
    )
    assert (form.materials, form.energy, form.people.least) == (("krijt",), Energy.ACTIVE, 4)
    assert form.themes == ("hoop",)
    assert "Kies minstens twee thema’s. Alleen een opening of een afsluiting mag zonder." in seen(
        screen
    )


def test_what_was_typed_is_kept_by_itself_and_at_the_lock(
    context: ScreenContext, window: RecordingWindow, qtbot: Any
) -> None:
    screen = changing(context, copied(context.store))
    write(screen, "Naam", "Half ")
    qtbot.waitUntil(lambda: kept(context.store).form.title == "Half", timeout=5000)
    window.show_outcome(set_favourite(context.store, "namenbal", True))  # the screen loads again
    assert editor_of(screen, "Naam").text() == "Half ", "what is being typed stays as it is"
    assert "bewaard" in seen(screen)
    QTest.keyClicks(editor_of(screen, "Naam"), "werk")
    screen.flush()
    assert kept(context.store).form.title == "Half werk"


def test_steps_are_added_moved_and_removed_and_the_sum_runs_along(
    context: ScreenContext, screenshot: Screenshot
) -> None:
    screen = changing(context, copied(context.store))
    assert "Samen 40 van 40 minuten" in seen(screen)

    def by_name(name: str) -> QPushButton:
        return next(
            each
            for each in screen.findChildren(QPushButton)
            if each.accessibleName() == name and each.isVisibleTo(screen)
        )

    assert not by_name("Stap 1 omhoog").isEnabled()
    by_name("Stap 1 omlaag").click()
    assert screen.focusWidget() is by_name("Stap 2 omlaag"), "the step can be moved on at once"
    button(screen, "Stap erbij").click()
    show_at(screen)
    assert screen.focusWidget() is editor_of(screen, "Naam van stap 4")
    assert "Samen 45 van 40 minuten" in seen(screen)
    assert any(each.startswith("De stappen duren samen 45 minuten.") for each in seen(screen))
    QTest.keyClicks(editor_of(screen, "Naam van stap 4"), "Nog iets")
    by_name("Stap 3 weghalen").click()
    bring_into_view(editor_of(screen, "Naam van stap 2"))
    show_at(screen)
    screenshot(screen, "own_work_form_steps")
    assert_nothing_clipped(screen)
    screen.flush()
    steps = kept(context.store).form.steps
    assert [step.title for step in steps] == ["Tekenen", "Uitleg", "Nog iets"]
    assert sum(step.minutes for step in steps) == 35


def test_scrolling_past_a_number_does_not_change_it(context: ScreenContext) -> None:
    screen = changing(context, copied(context.store))
    most = editor_of(screen, "Tot en met")
    before = most.value()
    place = QPointF(5, 5)
    wheel = QWheelEvent(
        place,
        QPointF(most.mapToGlobal(place.toPoint())),
        QPointF(0, 0).toPoint(),
        QPointF(0, 120).toPoint(),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(most, wheel)
    assert most.value() == before


def test_one_is_put_away_and_taken_back(context: ScreenContext, window: RecordingWindow) -> None:
    screen = opened(context, work_form=copied(context.store))
    button(screen, "Wegleggen").click()
    show_at(screen)
    assert window.outcomes[-1].sentence == "‘Levenslijn (2)’ ligt weg."
    assert "Levenslijn (2)" not in titles(screen)
    pick(screen, "Laat zien", "Weggelegd")
    assert titles(screen) == ["Levenslijn (2)"]
    button(screen, "Weer in de kast").click()
    show_at(screen)
    assert titles(screen) == []


def test_one_is_removed_and_comes_back_with_undo(
    context: ScreenContext, window: RecordingWindow
) -> None:
    screen = opened(context, work_form=copied(context.store))
    button(screen, "Verwijderen").click()
    show_at(screen)
    assert read_own_work_forms(context.store) == ()
    outcome = window.outcomes[-1]
    assert outcome.undo is not None
    window.show_outcome(outcome.undo(context.store))
    show_at(screen)
    assert "Levenslijn (2)" in titles(screen)


def test_one_that_was_done_can_be_put_away_only(context: ScreenContext) -> None:
    slug = copied(context.store)
    _done(context.store, new_group(context.store), slug)
    screen = opened(context, work_form=slug)
    names = [each.text().replace("&", "") for each in screen.findChildren(QPushButton)]
    assert "Wegleggen" in names
    assert "Verwijderen" not in names


def test_one_that_goes_while_it_is_changed_leaves_the_editor(
    context: ScreenContext, window: RecordingWindow
) -> None:
    slug = copied(context.store)
    screen = changing(context, slug)
    window.show_outcome(own.remove(context.store, slug))
    show_at(screen)
    assert "Levenslijn" in titles(screen)
    assert window.problems == []


def test_the_star_is_a_key_and_a_button(
    context: ScreenContext, window: RecordingWindow, screenshot: Screenshot, qtbot: Any
) -> None:
    screen = opened(context)
    choose(screen, "Namenbal")
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)
    table_of(screen).setFocus()
    QTest.keyClick(table_of(screen), Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    show_at(screen)
    assert favourites(context.store) == {"namenbal"}
    assert window.outcomes[-1].sentence == "‘Namenbal’ is een favoriet."
    star = table_of(screen).model().index(2, 0)
    assert star.data() == "★ Namenbal"
    assert star.data(Qt.ItemDataRole.AccessibleTextRole) == "Namenbal, favoriet"
    screenshot(screen, "work_forms_star")
    pick(screen, "Laat zien", "Favorieten")
    assert titles(screen) == ["Namenbal"]
    pick(screen, "Laat zien", "Alles")
    choose(screen, "Namenbal")
    button(screen, "Geen favoriet meer").setFocus()
    QTest.keyClick(button(screen, "Geen favoriet meer"), Qt.Key.Key_Return)
    show_at(screen)
    assert favourites(context.store) == frozenset()
    assert screen.focusWidget() is button(screen, "Favoriet"), "the keyboard stays where it was"


def test_what_is_at_hand_is_ticked_once_and_filters_the_list(
    context: ScreenContext, screenshot: Screenshot
) -> None:
    screen = opened(context)
    pick(screen, "Spullen", "Wat ik heb")
    assert titles(screen) == ["Levenslijn", "Namenbal"]

    def untick_pens(dialog: Dialog) -> None:
        screenshot(dialog, "at_hand")
        assert_nothing_clipped(dialog)
        pens = next(
            each for each in dialog.findChildren(QCheckBox) if each.text().startswith("Pennen")
        )
        assert pens.isChecked()
        pens.click()
        button(dialog, "Opslaan").click()

    in_dialog(untick_pens)
    button(screen, "Wat heb je bij de hand?").click()
    show_at(screen)
    assert "pens" not in materials_at_hand(context.store)
    assert titles(screen) == ["Namenbal"]
    screenshot(screen, "work_forms_at_hand")
    assert_nothing_clipped(screen)


def _done(store: Store, group_id: Any, slug: str) -> date:
    meeting = schedule.meetings(store, group_id)[0]
    part = PlanPart(
        meeting.id, PartKind.WORK_FORM, slug, 10, slug, WorkFormKind.PLAY,
        used=True, worked=Worked.WELL, remark="Veel gelachen",
    )  # fmt: skip
    with store.transaction() as tx:
        put_plan(tx, SessionPlan(meeting.id, "", 8, 120, Energy.USUAL, (part,)))
    return meeting.on


def test_per_group_each_row_says_when_it_was_done(
    context: ScreenContext, screenshot: Screenshot
) -> None:
    _done(context.store, new_group(context.store), "weerbericht")
    screen = opened(context)
    pick(screen, "Groep", "Herstelgroep De Brug")
    table = table_of(screen)
    shown = [table.model().index(row, 3).data() for row in range(3)]
    assert shown == ["24 nov 2026, ging goed", "nog niet gedaan", "nog niet gedaan"]
    assert table.isColumnHidden(2)
    line = "1 keer gedaan, laatst op 24 november 2026. Dat ging goed. ‘Veel gelachen’"
    assert line in seen(screen)
    first = next(each for each in screen.findChildren(QCheckBox) if each.isVisibleTo(screen))
    assert first.text().replace("&", "") == "Nog niet gedaan eerst"
    first.click()
    show_at(screen)
    assert titles(screen) == ["Levenslijn", "Namenbal", "Weerbericht"]
    screenshot(screen, "work_forms_per_group")
    assert_nothing_clipped(screen)
    type_text(screen, "weer")
    assert titles(screen)[-1] == "Weerbericht"
    pick(screen, "Groep", "Maakt niet uit")
    assert not table.isColumnHidden(2)


def test_sharing_says_what_goes_out_and_saves_the_file(
    context: ScreenContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_participant(context.store, "Je")
    new_participant(context.store, "Teken")
    told: list[str] = []
    asked: list[str] = []

    def save_at(_parent: QWidget, _title: str, place: str, _filter: str) -> tuple[str, str]:
        asked.append(Path(place).name)
        return str(tmp_path / "naar-de-buren"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", save_at)

    def agree(dialog: Dialog) -> None:
        told.append(texts_in(dialog))
        button(dialog, "Kies een plek").click()

    screen = opened(context)
    choose(screen, "Levenslijn")
    for level in (Shield.OPEN, Shield.INITIALS):
        context.names.set_level(level)
        in_dialog(agree)
        (tmp_path / "naar-de-buren.werkvorm").unlink(missing_ok=True)
        button(screen, "Delen").click()
    assert "Alles wat in de werkvorm staat, gaat mee" in told[0]
    assert "een naam is van een deelnemer: Teken." in told[0]
    assert "Teken" not in told[1]
    assert asked == ["levenslijn.werkvorm"] * 2
    file = (tmp_path / "naar-de-buren.werkvorm").read_bytes()
    assert file == work_form_exchange.file_to_share(context.store, "levenslijn").file


def test_a_file_is_looked_at_before_it_is_taken_in(
    context: ScreenContext,
    window: RecordingWindow,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    screenshot: Screenshot,
) -> None:
    file = tmp_path / "x.werkvorm"
    file.write_bytes(work_form_exchange.file_to_share(context.store, "levenslijn").file)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(file), ""))
    screen = opened(context)

    def look(dialog: Dialog) -> None:
        assert isinstance(dialog, IncomingDialog)
        told = texts_in(dialog)
        assert "Er is al een werkvorm ‘Levenslijn’. Deze komt ernaast" in told
        assert "Teken zelf een lijn. Vertel één ding erbij." in told
        screenshot(dialog, "incoming")
        assert_nothing_clipped(dialog)
        button(dialog, "Annuleren").click()

    in_dialog(look)
    button(screen, "Uit een bestand").click()
    assert read_own_work_forms(context.store) == ()
    in_dialog(press("Overnemen"))
    button(screen, "Uit een bestand").click()
    show_at(screen)
    assert window.outcomes[-1].sentence == "‘Levenslijn (2)’ staat bij je eigen werkvormen."
    assert current(screen) == "Levenslijn (2)"


def test_the_dialogs_fit_at_twice_the_size_in_the_dark(
    context: ScreenContext, theme: Theme, screenshot: Screenshot
) -> None:
    theme.choose(look=Look.DARK, percent=200)
    file = work_form_exchange.file_to_share(context.store, "levenslijn").file
    coming = work_form_exchange.incoming(context.store, file)
    for name, dialog in (
        ("incoming_200", IncomingDialog(theme, None, coming)),
        ("at_hand_200", AtHandDialog(context, None, materials_at_hand(context.store))),
    ):
        show_at(dialog, dialog.sizeHint().boundedTo(VENUE_LAPTOP))
        screenshot(dialog, name)
        assert_nothing_clipped(dialog)
        assert dialog.height() <= VENUE_LAPTOP.height()


def test_the_search_from_anywhere_finds_an_own_one(
    context: ScreenContext, window: RecordingWindow, qtbot: Any
) -> None:
    slug = copied(context.store, "namenbal")
    form = own.own_work_form(context.store, slug).form
    own.change_own_work_form(context.store, slug, replace(form, title="Zeskamp"))
    palette = SearchPalette(context, discover())
    palette.show()
    QTest.keyClicks(palette.field, "zesk")
    qtbot.waitUntil(lambda: palette.found == ("Zeskamp",))
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.opened == [("work_forms", {"work_form": slug})]
    screen = opened(context, work_form=slug)
    assert current(screen) == "Zeskamp"


def test_nothing_of_ones_own_yet_has_one_button(
    context: ScreenContext, screenshot: Screenshot
) -> None:
    screen = opened(context)
    pick(screen, "Laat zien", "Mijn werkvormen")
    assert "Nog geen werkvormen van jezelf" in seen(screen)
    assert clashing_mnemonics(screen) == []
    screenshot(screen, "own_work_forms_none")
    assert_nothing_clipped(screen)
    button(screen, "Werkvorm beginnen").click()
    show_at(screen)
    assert screen.heading[0] == "Werkvorm aanpassen"


@pytest.mark.parametrize("percent", [100, 200])
def test_three_hundred_of_ones_own_in_the_dark(
    context: ScreenContext, theme: Theme, percent: int, screenshot: Screenshot
) -> None:
    form = shipped_shelf().work_form("levenslijn")
    with context.store.transaction() as tx:
        for number in range(300):
            content = text_of(replace(form, title=f"Lijn {number}"))
            insert(tx, OwnRow(new_id(), f"eigen-{number:08}", content))
    theme.choose(look=Look.DARK, percent=percent)
    screen = opened(context)
    pick(screen, "Laat zien", "Mijn werkvormen")
    assert len(titles(screen)) == 300
    choose(screen, "Lijn 299")
    screenshot(screen, f"own_work_forms_many_{percent}")
    assert_nothing_clipped(screen)
    button(screen, "Aanpassen").click()
    show_at(screen)
    screenshot(screen, f"own_work_form_editor_{percent}")
    assert_nothing_clipped(screen)
    bring_into_view(editor_of(screen, "Naam van stap 2"))
    show_at(screen)
    screenshot(screen, f"own_work_form_editor_steps_{percent}")
    bring_into_view(editor_of(screen, "Werkbladen die erbij horen"))
    show_at(screen)
    screenshot(screen, f"own_work_form_editor_end_{percent}")
    assert_nothing_clipped(screen)
