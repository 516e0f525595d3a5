"""How the inzage is given: on paper, or as a file for another program."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from herstel_desktop.ui.screens.participants.texts import tr
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.basics import label
from herstel_desktop.ui.widgets.dialogs import Dialog


class RecordDialog(Dialog):
    """Asks which of the two; Escape gives nothing.

    Attributes:
        wants_pdf, wants_file: what was chosen; neither after Escape.
    """

    def __init__(self, theme: Theme, parent: QWidget | None) -> None:
        super().__init__(theme, parent, tr("Inzage geven"), width=620)
        self.wants_pdf = self.wants_file = False
        self.body.addWidget(
            label(
                tr(
                    "Je krijgt alles op een rij wat er over deze persoon in de kluis staat: "
                    "gegevens, keuzes, toestemming, groepen, presentie en wensen met naam."
                )
            )
        )
        self.body.addWidget(
            label(tr("Kijk het eerst samen door. Let op: er kan ook iets over een ander in staan."))
        )
        cancel = self.add_button(tr("&Annuleren"))
        cancel.clicked.connect(self.reject)
        file = self.add_button(tr("Als computer&bestand"), icon="file-down")
        file.clicked.connect(self._want_file)
        paper = self.add_button(tr("Be&kijken en printen"), "primary", "printer")
        paper.clicked.connect(self._want_pdf)
        paper.setDefault(True)
        paper.setFocus()

    def _want_pdf(self) -> None:
        self.wants_pdf = True
        self.accept()

    def _want_file(self) -> None:
        self.wants_file = True
        self.accept()
