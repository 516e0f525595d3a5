"""Printpakket: what is printed for the meeting."""

from __future__ import annotations

from PySide6.QtCore import Signal

from herstel_desktop.domain.print_packs import PackContents, PackDocument
from herstel_desktop.ui.screens.session_plan.texts import tr
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.basics import Button, Card, label
from herstel_desktop.ui.widgets.flow import Flow


class PrintCard(Card):
    """What is in the pack, and the one button for it.

    Signals:
        all_wanted: all of it is to be printed.
        other_wanted: a part of it, or otherwise.
    """

    all_wanted = Signal()
    other_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("Printpakket"))
        self._told = label("", "muted")
        self._missing = label(
            tr(
                "De groep heeft nog geen thema gekozen. Begin bij de groep een stemming, dan "
                "komen de stembriefjes erbij."
            ),
            "muted",
        )
        everything = Button(theme, tr("Print &alles"), "printer", "primary", self.all_wanted.emit)
        other = Button(theme, tr("A&nders printen"), role="flat", on_click=self.other_wanted.emit)
        self.body.addWidget(self._told)
        self.body.addWidget(self._missing)
        self.body.addLayout(Flow(everything, other, spacing=theme.px(4)))

    def show_contents(self, contents: PackContents, *, has_theme: bool) -> None:
        """Say what is in the pack.

        Args:
            has_theme: whether the group chose a theme for this very meeting.
        """
        self._told.setText(contents_line(contents))
        self._missing.setVisible(contents.ballot_missing and not has_theme)


def contents_line(contents: PackContents) -> str:
    """'Presentielijst, draaiboek, 2 werkbladen, crisiskaart'."""
    sheets = sum(line.document is PackDocument.WORKSHEETS for line in contents.lines)
    told: dict[PackDocument, str] = {}
    for line in contents.lines:
        if line.document is PackDocument.WORKSHEETS:
            title = tr("1 werkblad") if sheets == 1 else tr("{n} werkbladen").format(n=sheets)
        elif line.copies > 1:
            title = f"{line.copies} {line.title.lower()}"
        else:
            title = line.title.lower()
        told[line.document] = title
    sentence = ", ".join(told.values())
    return sentence[:1].upper() + sentence[1:]
