"""Dialogs: what they ask, what Escape does, and where an error shows."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from herstel_desktop.domain.errors import InvalidInputError, KnownError
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.dialogs import Dialog, FormDialog, confirm, tell
from herstel_desktop.ui.widgets.forms import Field, line_edit
from tests.ui.shell.hands import press, words_of


def when_it_stands(act: Callable[[Dialog], object]) -> None:
    """Do something with the dialog that opens next; it is closed in any case."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, Dialog)
        try:
            act(dialog)
        finally:
            if dialog.isVisible():
                dialog.reject()

    QTimer.singleShot(0, look)


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def ask(theme: Theme, parent: QWidget) -> bool:
    return confirm(theme, parent, "Anneke wissen?", "Alles gaat weg.", go_on="&Wissen", danger=True)


def test_going_on_has_to_be_chosen(theme: Theme, parent: QWidget) -> None:
    when_it_stands(lambda dialog: press(dialog, "Wissen"))
    assert ask(theme, parent)


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_escape_enter_and_space_leave_all_as_it_is(
    theme: Theme, parent: QWidget, qtbot: QtBot, key: Qt.Key
) -> None:
    def press_key(dialog: Dialog) -> None:
        qtbot.waitUntil(lambda: dialog.focusWidget() is not None)
        QTest.keyClick(dialog.focusWidget(), key)

    when_it_stands(press_key)
    assert not ask(theme, parent)


def test_an_error_says_what_happened_what_is_safe_and_what_to_do(
    theme: Theme, parent: QWidget
) -> None:
    said: list[str] = []
    when_it_stands(lambda dialog: said.append(words_of(dialog)))
    tell(
        theme,
        parent,
        KnownError("De schijf is vol.", safe="Alles staat er nog.", advice="Ruim op."),
    )
    for sentence in ("De schijf is vol.", "Alles staat er nog.", "Ruim op.", "Begrepen"):
        assert sentence in said[0]


@pytest.fixture
def form(theme: Theme, qtbot: QtBot) -> FormDialog:
    dialog = FormDialog(theme, None, "Buurtpunt")
    qtbot.addWidget(dialog)
    name = dialog.form.add("name", Field("&Naam", line_edit(), "Zoals op het bord."))
    dialog.body.addWidget(name)
    dialog.show()
    return dialog


def test_a_refusal_shows_at_its_field_and_puts_the_keyboard_there(form: FormDialog) -> None:
    form.save_button.setEnabled(False)
    form.show_error(InvalidInputError("name", "De naam ontbreekt.", advice="Vul een naam in."))
    editor = form.form.fields["name"].editor
    assert "De naam ontbreekt. Vul een naam in." in words_of(form)
    assert form.focusWidget() is editor
    assert editor.accessibleDescription() == "De naam ontbreekt. Vul een naam in."
    assert form.save_button.isEnabled(), "it could not be tried again"
    form.form.clear_errors()
    assert "De naam ontbreekt." not in words_of(form)
    assert editor.accessibleDescription() == "Zoals op het bord."


def test_a_refusal_that_belongs_to_no_field_shows_on_top(form: FormDialog) -> None:
    form.show_error(InvalidInputError("street", "De straat ontbreekt.", advice=""))
    assert "De straat ontbreekt. Er is niets veranderd." in words_of(form)


def test_what_people_typed_is_never_taken_for_markup(theme: Theme, parent: QWidget) -> None:
    formats: list[Qt.TextFormat] = []

    def look(dialog: Dialog) -> None:
        formats.extend(each.textFormat() for each in dialog.findChildren(QLabel))

    when_it_stands(look)
    confirm(theme, parent, "<b>Anneke</b>", "<img src=x>", go_on="&Wissen")
    assert set(formats) == {Qt.TextFormat.PlainText}
