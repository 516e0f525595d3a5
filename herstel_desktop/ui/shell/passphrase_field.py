"""A passphrase: hidden unless asked, pasted freely, gone from the field after use."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.basics import Button, label, row

_MOST = 8000
"""UTF-16 units; far more than a passphrase may have, so that it is refused and never cut short."""


class PassphraseField(QWidget):
    """A line for a passphrase, with a button that shows it, and a word when Caps Lock is on.

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
        self._caps = label(self.tr("Caps Lock staat aan."), "warning")
        self._caps.hide()
        self.line.installEventFilter(self)
        beside = row(self.line, self._show)
        beside.setStretch(0, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(beside)
        layout.addWidget(self._caps)
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
        self._caps.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            self._note_case(event)
        return False

    def _note_case(self, event: QKeyEvent) -> None:
        """Qt does not tell whether Caps Lock is on; a letter in the wrong case does."""
        text = event.text()
        if event.key() == Qt.Key.Key_CapsLock:
            self._caps.hide()
        elif text.isalpha() and text.lower() != text.upper():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._caps.setVisible(text.isupper() != shifted)

    def _toggle(self) -> None:
        shown = self._show.isChecked()
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self._show.set_icon("eye-off" if shown else "eye")
