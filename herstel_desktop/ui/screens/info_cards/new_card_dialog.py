"""With what a new card begins, asked when there are cards already."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from herstel_desktop.services import info_card_shelf as shelf
from herstel_desktop.ui.screens.info_cards.template_chooser import TemplateChooser
from herstel_desktop.ui.screens.info_cards.texts import tr
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.dialogs import Dialog


class NewCardDialog(Dialog):
    """The dialog; what was chosen stands in it after it closed.

    Attributes:
        template: slug of the chosen template, empty for none.
        from_text, empty: the other two ways to begin.
    """

    def __init__(self, theme: Theme, parent: QWidget | None) -> None:
        super().__init__(theme, parent, tr("Nieuwe kaart"), width=620)
        self.template = ""
        self.from_text = self.empty = False
        self.chooser = TemplateChooser(theme, shelf.templates())
        self.chooser.template_chosen.connect(self._choose)
        self.chooser.text_wanted.connect(self._choose_text)
        self.chooser.empty_wanted.connect(self._choose_empty)
        self.body.addWidget(self.chooser)
        cancel = self.add_button(tr("&Annuleren"))
        cancel.clicked.connect(self.reject)

    def _choose(self, slug: str) -> None:
        self.template = slug
        self.accept()

    def _choose_text(self) -> None:
        self.from_text = True
        self.accept()

    def _choose_empty(self) -> None:
        self.empty = True
        self.accept()
