"""Gegevens: name and contact; the call name is enough."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from herstel_desktop.domain.participants import Participant
from herstel_desktop.ui.screens.participants.kept_line import KeptLine
from herstel_desktop.ui.screens.participants.texts import tr
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.basics import Card, label


class DetailsCard(Card):
    """Five lines, each stored when it is left."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("Gegevens"))
        self.lines = (
            KeptLine("call_name", tr("&Roepnaam")),
            KeptLine("family_name", tr("&Achternaam")),
            KeptLine("phone", tr("Te&lefoon"), 60),
            KeptLine("email", tr("&E-mail"), 254),
            KeptLine("address", tr("A&dres"), 300),
        )
        call_name, family_name, phone, email, address = self.lines
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(12))
        # At the top, so that an error below one line leaves its neighbour as it is.
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(call_name, 0, 0, top)
        grid.addWidget(family_name, 0, 1, top)
        grid.addWidget(phone, 1, 0, top)
        grid.addWidget(email, 1, 1, top)
        grid.addWidget(address, 2, 0, 1, 2, top)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.body.addWidget(
            label(tr("Een roepnaam is genoeg. Wat je typt, wordt vanzelf bewaard."), "muted")
        )
        self.body.addLayout(grid)

    def start_over(self, participant: Participant) -> None:
        """Show another person."""
        for each in self.lines:
            each.start_over(getattr(participant, each.name))

    def show_participant(self, participant: Participant) -> None:
        """Show what is kept now."""
        for each in self.lines:
            each.show_value(getattr(participant, each.name))
