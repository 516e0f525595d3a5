"""Wat heb je bij de hand?"""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QWidget

from herstel_desktop.domain.changes import Outcome
from herstel_desktop.domain.materials import SPECIAL
from herstel_desktop.services.materials import materials, set_materials_at_hand
from herstel_desktop.ui.screens.work_forms.texts import tr
from herstel_desktop.ui.shell.screen import ScreenContext
from herstel_desktop.ui.widgets.basics import label
from herstel_desktop.ui.widgets.dialogs import FormDialog


class AtHandDialog(FormDialog):
    """A box for each kind of materials; what is ticked is remembered."""

    def __init__(
        self, context: ScreenContext, parent: QWidget | None, at_hand: frozenset[str]
    ) -> None:
        super().__init__(context.theme, parent, tr("Wat heb je bij de hand?"))
        self._context = context
        self.body.addWidget(
            label(
                tr(
                    "Zet een vinkje bij wat je hebt. Dan kun je zoeken naar werkvormen die je er "
                    "zo mee doet."
                )
            )
        )
        self._boxes: dict[str, QCheckBox] = {}
        titles = {kind.slug: kind.title for kind in materials().kinds}
        titles[SPECIAL] = tr("Ook iets bijzonders; ik kijk zelf of ik het heb")
        for slug, title in titles.items():
            box = QCheckBox(title)
            box.setChecked(slug in at_hand)
            self._boxes[slug] = box
            self.body.addWidget(box)
        self.save_button.clicked.connect(self._store)

    def _store(self) -> None:
        ticked = frozenset(slug for slug, box in self._boxes.items() if box.isChecked())
        self.save_button.setEnabled(False)
        self._context.write(
            self, lambda store: set_materials_at_hand(store, ticked), self._stored, self.show_error
        )

    def _stored(self, _outcome: Outcome) -> None:
        self.accept()
