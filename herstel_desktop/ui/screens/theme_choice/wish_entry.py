"""Where wishes are typed in, one after another: Enter keeps one and leaves an empty line."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from herstel_desktop.domain.recovery_wishes import LONGEST_WISH, WishBoard
from herstel_desktop.ui.screens.theme_choice.texts import tr
from herstel_desktop.ui.shell.names import NameShield
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.basics import Button, label
from herstel_desktop.ui.widgets.forms import Field, choice, choose, chosen, line_edit


class WishEntry(QWidget):
    """A line for the text, and a name only when somebody wants that.

    Signals:
        written(str, UUID or None): a wish, and whose it is.
    """

    written = Signal(str, object)

    def __init__(self, theme: Theme, names: NameShield) -> None:
        super().__init__()
        self._names = names
        self._board: WishBoard | None = None
        self.field = Field(tr("Nieuwe &wens"), line_edit(most=LONGEST_WISH))
        self.field.editor.setPlaceholderText(tr("Bijvoorbeeld: weer durven bellen"))
        self.field.editor.returnPressed.connect(self._keep_and_go_on)
        self._add = Button(theme, tr("&Toevoegen"), "plus", on_click=self._keep_and_go_on)
        self._owner: QComboBox = choice([(tr("Anoniem"), None)])
        self._owner.setAccessibleName(tr("Naam"))
        self._owner.setMinimumContentsLength(10)
        self._owner.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._owner_label = label(tr("N&aam"), "field", wrap=False)
        self._owner_label.setBuddy(self._owner)
        self._hint = label("", "muted")
        first = QHBoxLayout()
        first.setContentsMargins(0, 0, 0, 0)
        first.setSpacing(theme.px(8))
        first.addWidget(self.field, 1)
        self._beside = QVBoxLayout()
        self._beside.addStretch(1)
        self._beside.addWidget(self._add)
        first.addLayout(self._beside)
        second = QHBoxLayout()
        second.setContentsMargins(0, 0, 0, 0)
        second.setSpacing(theme.px(8))
        second.addWidget(self._owner_label)
        second.addWidget(self._owner, 1)
        second.addWidget(self._hint, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(8))
        layout.addLayout(first)
        layout.addLayout(second)

    def show_board(self, board: WishBoard) -> None:
        """Offer the names of this group; what is being typed stays."""
        before, self._board = self._board, board
        self.setEnabled(board.is_running)
        self._owner.setVisible(board.keeps_names)
        self._owner_label.setVisible(board.keeps_names)
        self._hint.setText(
            tr("Anoniem, tenzij je een naam kiest.")
            if board.keeps_names
            else tr("Zonder naam: in deze groep tel je alleen.")
        )
        if before is None or before.owners != board.owners:
            self._fill_owners(board)

    def redraw_names(self) -> None:
        """Names are shielded otherwise now."""
        if self._board is not None:
            self._fill_owners(self._board)

    def start_over(self) -> None:
        """Another group: nothing of the last one stays."""
        self.field.editor.setText("")
        self.field.show_error("")
        self._owner.setCurrentIndex(0)

    def take_back(self, text: str, sentence: str) -> None:
        """A wish was refused: its text comes back, with the reason."""
        if not self.field.editor.text():
            self.field.editor.setText(text)
        self.field.show_error(sentence)
        self.field.editor.setFocus()

    def keep(self) -> None:
        """Hand over what was typed; the next one is anonymous again."""
        text = self.field.editor.text().strip()
        if text:
            owner = chosen(self._owner)
            self.start_over()
            self.written.emit(text, owner if isinstance(owner, UUID) else None)

    def _keep_and_go_on(self) -> None:
        self.keep()
        self.field.editor.setFocus()

    def _fill_owners(self, board: WishBoard) -> None:
        kept = chosen(self._owner)
        self._owner.clear()
        self._owner.addItem(tr("Anoniem"), None)
        for owner in board.owners:
            shown = self._names.shown(owner.name, owner.participant_id)
            self._owner.addItem(shown, owner.participant_id)
        if kept is not None:
            choose(self._owner, kept)
