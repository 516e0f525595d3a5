"""What of the pack is printed, and how large."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from herstel_desktop.domain.print_packs import (
    PackContents,
    PackDocument,
    PackLook,
    PackOptions,
)
from herstel_desktop.ui.screens.session_plan.texts import tr
from herstel_desktop.ui.screens.session_plan.tick_line import TickLine
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.basics import label
from herstel_desktop.ui.widgets.dialogs import FormDialog
from herstel_desktop.ui.widgets.forms import Field, choice, chosen


class PrintDialog(FormDialog):
    """A box for each document.

    Signals:
        wanted(PackOptions): it is to be printed.
    """

    wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None, contents: PackContents) -> None:
        super().__init__(theme, parent, tr("Anders printen"), tr("&Laat zien"))
        self._lines: list[tuple[PackDocument, TickLine]] = []
        self.body.addWidget(label(tr("Wat wil je printen?"), "field"))
        for document, text in _told(contents).items():
            line = TickLine(theme, text)
            line.box.setChecked(True)
            line.box.toggled.connect(self._check)
            self._lines.append((document, line))
            self.body.addWidget(line)
        self._look = choice(
            [
                (tr("Gewoon"), PackLook.USUAL),
                (tr("Twee pagina’s op een vel"), PackLook.TWO_ON_A_SHEET),
                (tr("Grote letters"), PackLook.LARGE_PRINT),
            ]
        )
        self._initials = QCheckBox(tr("Op de presentielijst alleen &voorletters"))
        self.body.addWidget(self.form.add("look", Field(tr("Hoe &groot?"), self._look)))
        self.body.addWidget(self._initials)
        self.save_button.clicked.connect(self._save)

    def _check(self, _on: bool) -> None:
        self.save_button.setEnabled(any(line.box.isChecked() for _document, line in self._lines))

    def _save(self) -> None:
        out = frozenset(document for document, line in self._lines if not line.box.isChecked())
        look = cast("PackLook", chosen(self._look))
        self.accept()
        self.wanted.emit(PackOptions(look, out, initials=self._initials.isChecked()))


def _told(contents: PackContents) -> dict[PackDocument, str]:
    """One line for each sort of document, with how many of each sheet."""
    told: dict[PackDocument, list[str]] = {}
    for line in contents.lines:
        many = line.document is PackDocument.WORKSHEETS or line.copies > 1
        text = f"{line.copies} × {line.title}" if many else line.title
        told.setdefault(line.document, []).append(text)
    return {document: ", ".join(titles) for document, titles in told.items()}
