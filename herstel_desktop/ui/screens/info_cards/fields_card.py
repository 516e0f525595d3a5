"""From which group or venue a card is filled, and what the vault does not know."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QSizePolicy

from herstel_desktop.domain.info_cards import TYPED_FIELDS, MergeField, fields_of
from herstel_desktop.services.info_card_shelf import OpenCard
from herstel_desktop.services.info_card_values import Source
from herstel_desktop.ui.screens.info_cards.texts import tr
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.basics import Card
from herstel_desktop.ui.widgets.forms import Field, choose, chosen, line_edit

_LABELS = {
    MergeField.CONTACT: "&Contactpersoon",
    MergeField.PHONE: "Tele&foon",
    MergeField.EMAIL: "E-&mail",
    MergeField.PRICE: "Pri&js",
}


class FieldsCard(Card):
    """The picker and the answers.

    Signals:
        source_chosen(Source or None): the card is to be filled from this.
        answered(MergeField, str): an answer was typed.
    """

    source_chosen = Signal(object)
    answered = Signal(object, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("Gegevens op de kaart"))
        self._sources: tuple[Source, ...] = ()
        self._picker = QComboBox()
        self._picker.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._picker.activated.connect(self._choose)
        self.body.addWidget(
            Field(
                tr("&Gegevens van"),
                self._picker,
                tr("Plek, dagen en tijden komen uit deze groep of dit buurtpunt."),
            )
        )
        self._answers: dict[MergeField, Field[QLineEdit]] = {}
        for field in TYPED_FIELDS:
            editor = line_edit(most=300)
            editor.editingFinished.connect(self._answer)
            self._answers[field] = Field(tr(_LABELS[field]), editor)
            self.body.addWidget(self._answers[field])

    def show_card(self, opened: OpenCard) -> None:
        """Show what the card is filled from; ask only what it uses and the vault does not know."""
        card = opened.card
        if opened.sources != self._sources or not self._picker.count():
            self._sources = opened.sources
            self._picker.clear()
            self._picker.addItem(tr("Nog niets gekozen"), None)
            for source in opened.sources:
                kind = tr("groep") if source.group_id else tr("buurtpunt")
                self._picker.addItem(f"{source.name} ({kind})", source)
        wanted = next(
            (
                each
                for each in opened.sources
                if (each.group_id, each.venue_id) == (card.group_id, card.venue_id)
            ),
            None,
        )
        choose(self._picker, wanted)
        used = fields_of(card)
        for field, each in self._answers.items():
            own = card.answers.get(field, "")
            from_vault = field in opened.values and opened.values[field] != own
            each.setVisible(field in used and not from_vault)
            if not each.editor.hasFocus() and each.editor.text() != own:
                each.editor.setText(own)

    def flush(self) -> None:
        """Tell what was typed and not yet told."""
        self._answer()

    def go_to(self, field: str) -> bool:
        """Put the keyboard where a field can be answered; False when that is not here."""
        for each, editor in self._answers.items():
            if each.value == field and editor.isVisibleTo(self):
                editor.editor.setFocus()
                return True
        if field in {each.value for each in MergeField}:
            self._picker.setFocus()
            return True
        return False

    def _choose(self, _place: int) -> None:
        self.source_chosen.emit(chosen(self._picker))

    def _answer(self) -> None:
        for field, each in self._answers.items():
            if each.editor.isModified():
                each.editor.setModified(False)
                self.answered.emit(field, each.editor.text())
