"""How many wish cards or ballot papers, and how large."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from herstel_desktop.services.wish_cards import MOST_CARDS
from herstel_desktop.ui.screens.theme_choice.texts import tr
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.dialogs import FormDialog
from herstel_desktop.ui.widgets.forms import Field, choice, chosen, number_edit


class PrintDialog(FormDialog):
    """Asks for a number and a size."""

    def __init__(self, theme: Theme, parent: QWidget | None, title: str, needed: int) -> None:
        super().__init__(theme, parent, title, tr("&Voorbeeld"))
        self._count = Field(tr("&Hoeveel?"), number_edit(needed, 1, MOST_CARDS))
        options: list[tuple[str, object]] = [
            (tr("Klein: vier op een vel"), False),
            (tr("Grote letters: minder op een vel"), True),
        ]
        self._size = Field(tr("&Grootte"), choice(options))
        self.body.addWidget(self._count)
        self.body.addWidget(self._size)
        self.save_button.clicked.connect(self.accept)

    @property
    def count(self) -> int:
        """How many."""
        return self._count.editor.value()

    @property
    def is_large(self) -> bool:
        """Whether large print is wanted, so that fewer go on a page."""
        return chosen(self._size.editor) is True
