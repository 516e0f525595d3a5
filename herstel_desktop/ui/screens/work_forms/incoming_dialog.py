"""What comes in from a file, to look at before it is kept."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from herstel_desktop.domain.own_work_forms import IncomingWorkForm
from herstel_desktop.domain.work_form_checks import unmet
from herstel_desktop.domain.work_form_library import LibraryRow
from herstel_desktop.ui.screens.work_forms.pages import WorkFormPage
from herstel_desktop.ui.screens.work_forms.texts import tr
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.basics import VerticalScroll, label
from herstel_desktop.ui.widgets.dialogs import Dialog

_LEFT_FREE = 72  # pixels of the screen's height, for its title bar among others
_HEIGHT = 640  # pixels at 100 %
_ROOM_FOR_TEXT = 220  # pixels at any size, so that the dialog need not scroll as a whole


class IncomingDialog(Dialog):
    """The whole work form, and what is different here."""

    def __init__(self, theme: Theme, parent: QWidget | None, incoming: IncomingWorkForm) -> None:
        super().__init__(theme, parent, tr("Deze werkvorm overnemen?"), 720)
        self.body.addWidget(
            label(
                tr(
                    "Hij komt bij je eigen werkvormen te staan. Wat je al hebt, blijft zoals het "
                    "is."
                )
            )
        )
        for note in _notes(incoming):
            self.body.addWidget(label(note, "warning"))
        themes = {title: title for title in incoming.themes}
        page = WorkFormPage(theme, LibraryRow(incoming.form), themes, {})
        reading = VerticalScroll()
        reading.body.addWidget(page)
        reading.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the arrows scroll the text
        reading.setProperty("role", "reading")
        reading.setAccessibleName(page.accessibleName())
        reading.setMinimumHeight(_ROOM_FOR_TEXT)
        self.body.addWidget(reading, 1)
        leave = self.add_button(tr("&Annuleren"))
        leave.clicked.connect(self.reject)
        keep = self.add_button(tr("&Overnemen"), "primary")
        keep.clicked.connect(self.accept)
        keep.setDefault(True)
        keep.setFocus()
        self.let_body_grow()
        room = self.screen().availableGeometry().height() - _LEFT_FREE
        self.resize(self.minimumWidth(), min(theme.px(_HEIGHT), room))


def _notes(incoming: IncomingWorkForm) -> list[str]:
    notes = []
    if incoming.is_renamed:
        notes.append(
            tr("Er is al een werkvorm ‘{there}’. Deze komt ernaast, als ‘{here}’.").format(
                there=incoming.title_in_file, here=incoming.form.title
            )
        )
    if incoming.left_out:
        notes.append(
            tr("Dit kent het programma hier niet, en blijft weg: {names}.").format(
                names=", ".join(incoming.left_out)
            )
        )
    if unmet(incoming.form):
        notes.append(tr("Hij komt binnen als concept. Vul daarna aan wat er mist."))
    return notes
