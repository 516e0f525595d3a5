"""Fields with a label that belongs to them and an error beside them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QDate, QEvent, QLocale, QTime
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from herstel_desktop.domain.errors import InvalidInputError
from herstel_desktop.ui.widgets.basics import label, restyle

DUTCH = QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands)


W = TypeVar("W", bound=QWidget)


class Field(QWidget, Generic[W]):
    """A label, the widget it names, a hint, and the error when there is one."""

    def __init__(self, text: str, editor: W, hint: str = "") -> None:
        super().__init__()
        self.editor = editor
        name = label(text, "field")
        name.setBuddy(editor)
        self._hint = label(hint, "muted")
        self._hint.setVisible(bool(hint))
        self._error = label("", "error")
        self._error.hide()
        editor.setAccessibleName(text.replace("&", ""))
        if hint:
            editor.setAccessibleDescription(hint)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for part in (name, editor, self._hint, self._error):
            layout.addWidget(part)

    def show_error(self, sentence: str) -> None:
        """Say what is wrong with this field; an empty sentence takes it away."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        self.editor.setAccessibleDescription(sentence or self._hint.text())
        self.editor.setProperty("problem", "true" if sentence else "false")
        restyle(self.editor)

    def set_hint(self, text: str) -> None:
        """Show another hint."""
        self._hint.setText(text)
        self._hint.setVisible(bool(text))
        self.editor.setAccessibleDescription(self._error.text() or text)


class Form:
    """Fields by the name that services use in `InvalidInputError.field`."""

    def __init__(self) -> None:
        self.fields: dict[str, Field[Any]] = {}

    def add(self, name: str, field: Field[W]) -> Field[W]:
        """Keep a field under its name."""
        self.fields[name] = field
        return field

    def clear_errors(self) -> None:
        """Take all errors away."""
        for field in self.fields.values():
            field.show_error("")

    def show_error(self, error: InvalidInputError) -> bool:
        """Show the error at its field and put the keyboard there; False when there is none."""
        self.clear_errors()
        field = self.fields.get(error.field)
        if field is None:
            return False
        field.show_error(" ".join(part for part in (error.happened, error.advice) if part))
        field.editor.setFocus()
        return True


class _Line(QLineEdit):
    """A line that leaves Ctrl+Z to the window when nothing was typed in it."""

    def event(self, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.ShortcutOverride
            and event.matches(QKeySequence.StandardKey.Undo)
            and not self.isUndoAvailable()
        ):
            event.ignore()
            return True
        return super().event(event)


def line_edit(text: str = "", placeholder: str = "", most: int = 200) -> QLineEdit:
    """One line of text."""
    made = _Line(text)
    made.setPlaceholderText(placeholder)
    made.setMaxLength(most)
    return made


def text_edit(text: str = "", placeholder: str = "") -> QPlainTextEdit:
    """Several lines of text; Tab goes to the next field."""
    made = QPlainTextEdit(text)
    made.setPlaceholderText(placeholder)
    made.setTabChangesFocus(True)
    return made


def date_edit(on: date) -> QDateEdit:
    """A date in Dutch, with a calendar."""
    made = QDateEdit(QDate(on.year, on.month, on.day))
    made.setLocale(DUTCH)
    made.setDisplayFormat("d MMMM yyyy")
    made.setCalendarPopup(True)
    made.calendarWidget().setLocale(DUTCH)
    made.setDateRange(QDate(1990, 1, 1), QDate(2100, 12, 31))
    return made


def date_of(editor: QDateEdit) -> date:
    """The date in a date field."""
    chosen = editor.date()
    return date(chosen.year(), chosen.month(), chosen.day())


def time_edit(at: time) -> QTimeEdit:
    """A wall time such as 13.30."""
    made = QTimeEdit(QTime(at.hour, at.minute))
    made.setLocale(DUTCH)
    made.setDisplayFormat("HH.mm")
    _move_in(made.lineEdit())
    return made


def time_of(editor: QTimeEdit) -> time:
    """The time in a time field."""
    chosen = editor.time()
    return time(chosen.hour(), chosen.minute())


def number_edit(value: int, least: int, most: int, suffix: str = "") -> QSpinBox:
    """A whole number."""
    made = QSpinBox()
    made.setRange(least, most)
    made.setValue(value)
    made.setSuffix(suffix)
    _move_in(made.lineEdit())
    return made


def _move_in(inner: QLineEdit) -> None:
    """Room beside the text; the style sheet's padding does not reach the line inside these."""
    inner.setTextMargins(12, 0, 30, 0)


def choice(options: list[tuple[str, object]], chosen: object = None) -> QComboBox:
    """One of several; each option has its Dutch text and the value behind it."""
    made = QComboBox()
    for text, value in options:
        made.addItem(text, value)
    choose(made, chosen)
    return made


def choose(box: QComboBox, value: object) -> None:
    """Choose the option with this value; nothing happens when there is none."""
    for index in range(box.count()):
        if box.itemData(index) == value:
            box.setCurrentIndex(index)


def chosen(box: QComboBox) -> object:
    """The value behind the chosen option."""
    return box.currentData()


def on_text(editor: QLineEdit | QPlainTextEdit, react: Callable[[], object]) -> None:
    """Call `react` after each change of the text."""
    editor.textChanged.connect(lambda *_: react())
