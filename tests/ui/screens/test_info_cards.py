"""Informatiekaarten: what is typed is kept, and the card beside it is the newest one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QImage, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from herstel_desktop.db.store import Store
from herstel_desktop.domain.changes import Outcome
from herstel_desktop.domain.errors import KnownError
from herstel_desktop.services import info_cards
from herstel_desktop.ui.screens.info_cards.info_cards_screen import InfoCardsScreen
from herstel_desktop.ui.shell.screen import ScreenContext
from herstel_desktop.ui.tasks import Failed, InlineTasks
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.theme.tokens import Look
from tests.ui.conftest import RaisingPresenter, RecordingWindow
from tests.ui.looking import assert_nothing_clipped, clashing_mnemonics, show_at

T = TypeVar("T")
Screenshot = Callable[[QWidget, str], Path]
TEXT = """# Herstelgroep in de wijk

## Voor wie is het?

Je wilt werken aan je herstel. Iedereen is welkom, ook Wiesława, Đặng en محمد.

- Iemand die naar je luistert
- Tips om met je kwetsbaarheid om te gaan
✓ Ervaringen delen, of alleen horen

## Gevaarlijke situaties

Direct gevaar? Bel 112. Geen spoed: 0900-8844.

Meer weten: www.voorbeeld.nl
"""


class HeldTasks(InlineTasks):
    """Holds what is asked of the drawing lane until a test lets it go, in any order."""

    def __init__(self) -> None:
        super().__init__(RaisingPresenter())
        self.held: list[Callable[[], None]] = []

    def render(
        self,
        owner: QObject,
        work: Callable[[], T],
        then: Callable[[T], None] | None = None,
        failed: Failed | None = None,
    ) -> None:
        self.held.append(lambda: InlineTasks.run(self, owner, work, then, failed))


def opened(context: ScreenContext) -> InfoCardsScreen:
    """The screen as it stands after it was opened."""
    screen = InfoCardsScreen(context)
    show_at(screen)
    screen.enter()
    show_at(screen)
    assert clashing_mnemonics(screen) == []
    return screen


def text_of(screen: QWidget) -> QPlainTextEdit:
    return screen.findChildren(QPlainTextEdit)[0]


def title_of(screen: QWidget) -> QLineEdit:
    return screen.findChildren(QLineEdit)[0]


def type_text(screen: InfoCardsScreen, text: str) -> None:
    """Typed, and the pauses after it are over."""
    text_of(screen).setPlainText(text)
    wait_out(screen)


def wait_out(screen: InfoCardsScreen) -> None:
    screen.flush()
    screen._preview.draw()
    show_at(screen, screen.size())


def button(screen: QWidget, name: str) -> QPushButton:
    return next(
        each for each in screen.findChildren(QPushButton) if each.text().replace("&", "") == name
    )


def seen(screen: QWidget) -> list[str]:
    """Every text that can be seen."""
    return [part.text() for part in screen.findChildren(QLabel) if part.isVisibleTo(screen)]


def pages(screen: InfoCardsScreen) -> list[QLabel]:
    """The pages that show."""
    return [
        part
        for part in screen._preview.pages.findChildren(QLabel)
        if part.isVisibleTo(screen) and not part.pixmap().isNull()
    ]


def picture(screen: InfoCardsScreen) -> QImage:
    """What the first page looks like."""
    return pages(screen)[0].pixmap().toImage()


def choose_file(monkeypatch: pytest.MonkeyPatch, path: Path | None) -> None:
    """The file that is chosen in the system's dialog; None is cancelled."""
    answer = (str(path) if path else "", "")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_all: answer)


def test_an_empty_card_says_what_it_is_for(context: ScreenContext, screenshot: Screenshot) -> None:
    screen = opened(context)
    assert "Nog geen kaart" in seen(screen)
    screenshot(screen, "info_cards_empty")
    assert_nothing_clipped(screen)
    assert not button(screen, "Printen of opslaan").isEnabled()
    assert not button(screen, "Leegmaken").isEnabled()
    assert screen.first_focus() is text_of(screen)


def test_the_card_shows_beside_the_text_and_is_the_one_that_is_printed(
    context: ScreenContext, window: RecordingWindow, screenshot: Screenshot
) -> None:
    screen = opened(context)
    type_text(screen, TEXT)
    assert "1 pagina" in seen(screen)
    assert "Nog geen kaart" not in seen(screen)
    screenshot(screen, "info_cards_text")
    assert_nothing_clipped(screen)
    (page,) = pages(screen)
    room = screen._preview.pages.viewport().width()
    assert room * 0.85 < page.pixmap().width() <= room - 40, "a page fills the width"
    button(screen, "Printen of opslaan").click()
    ((_title, pdf, file_name),) = window.previews
    assert pdf == info_cards.info_card_pdf(TEXT, "")
    assert file_name == "informatiekaart.pdf"


def test_the_title_stands_on_the_card(context: ScreenContext, window: RecordingWindow) -> None:
    screen = opened(context)
    type_text(screen, TEXT)
    before = picture(screen)
    QTest.keyClicks(title_of(screen), "Kom erbij")
    wait_out(screen)
    assert picture(screen) != before
    button(screen, "Printen of opslaan").click()
    assert window.previews[0][1] == info_cards.info_card_pdf(TEXT, "Kom erbij")


def test_typing_is_drawn_and_kept_after_a_pause(
    context: ScreenContext, store: Store, qtbot: Any
) -> None:
    screen = opened(context)
    QTest.keyClicks(text_of(screen), "Kom erbij")
    assert info_cards.draft(store) == ("", "")
    assert pages(screen) == []
    qtbot.waitUntil(lambda: info_cards.draft(store) == ("", "Kom erbij"))
    qtbot.waitUntil(lambda: len(pages(screen)) == 1)
    assert any(text.startswith("bewaard ") for text in seen(screen))


def test_what_was_typed_is_there_again_after_locking(context: ScreenContext, store: Store) -> None:
    screen = opened(context)
    QTest.keyClicks(title_of(screen), "Kom erbij")
    QTest.keyClicks(text_of(screen), "Welkom.")
    screen.flush()
    assert info_cards.draft(store) == ("Kom erbij", "Welkom.")
    again = opened(context)
    assert title_of(again).text() == "Kom erbij"
    assert text_of(again).toPlainText() == "Welkom."
    assert len(pages(again)) == 1


def test_an_older_card_never_takes_the_place_of_a_newer_one(context: ScreenContext) -> None:
    context.tasks = lane = HeldTasks()
    screen = opened(context)
    type_text(screen, "Eerste tekst van de kaart.")
    lane.held.pop()()
    show_at(screen)
    first = picture(screen)
    type_text(screen, "Tweede tekst, die langer duurt.")
    type_text(screen, "Derde tekst, de nieuwste van alle.")
    second, third = lane.held
    third()
    show_at(screen)
    newest = picture(screen)
    assert newest != first
    second()
    show_at(screen)
    assert picture(screen) == newest


def test_a_card_under_way_is_dropped_when_the_text_is_emptied(context: ScreenContext) -> None:
    context.tasks = lane = HeldTasks()
    screen = opened(context)
    type_text(screen, "Een tekst.")
    type_text(screen, "")
    for let_go in lane.held:
        let_go()
    show_at(screen)
    assert pages(screen) == []
    assert "Nog geen kaart" in seen(screen)


def test_the_card_stays_at_its_place_while_typing(context: ScreenContext) -> None:
    screen = opened(context)
    long_text = "\n\n".join(f"Zin nummer {number} van een lange kaart." for number in range(150))
    type_text(screen, long_text)
    assert len(pages(screen)) > 1
    bar = screen._preview.pages.verticalScrollBar()
    bar.setValue(600)
    text_of(screen).setPlainText(long_text + "\n\nNog een zin.")
    wait_out(screen)
    assert bar.value() == 600


def test_a_text_that_is_too_long_is_kept_and_said_so(
    context: ScreenContext, store: Store, screenshot: Screenshot
) -> None:
    screen = opened(context)
    type_text(screen, TEXT)
    before = picture(screen)
    too_long = "Een zin die blijft. " * 4000
    type_text(screen, too_long)
    assert any("te lang voor een informatiekaart" in text for text in seen(screen))
    assert "Dit is nog de kaart van daarvoor." in seen(screen)
    screenshot(screen, "info_cards_too_long")
    assert_nothing_clipped(screen)
    assert picture(screen) == before
    assert info_cards.draft(store) == ("", too_long)
    type_text(screen, TEXT)
    assert not any("te lang" in text for text in seen(screen))


def test_a_long_card_shows_its_first_pages_and_says_how_many_there_are(
    context: ScreenContext,
) -> None:
    screen = opened(context)
    type_text(screen, "Een zin op de kaart.\n\n" * 900)
    shown = len(pages(screen))
    assert shown == 8
    assert any(text.startswith(f"eerste {shown} van ") for text in seen(screen))


def test_a_file_takes_the_place_of_the_text_and_can_be_taken_back(
    context: ScreenContext,
    window: RecordingWindow,
    store: Store,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    screen = opened(context)
    QTest.keyClicks(title_of(screen), "Oud")
    QTest.keyClicks(text_of(screen), "Oude tekst.")
    file = tmp_path / "kaart.txt"
    file.write_bytes("Nieuwe tekst.\r\nVan één groep.".encode("cp1252"))
    choose_file(monkeypatch, file)
    button(screen, "Tekst openen").click()
    assert text_of(screen).toPlainText() == "Nieuwe tekst.\nVan één groep."
    assert title_of(screen).text() == ""
    assert info_cards.draft(store) == ("", "Nieuwe tekst.\nVan één groep.")
    (outcome,) = window.outcomes
    assert outcome.undo is not None
    window.show_outcome(outcome.undo(store))
    assert (title_of(screen).text(), text_of(screen).toPlainText()) == ("Oud", "Oude tekst.")


def test_a_file_that_is_no_text_changes_nothing(
    context: ScreenContext, window: RecordingWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = opened(context)
    type_text(screen, "Oude tekst.")
    file = tmp_path / "kaart.txt"
    file.write_bytes(b"%PDF\x00")
    for chosen in (file, None):
        choose_file(monkeypatch, chosen)
        button(screen, "Tekst openen").click()
        assert text_of(screen).toPlainText() == "Oude tekst."
    assert [each.happened for each in window.problems] == ["Dit bestand is geen gewone tekst."]


def test_emptying_can_be_taken_back_from_the_message_and_from_the_keyboard(
    context: ScreenContext, window: RecordingWindow, store: Store
) -> None:
    screen = opened(context)
    type_text(screen, "Oude tekst.")
    button(screen, "Leegmaken").click()
    assert text_of(screen).toPlainText() == ""
    assert pages(screen) == []
    assert info_cards.draft(store) == ("", "")
    QTest.keySequence(text_of(screen), QKeySequence(QKeySequence.StandardKey.Undo))
    assert text_of(screen).toPlainText() == "Oude tekst."
    screen.flush()
    assert info_cards.draft(store) == ("", "Oude tekst.")
    button(screen, "Leegmaken").click()
    undo = window.outcomes[-1].undo
    assert undo is not None
    window.show_outcome(undo(store))
    assert text_of(screen).toPlainText() == "Oude tekst."


def test_emptying_is_not_taken_back_over_a_newer_text(
    context: ScreenContext, window: RecordingWindow, store: Store
) -> None:
    screen = opened(context)
    type_text(screen, "Oude tekst.")
    button(screen, "Leegmaken").click()
    type_text(screen, "Iets nieuws.")
    undo = window.outcomes[-1].undo
    assert undo is not None
    with pytest.raises(KnownError):
        undo(store)
    assert info_cards.draft(store) == ("", "Iets nieuws.")


def test_what_could_not_be_kept_is_tried_again(
    context: ScreenContext, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = opened(context)

    def refuse(*_all: object) -> Outcome:
        raise KnownError("De schijf is vol.", safe="Er is niets weg.", advice="Maak ruimte.")

    monkeypatch.setattr(info_cards, "save_draft", refuse)
    QTest.keyClicks(text_of(screen), "Welkom.")
    screen.flush()
    assert "De schijf is vol. Er is niets weg. Maak ruimte." in seen(screen)
    monkeypatch.undo()
    screen.flush()
    assert info_cards.draft(store) == ("", "Welkom.")


def test_a_draft_that_cannot_be_read_can_be_asked_for_again(
    context: ScreenContext, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    info_cards.save_draft(store, "", "Welkom.")

    def refuse(*_all: object) -> Any:
        raise KnownError("De kluis kan niet worden gelezen.", safe="", advice="Probeer opnieuw.")

    monkeypatch.setattr(info_cards, "draft", refuse)
    screen = opened(context)
    assert "De kluis kan niet worden gelezen." in seen(screen)
    assert not text_of(screen).isVisibleTo(screen)
    monkeypatch.undo()
    button(screen, "Opnieuw proberen").click()
    assert text_of(screen).toPlainText() == "Welkom."


def test_tab_goes_from_field_to_field(context: ScreenContext) -> None:
    screen = opened(context)
    type_text(screen, TEXT)
    title_of(screen).setFocus()
    walked: list[QWidget | None] = [screen.focusWidget()]
    for _ in range(5):
        current = screen.focusWidget()
        assert current is not None
        QTest.keyClick(current, Qt.Key.Key_Tab)
        walked.append(screen.focusWidget())
    assert walked == [
        title_of(screen),
        text_of(screen),
        button(screen, "Tekst openen"),
        button(screen, "Leegmaken"),
        button(screen, "Printen of opslaan"),
        screen._preview.pages,
    ]


def test_the_card_goes_below_the_text_when_that_is_large(
    context: ScreenContext, theme: Theme, screenshot: Screenshot
) -> None:
    for look, percent in ((Look.DARK, 100), (Look.LIGHT, 150), (Look.LIGHT, 200)):
        theme.choose(look=look, percent=percent)
        screen = opened(context)
        type_text(screen, TEXT)
        screenshot(screen, f"info_cards_{look.value}_{percent}")
        assert_nothing_clipped(screen)
        assert screen._preview.pages.horizontalScrollBar().maximum() == 0, "a page is too wide"
        if percent == 100:
            assert screen._preview.x() > screen._editor.geometry().right()
            continue
        assert screen._preview.y() > screen._editor.geometry().bottom()
        whole = screen._preview.parentWidget()
        assert whole is not None
        screenshot(whole, f"info_cards_{look.value}_{percent}_whole")


def test_pages_are_drawn_again_for_another_width(context: ScreenContext, qtbot: Any) -> None:
    screen = opened(context)
    type_text(screen, TEXT)
    before = pages(screen)[0].pixmap().width()
    screen.resize(screen.width() + 300, screen.height())
    qtbot.waitUntil(lambda: any(page.pixmap().width() > before + 80 for page in pages(screen)))
