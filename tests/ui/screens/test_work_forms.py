"""Werkvormen: found, read and printed, with the keyboard alone and at every text size."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QTabBar,
    QWidget,
)

from herstel_desktop.services.work_form_shelf import work_form_pdf
from herstel_desktop.ui.screens.work_forms.work_forms_screen import WorkFormsScreen
from herstel_desktop.ui.shell.discovery import discover
from herstel_desktop.ui.shell.screen import ScreenContext
from herstel_desktop.ui.shell.search_palette import SearchPalette
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.theme.tokens import Look
from herstel_desktop.ui.widgets.basics import bring_into_view
from herstel_desktop.ui.widgets.table import RowTable
from tests.conftest import ROOT
from tests.library.samples import FORMS, LIFE_LINE, forget_content, use_content, write_content
from tests.ui.conftest import RecordingWindow
from tests.ui.holding import HeldReading
from tests.ui.looking import assert_nothing_clipped, clashing_mnemonics, show_at

T = TypeVar("T")
Screenshot = Callable[[QWidget, str], Path]


@pytest.fixture(autouse=True)
def resources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Three work forms and two themes of our own."""
    folder = write_content(tmp_path / "resources")
    shutil.copytree(ROOT / "resources" / "worksheets", folder / "worksheets")
    use_content(monkeypatch, folder)
    yield folder
    forget_content()


def opened(context: ScreenContext, **target: Any) -> WorkFormsScreen:
    """The screen as it stands after it was opened."""
    screen = WorkFormsScreen(context)
    show_at(screen)
    screen.enter(**target)
    show_at(screen)
    assert clashing_mnemonics(screen) == []
    return screen


def search_of(screen: QWidget) -> QLineEdit:
    """The search field that shows."""
    return next(each for each in screen.findChildren(QLineEdit) if each.isVisibleTo(screen))


def table_of(screen: QWidget) -> RowTable[Any]:
    """The list that shows."""
    return next(each for each in screen.findChildren(RowTable) if each.isVisibleTo(screen))


def titles(screen: QWidget) -> list[str]:
    return [row.title for row in table_of(screen).rows]


def current(screen: QWidget) -> str:
    """The title of the row that the keyboard is on."""
    row = table_of(screen).current
    assert row is not None
    return str(row.title)


def box(screen: QWidget, name: str) -> QComboBox:
    return next(each for each in screen.findChildren(QComboBox) if each.accessibleName() == name)


def pick(screen: QWidget, name: str, option: str) -> None:
    """Choose an option of a filter by its words."""
    chosen = box(screen, name)
    place = chosen.findText(option)
    assert place >= 0, [chosen.itemText(each) for each in range(chosen.count())]
    chosen.setCurrentIndex(place)
    show_at(screen)


def button(screen: QWidget, name: str) -> QPushButton:
    return next(
        each
        for each in screen.findChildren(QPushButton)
        if each.text().replace("&", "") == name and each.isVisibleTo(screen)
    )


def seen(screen: QWidget) -> list[str]:
    """Every text that can be seen."""
    return [part.text() for part in screen.findChildren(QLabel) if part.isVisibleTo(screen)]


def type_text(screen: QWidget, text: str) -> None:
    search_of(screen).clear()
    QTest.keyClicks(search_of(screen), text)
    show_at(screen)


def choose(screen: QWidget, title: str) -> None:
    """Put the keyboard on a row."""
    table = table_of(screen)
    table.setCurrentIndex(table.model().index(titles(screen).index(title), 0))
    show_at(screen)


def test_all_work_forms_stand_in_the_order_of_a_meeting(
    context: ScreenContext, screenshot: Screenshot
) -> None:
    screen = opened(context)
    assert titles(screen) == ["Weerbericht", "Levenslijn", "Namenbal"]
    assert screen.heading == ("Werkvormen", "3 werkvormen")
    screenshot(screen, "work_forms")
    assert_nothing_clipped(screen)


def test_the_chosen_one_can_be_read_word_for_word(context: ScreenContext) -> None:
    screen = opened(context)
    choose(screen, "Levenslijn")
    texts = seen(screen)
    for step in LIFE_LINE["steps"]:
        assert step["text"] in texts
    for field in ("purpose", "lighter", "few_people", "opt_out", "not_when", "aftercare"):
        assert LIFE_LINE[field] in texts
    assert "Nodig: A3-papier · stiften" in texts
    assert texts.index(LIFE_LINE["not_when"]) < texts.index(LIFE_LINE["steps"][0]["text"])
    assert "Wanneer niet" in texts


def test_typing_searches_at_once(context: ScreenContext) -> None:
    screen = opened(context)
    type_text(screen, "stift")
    assert titles(screen) == ["Levenslijn"]
    assert screen.heading[1] == "1 werkvorm"
    assert "Levenslijn" in seen(screen)


def test_an_older_answer_never_takes_the_place_of_a_newer_one(context: ScreenContext) -> None:
    screen = opened(context)
    context.tasks = lane = HeldReading()
    search_of(screen).setText("namenbal")
    search_of(screen).setText("levenslijn")
    older, newer = lane.held
    newer()
    assert titles(screen) == ["Levenslijn"]
    older()
    assert titles(screen) == ["Levenslijn"]


@pytest.mark.parametrize(
    ("name", "option", "left"),
    [
        ("Soort", "Spel", ["Namenbal"]),
        ("Hoe lang", "tot 20 minuten", ["Weerbericht", "Namenbal"]),
        ("Met hoeveel", "4 mensen", ["Weerbericht", "Levenslijn"]),
        ("Energie", "Actief", ["Namenbal"]),
        ("Thema", "Hoop", ["Weerbericht", "Levenslijn", "Namenbal"]),
    ],
)
def test_each_filter_leaves_what_was_asked_for(
    context: ScreenContext, name: str, option: str, left: list[str]
) -> None:
    screen = opened(context)
    pick(screen, name, option)
    assert titles(screen) == left


def test_forms_without_materials_can_be_asked_for(context: ScreenContext) -> None:
    screen = opened(context)
    pick(screen, "Spullen", "Zonder spullen")
    assert titles(screen) == ["Namenbal"]
    assert button(screen, "Filters verbergen (1)")


def test_when_nothing_is_found_one_button_starts_over(
    context: ScreenContext, screenshot: Screenshot
) -> None:
    screen = opened(context)
    pick(screen, "Energie", "Actief")
    type_text(screen, "zwemmen")
    assert titles(screen) == []
    assert "Geen werkvorm gevonden" in seen(screen)
    assert screen.heading[1] == "0 werkvormen"
    screenshot(screen, "work_forms_nothing")
    assert_nothing_clipped(screen)
    button(screen, "Alles wissen").click()
    show_at(screen)
    assert len(titles(screen)) == 3
    assert box(screen, "Energie").currentText() == "Maakt niet uit"


def test_the_keyboard_goes_from_search_to_list_to_text(context: ScreenContext) -> None:
    screen = opened(context)
    assert screen.first_focus() is search_of(screen)
    search_of(screen).setFocus()
    QTest.keyClick(search_of(screen), Qt.Key.Key_Down)
    assert screen.focusWidget() is table_of(screen)
    QTest.keyClick(table_of(screen), Qt.Key.Key_Down)
    assert current(screen) == "Levenslijn"
    QTest.keyClick(table_of(screen), Qt.Key.Key_Return)
    pane = screen.focusWidget()
    assert pane is not None
    assert pane.accessibleName() == "Levenslijn"
    bar = pane.verticalScrollBar()  # type: ignore[attr-defined]
    before = bar.value()
    QTest.keyClick(pane, Qt.Key.Key_PageDown)
    assert bar.value() > before, "the arrows scroll the text"


def test_a_theme_button_filters_the_list(context: ScreenContext) -> None:
    screen = opened(context)
    choose(screen, "Levenslijn")
    assert button(screen, "Grenzen").accessibleName() == "Toon werkvormen bij het thema Grenzen"
    button(screen, "Grenzen").click()
    show_at(screen)
    assert box(screen, "Thema").currentText() == "Grenzen"


def test_the_work_form_is_printed(context: ScreenContext, window: RecordingWindow) -> None:
    screen = opened(context)
    choose(screen, "Levenslijn")
    button(screen, "Printen").click()
    ((title, pdf, file_name),) = window.previews
    assert (title, file_name) == ("Werkvorm", "werkvorm.pdf")
    assert pdf == work_form_pdf(context.store, "levenslijn")


def test_large_letters_stay_ticked_for_all_that_is_printed(
    context: ScreenContext, window: RecordingWindow
) -> None:
    from herstel_desktop.services.worksheets import worksheet_pdf

    screen = opened(context)
    large = next(each for each in screen.findChildren(QCheckBox) if each.isVisibleTo(screen))
    assert large.text() == "Grote letters"
    large.click()
    choose(screen, "Levenslijn")
    button(screen, "Printen").click()
    button(screen, "Werkblad ‘Gevoelswoorden’ printen").click()
    form, sheet = (pdf for _title, pdf, _name in window.previews)
    assert form == work_form_pdf(context.store, "levenslijn", large=True)
    assert form != work_form_pdf(context.store, "levenslijn")
    assert sheet == worksheet_pdf("gevoelswoorden", large=True)


def test_each_worksheet_has_its_button(context: ScreenContext, window: RecordingWindow) -> None:
    from herstel_desktop.services.worksheets import worksheet_pdf

    screen = opened(context)
    choose(screen, "Levenslijn")
    button(screen, "Werkblad ‘Gevoelswoorden’ printen").click()
    assert window.previews == [("Werkblad", worksheet_pdf("gevoelswoorden"), "werkblad.pdf")]
    choose(screen, "Namenbal")
    assert not any("Werkblad" in each.text() for each in screen.findChildren(QPushButton))


def test_a_theme_says_how_to_begin_and_opens_its_forms(
    context: ScreenContext, screenshot: Screenshot
) -> None:
    screen = opened(context)
    screen.findChildren(QTabBar)[0].setCurrentIndex(1)
    show_at(screen)
    assert screen.heading == ("Werkvormen", "2 thema’s")
    assert titles(screen) == ["Grenzen", "Hoop"]
    type_text(screen, "wensen")
    assert titles(screen) == ["Hoop"], "a typed wish finds its theme"
    texts = seen(screen)
    assert "Waar merk je een grens aan?" in texts
    assert "Is iemand thuis niet veilig? Bel samen met de huisarts." in texts
    screenshot(screen, "work_forms_themes")
    assert_nothing_clipped(screen)
    button(screen, "Namenbal · 10 min").click()
    show_at(screen)
    assert screen.heading == ("Werkvormen", "3 werkvormen")
    assert current(screen) == "Namenbal"


def test_a_theme_shows_all_its_forms(context: ScreenContext) -> None:
    screen = opened(context, theme="hoop")
    assert "Hoop" in seen(screen)
    button(screen, "Toon alle werkvormen bij dit thema").click()
    show_at(screen)
    assert box(screen, "Thema").currentText() == "Hoop"


@pytest.mark.parametrize("percent", [100, 200])
def test_another_screen_opens_a_work_form_to_read(
    context: ScreenContext, theme: Theme, percent: int
) -> None:
    theme.choose(percent=percent)
    screen = opened(context, work_form="levenslijn")
    assert current(screen) == "Levenslijn"
    pane = screen.first_focus()
    assert pane is not None
    assert pane.accessibleName() == "Levenslijn"
    place = pane.mapTo(screen, QPoint(0, 0)).y()
    assert 0 < place < screen.height() / 2, "the text is in sight"
    screen.enter()
    assert screen.first_focus() is search_of(screen)


def test_tab_goes_through_everything_that_shows_from_top_to_bottom(context: ScreenContext) -> None:
    screen = opened(context)
    choose(screen, "Levenslijn")
    names = []
    at = search_of(screen)
    for _ in range(200):
        if at.isVisibleTo(screen) and at.focusPolicy() & Qt.FocusPolicy.TabFocus:
            names.append(at.accessibleName() or getattr(at, "text", str)().replace("&", ""))
        at = at.nextInFocusChain()  # type: ignore[assignment]
        if at is search_of(screen):
            break
    assert names == [
        "Zoeken",
        "Filters verbergen",
        "Nieuwe werkvorm",
        "Uit een bestand",
        "Laat zien",
        "Soort",
        "Hoe lang",
        "Met hoeveel",
        "Energie",
        "Thema",
        "Spullen",
        "Groep",
        "Werkvormen",
        "Levenslijn",
        "Printen",
        "Werkblad ‘Mijn levenslijn’ printen",
        "Werkblad ‘Gevoelswoorden’ printen",
        "Grote letters",
        "Favoriet",
        "Kopie maken",
        "Delen",
        "Toon werkvormen bij het thema Grenzen",
        "Toon werkvormen bij het thema Hoop",
        "Werkvormen of thema’s",
        "Voorbereiden voor …",
    ]


@pytest.mark.parametrize(
    ("typed", "target"), [("namen", {"work_form": "namenbal"}), ("hoop", {"theme": "hoop"})]
)
def test_the_search_from_anywhere_finds_forms_and_themes(
    context: ScreenContext,
    window: RecordingWindow,
    qtbot: Any,
    typed: str,
    target: dict[str, str],
) -> None:
    palette = SearchPalette(context, discover())
    palette.show()
    QTest.keyClicks(palette.field, typed)
    qtbot.waitUntil(lambda: len(palette.found) == 1)
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.opened == [("work_forms", target)]


def test_content_that_cannot_be_read_is_told_calmly(
    context: ScreenContext, resources: Path, screenshot: Screenshot
) -> None:
    file = resources / "workforms" / "namenbal" / "workform.toml"
    whole = file.read_text(encoding="utf-8")
    file.write_text("title = ", encoding="utf-8")
    forget_content()
    screen = opened(context)
    assert "De werkvormen zijn niet te lezen." in seen(screen)
    screenshot(screen, "work_forms_error")
    assert_nothing_clipped(screen)
    file.write_text(whole, encoding="utf-8")
    button(screen, "Opnieuw proberen").click()
    show_at(screen)
    assert len(titles(screen)) == 3


def test_an_empty_library_says_so(
    context: ScreenContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_content(monkeypatch, write_content(tmp_path / "nothing", {}, {}))
    screen = opened(context)
    assert "Nog geen werkvormen" in seen(screen)


@pytest.mark.parametrize("percent", [100, 200])
def test_three_hundred_forms_in_the_dark(
    context: ScreenContext, theme: Theme, resources: Path, percent: int, screenshot: Screenshot
) -> None:
    many = {f"vorm-{n}": {**LIFE_LINE, "title": f"Levenslijn {n}"} for n in range(300)}
    many["lang"] = {**LIFE_LINE, "title": "Aaneengeschreven" * 8}
    write_content(resources, {**FORMS, **many})
    forget_content()
    theme.choose(look=Look.DARK, percent=percent)
    screen = opened(context)
    assert len(titles(screen)) == 304
    choose(screen, "Aaneengeschreven" * 8)
    screenshot(screen, f"work_forms_many_{percent}")
    assert_nothing_clipped(screen)


def test_with_large_text_the_list_stands_above_the_text(
    context: ScreenContext, theme: Theme, screenshot: Screenshot
) -> None:
    theme.choose(percent=200)
    screen = opened(context)
    choose(screen, "Levenslijn")
    list_place = table_of(screen).mapTo(screen, QPoint(0, 0))
    assert table_of(screen).height() >= 5 * theme.px(44), "some rows show at a time"
    purpose = next(
        each for each in screen.findChildren(QLabel) if each.text() == LIFE_LINE["purpose"]
    )
    assert purpose.mapTo(screen, QPoint(0, 0)).y() > list_place.y() + table_of(screen).height()
    screenshot(screen, "work_forms_large")
    assert_nothing_clipped(screen)
    QTest.keyClick(table_of(screen), Qt.Key.Key_Return)
    show_at(screen)
    screenshot(screen, "work_forms_large_text")
    assert_nothing_clipped(screen)
    before = purpose.mapTo(screen, QPoint(0, 0)).y()
    pane = screen.focusWidget()
    assert pane is not None
    QTest.keyClick(pane, Qt.Key.Key_PageDown)
    assert purpose.mapTo(screen, QPoint(0, 0)).y() < before, "the keyboard goes on reading"
    button(screen, "Filters tonen").click()
    bring_into_view(search_of(screen))
    show_at(screen)
    screenshot(screen, "work_forms_large_filters")
    assert_nothing_clipped(screen)
