"""A text that is there already becomes a card."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from herstel_desktop.domain.changes import Outcome
from herstel_desktop.domain.errors import InvalidInputError
from herstel_desktop.services import info_card_shelf as shelf
from herstel_desktop.services import info_cards
from herstel_desktop.ui.screens.info_cards.texts import tr
from herstel_desktop.ui.shell.screen import ScreenContext
from herstel_desktop.ui.widgets.basics import Button, label, row
from herstel_desktop.ui.widgets.dialogs import FormDialog
from herstel_desktop.ui.widgets.forms import Field, text_edit

_TEXT_HEIGHT = 260


class IntakeDialog(FormDialog):
    """Paste a text or open a file.

    Signals:
        made(UUID): the card.
    """

    made = Signal(object)

    def __init__(self, context: ScreenContext, parent: QWidget | None) -> None:
        theme = context.theme
        super().__init__(
            theme, parent, tr("Een kaart uit een tekst"), tr("&Kaart maken"), width=720
        )
        self._context = context
        self.text = text_edit()
        self.text.setMinimumHeight(theme.px(_TEXT_HEIGHT))
        hint = tr(
            "Koppen, lijsten, telefoonnummers en webadressen worden herkend. Er valt niets weg: "
            "wat nergens past, komt onder ‘Overig’."
        )
        opener = Button(theme, tr("Bestand &openen"), "file-text", on_click=self._choose)
        self.body.addWidget(label(tr("Plak je tekst, of open een bestand."), "muted"))
        self.body.addLayout(row(opener, None))
        self.body.addWidget(self.form.add("text", Field(tr("&Tekst"), self.text, hint)))
        self.save_button.clicked.connect(self._make)
        context.read(self, info_cards.draft, self._begin)

    def _begin(self, draft: tuple[str, str]) -> None:
        """A text from before cards were kept is offered again."""
        title, text = draft
        if not self.text.toPlainText():
            self.text.setPlainText("\n\n".join(part for part in (title, text) if part))

    def _choose(self) -> None:
        chosen, _filter = QFileDialog.getOpenFileName(
            self,
            tr("Tekst openen"),
            str(Path.home()),
            tr("Tekst (*.txt *.md *.docx);;Alle bestanden (*)"),
        )
        if chosen:
            path = Path(chosen)
            self._context.tasks.render(
                self, lambda: info_cards.read_text(path), self._fill, self.show_error
            )

    def _fill(self, text: str) -> None:
        self.form.clear_errors()
        self.text.setPlainText(text.replace("\r\n", "\n").replace("\r", "\n"))
        self.text.setFocus()

    def _make(self, _checked: bool = False) -> None:
        text = self.text.toPlainText()
        if not text.strip():
            self.show_error(
                InvalidInputError("text", "Er staat nog geen tekst.", advice="Plak je tekst hier.")
            )
            return
        self.save_button.setEnabled(False)
        self._context.write(
            self, lambda store: shelf.card_from_text(store, text), self._done, self.show_error
        )

    def _done(self, outcome: Outcome) -> None:
        self._context.write(self, lambda store: info_cards.save_draft(store, "", ""), quiet=True)
        self.done(QDialog.DialogCode.Accepted)
        self.made.emit(outcome.id)
