"""A form without a Save button: what was changed is stored when its field is left."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QSpinBox, QWidget

from herstel_desktop.ui.widgets.forms import Field, Form, choose, chosen

Values = dict[str, Any]


@dataclass
class _Input:
    """One input: how it is read and filled, and what it last showed."""

    read: Callable[[], Any]
    fill: Callable[[Any], None]
    shown: Any = None

    @property
    def is_edited(self) -> bool:
        return bool(self.read() != self.shown)


class LiveForm(Form):
    """Knows what a person changed since the form was filled.

    `on_edited` is called when a changed field is left. The owner then stores `values()` and calls
    `accept` with them, or `show_error`; until then later `show` calls leave edited fields alone.
    """

    def __init__(self, on_edited: Callable[[], object]) -> None:
        super().__init__()
        self._on_edited = on_edited
        self._inputs: dict[str, _Input] = {}

    @property
    def is_edited(self) -> bool:
        """Whether something was changed and not accepted yet."""
        return any(each.is_edited for each in self._inputs.values())

    def line(self, name: str, field: Field[QLineEdit]) -> Field[QLineEdit]:
        """A line of text, stored when it is left or at Enter."""
        editor = field.editor
        self._inputs[name] = _Input(editor.text, editor.setText, "")
        editor.editingFinished.connect(self._note_edit)
        return self.add(name, field)

    def lines(self, name: str, field: Field[QPlainTextEdit]) -> Field[QPlainTextEdit]:
        """Several lines of text; its owner stores them by calling `store_edits`."""
        editor = field.editor
        self._inputs[name] = _Input(editor.toPlainText, editor.setPlainText, "")
        return self.add(name, field)

    def choice(self, name: str, field: Field[QComboBox]) -> Field[QComboBox]:
        """A choice, stored at once."""
        editor = field.editor
        self._inputs[name] = _Input(
            lambda: chosen(editor), lambda value: choose(editor, value), chosen(editor)
        )
        editor.activated.connect(self._note_edit)
        return self.add(name, field)

    def number(self, name: str, field: Field[QSpinBox]) -> Field[QSpinBox]:
        """A whole number, stored when it is left, at Enter, or at a click on its arrows."""
        editor = field.editor
        editor.setKeyboardTracking(False)
        self._inputs[name] = _Input(editor.value, editor.setValue, editor.value())
        editor.valueChanged.connect(self._note_edit)
        return self.add(name, field)

    def tick(self, name: str, box: QCheckBox) -> QCheckBox:
        """Yes or no, stored at once."""
        self._inputs[name] = _Input(box.isChecked, box.setChecked, box.isChecked())
        box.clicked.connect(self._note_edit)
        return box

    def values(self) -> Values:
        """What stands in the form now."""
        return {name: each.read() for name, each in self._inputs.items()}

    def show(self, values: Mapping[str, Any]) -> None:
        """Fill the inputs; one that a person has changed keeps what was typed."""
        for name, value in values.items():
            each = self._inputs[name]
            if not each.is_edited:
                each.shown = value
                self._fill(name, each, value)

    def start_over(self, values: Mapping[str, Any]) -> None:
        """Fill the inputs for another person or thing, whatever was typed."""
        self.clear_errors()
        for name, value in values.items():
            each = self._inputs[name]
            each.shown = value
            self._fill(name, each, value)
            each.shown = each.read()

    def accept(self, values: Mapping[str, Any]) -> None:
        """These values were stored: they no longer count as edits."""
        self.clear_errors()
        for name, value in values.items():
            self._inputs[name].shown = value

    def store_edits(self) -> None:
        """Ask for storing now what was changed."""
        self._note_edit()

    def _fill(self, name: str, each: _Input, value: Any) -> None:
        if each.read() == value:
            return
        editor: QWidget | None = self.fields[name].editor if name in self.fields else None
        if editor is not None:
            editor.blockSignals(True)
        each.fill(value)
        if editor is not None:
            editor.blockSignals(False)

    def _note_edit(self, *_what: object) -> None:
        if self.is_edited:
            self._on_edited()
