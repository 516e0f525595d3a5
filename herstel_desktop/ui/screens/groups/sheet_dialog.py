"""Which sign-in sheet: one meeting or a series, names or initials, how many blank rows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from herstel_desktop.domain.groups import Group, Registration
from herstel_desktop.domain.meetings import MeetingRow
from herstel_desktop.services.sign_in_sheets import SheetNames, sign_in_sheet_pdf
from herstel_desktop.services.vault_access import Store
from herstel_desktop.ui.screens.groups.texts import day_line
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.basics import label
from herstel_desktop.ui.widgets.dialogs import FormDialog
from herstel_desktop.ui.widgets.forms import Field, choice, chosen, number_edit

_MOST_IN_A_SERIES = 12


def _tr(text: str) -> str:
    return QCoreApplication.translate("groups", text)


class SheetDialog(FormDialog):
    """Asks, and then knows how to make the sheet."""

    def __init__(
        self,
        theme: Theme,
        parent: QWidget | None,
        group: Group,
        meetings: tuple[MeetingRow, ...],
    ) -> None:
        super().__init__(theme, parent, _tr("Presentielijst"), _tr("&Voorbeeld"))
        self._meetings = meetings[:_MOST_IN_A_SERIES]
        first = day_line(self._meetings[0], date.today())
        self._count = Field(
            _tr("&Hoeveel bijeenkomsten?"),
            number_edit(1, 1, len(self._meetings)),
            _tr("Vanaf {day}. Meer dan één geeft een lijst met een kolom per keer.").format(
                day=first
            ),
        )
        self._names = Field(
            _tr("&Namen"),
            choice(
                [
                    (_tr("Namen"), SheetNames.NAMES),
                    (_tr("Alleen voorletters"), SheetNames.INITIALS),
                ]
            ),
        )
        self._blank = Field(
            _tr("&Lege regels voor gasten"),
            number_edit(4, 0, 60),
        )
        self.body.addWidget(self._count)
        counts_only = group.registration is Registration.COUNT_ONLY
        if counts_only:
            self.body.addWidget(label(_tr("In deze groep staan geen namen op de lijst."), "muted"))
        self._names.setVisible(not counts_only)
        self.body.addWidget(self._names)
        self.body.addWidget(self._blank)
        self.save_button.clicked.connect(self.accept)

    def maker(self) -> Callable[[Store], bytes]:
        """Makes the sheet as it was chosen; may be called in another lane, without the dialog."""
        names = chosen(self._names.editor)
        assert isinstance(names, SheetNames)
        meeting_ids = [each.id for each in self._meetings[: self._count.editor.value()]]
        blank_rows = self._blank.editor.value()
        return lambda store: sign_in_sheet_pdf(
            store, meeting_ids, names=names, blank_rows=blank_rows
        )
