"""A field under the note guard: what is underlined, what is offered, what stays as it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from herstel_desktop.domain.note_guard import NoteGuard
from herstel_desktop.library.note_guard import shipped_note_words
from herstel_desktop.ui.screens.attendance.guarded_text import GuardedText, GuardLine
from herstel_desktop.ui.shell.names import NameShield, Shield
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.basics import Button

WAVE = QTextCharFormat.UnderlineStyle.WaveUnderline


@dataclass
class Note:
    """The field with its line, as they stand in the log."""

    window: QWidget
    text: GuardedText
    line: GuardLine
    names: NameShield

    def said(self) -> str:
        return " ".join(each.text() for each in self.line.findChildren(QLabel))

    def press(self, words: str) -> None:
        buttons = self.line.findChildren(Button)
        next(each for each in buttons if words in each.text().replace("&", "")).click()

    def underlined(self) -> list[str]:
        block, found = self.text.document().begin(), []
        while block.isValid():
            found += [
                block.text()[each.start : each.start + each.length]
                for each in block.layout().formats()
                if each.format.underlineStyle() == WAVE
            ]
            block = block.next()
        return found


@pytest.fixture
def note(qtbot: QtBot, theme: Theme) -> Iterator[Note]:
    names = NameShield()
    text = GuardedText(theme, theme.px(120))
    line = GuardLine(theme, names, text)
    window = QWidget()
    layout = QVBoxLayout(window)
    layout.addWidget(text)
    layout.addWidget(line)
    qtbot.addWidget(window)
    window.resize(theme.px(420), theme.px(320))
    window.show()
    text.set_guard(NoteGuard(("Anneke", "Bram"), shipped_note_words()))
    yield Note(window, text, line, names)


def test_a_name_is_underlined_and_neutral_words_take_its_place(note: Note) -> None:
    note.text.setPlainText("Een rustige ronde.\nDaarna vertelde Anneke veel.")
    assert note.underlined() == ["Anneke"]
    assert "‘Anneke’ lijkt een naam" in note.said()
    note.press("Vervang")
    assert note.text.toPlainText() == "Een rustige ronde.\nDaarna vertelde iemand veel."
    assert not note.line.isVisible()
    note.text.undo()
    assert "Anneke" in note.text.toPlainText()


def test_neutral_words_begin_a_sentence_with_a_capital(note: Note) -> None:
    note.text.setPlainText("Fijn. Anneke las voor.")
    note.press("Vervang")
    assert note.text.toPlainText() == "Fijn. Iemand las voor."


def test_what_is_left_alone_is_marked_no_more_until_another_text_comes(note: Note) -> None:
    note.text.setPlainText("Bram had koffie. Bram had ook thee.")
    note.press("Laat staan")
    assert note.underlined() == []
    assert not note.line.isVisible()
    note.text.forget()
    assert note.underlined() == ["Bram", "Bram"]


def test_several_things_come_one_after_another(note: Note) -> None:
    note.text.setPlainText("Bram belt 06-12345678.")
    assert "een naam" in note.said()
    note.press("Vervang")
    assert "een telefoonnummer" in note.said()
    note.press("Vervang")
    assert note.text.toPlainText() == "Iemand belt (nummer weggelaten)."


def test_while_names_are_shielded_the_line_says_none(note: Note) -> None:
    note.text.setPlainText("Met Anneke gepraat.")
    note.names.set_level(Shield.INITIALS)
    assert "Anneke" not in note.said()
    assert "een naam" in note.said()


def test_without_a_guard_nothing_is_marked(note: Note) -> None:
    note.text.set_guard(None)
    note.text.setPlainText("Met Anneke gepraat.")
    assert note.underlined() == []
    assert not note.line.isVisible()


def test_a_finished_note_offers_no_change(note: Note) -> None:
    note.text.setReadOnly(True)
    note.text.setPlainText("Met Anneke gepraat.")
    assert not note.line.isVisible()
