"""A passphrase: hidden unless asked, pasted freely, gone from the field after use."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.basics import Button, label

_MOST = 1000


class PassphraseField(QWidget):
    """A line for a passphrase, with a button that shows it.

    Signals:
        changed: another text.
        submitted: Enter was pressed.
    """

    changed = Signal()
    submitted = Signal()

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setMaxLength(_MOST)
        self.line.setAccessibleName(name.replace("&", ""))
        self._show = Button(theme, "", "eye", on_click=self._toggle)
        self._show.setCheckable(True)
        self._show.setAccessibleName(self.tr("Toon de wachtzin"))
        self._show.setToolTip(self.tr("Toon de wachtzin"))
        name_label = label(name, "field")
        name_label.setBuddy(self.line)
        self.name_label = name_label
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.line, 1)
        layout.addWidget(self._show)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(lambda _text: self.changed.emit())
        self.line.returnPressed.connect(self.submitted)

    @property
    def text(self) -> str:
        """What was typed."""
        return self.line.text()

    def fill(self, text: str, *, visible: bool = False) -> None:
        """Put a text in the field, shown or hidden."""
        self.line.setText(text)
        if visible != self._show.isChecked():
            self._show.setChecked(visible)
            self._toggle()

    def wipe(self) -> None:
        """Empty the field, and its own undo with it."""
        self.line.clear()
        self.fill("")

    def _toggle(self) -> None:
        shown = self._show.isChecked()
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self._show.set_icon("eye-off" if shown else "eye")
