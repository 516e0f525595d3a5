"""A line of text without a Save button: it asks to be stored when it is left."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from herstel_desktop.ui.widgets.forms import Field, line_edit


class KeptLine(Field[QLineEdit]):
    """One value of a person.

    The owner answers `wanted` by storing the text and then calls `accept`, or `refuse`.

    Signals:
        wanted(KeptLine, str): the text to store, on one line and trimmed.
    """

    wanted = Signal(object, str)

    def __init__(self, name: str, text: str, most: int = 200) -> None:
        super().__init__(text, line_edit(most=most))
        self.name = name
        self.title = text.replace("&", "")
        self._shown = ""
        self._refused = False
        self.editor.editingFinished.connect(self.commit)

    @property
    def is_edited(self) -> bool:
        """Whether something was typed that nobody was asked to store yet."""
        return self.editor.text() != self._shown

    def start_over(self, value: str) -> None:
        """Show the value of another person, whatever was typed."""
        self._refused = False
        self.show_error("")
        self._fill(value)

    def show_value(self, value: str) -> None:
        """Show what is kept; what was typed or refused since then stays."""
        if not self.is_edited and not self._refused:
            self._fill(value)

    def commit(self) -> None:
        """Ask for what was typed to be stored."""
        if self.is_edited:
            text = " ".join(self.editor.text().split())
            self._fill(text)
            self.wanted.emit(self, text)

    def accept(self) -> None:
        """The text was stored."""
        self._refused = False
        self.show_error("")

    def refuse(self, text: str, sentence: str) -> None:
        """Say why this text was not stored; it stays, unless somebody typed on."""
        self._refused = True
        if not self.is_edited:
            self._fill(text)
        self.show_error(sentence)

    def _fill(self, text: str) -> None:
        self._shown = text
        if self.editor.text() != text:
            self.editor.setText(text)
