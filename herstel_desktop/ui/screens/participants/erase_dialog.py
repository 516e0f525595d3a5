"""The dry run of an erasure: what goes, what stays, and where to look besides."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from PySide6.QtWidgets import QCheckBox, QWidget

from herstel_desktop.domain.dutch_dates import date_only
from herstel_desktop.domain.erasures import ErasureCounts, ErasurePlan, Mention
from herstel_desktop.ui.screens.participants.texts import tr
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.basics import label, row
from herstel_desktop.ui.widgets.dialogs import Dialog


class EraseDialog(Dialog):
    """Shows everything that would be done; accepted means that it is wanted."""

    def __init__(self, theme: Theme, parent: QWidget | None, name: str, plan: ErasurePlan) -> None:
        super().__init__(theme, parent, tr("Gegevens wissen"), width=680)
        self._plan = plan
        self._goes, self._stays = label(), label()
        self._wishes = QCheckBox(tr("&Wensen bewaren, zonder naam"))
        self._guests: list[tuple[UUID, QCheckBox]] = []
        self.body.addWidget(label(tr("Het gaat om {name}.").format(name=name)))
        self._add_section(tr("Dit gaat weg"), self._goes)
        self._add_section(tr("Dit blijft meetellen, zonder naam"), self._stays)
        if plan.counts.wishes_gone:
            self.body.addWidget(self._wishes)
            self._wishes.toggled.connect(self._say)
        self._add_guests()
        self._add_mentions()
        self._add_section(
            tr("Je kunt dit niet terugdraaien"),
            label(
                tr(
                    "Ook eerdere stappen kun je dan niet meer ongedaan maken. In reservekopieën "
                    "staan de gegevens nog, versleuteld. Zet je later zo’n kopie terug, dan worden "
                    "ze daarin opnieuw gewist."
                )
            ),
        )
        cancel = self.add_button(tr("&Annuleren"))
        cancel.clicked.connect(self.reject)
        go_on = self.add_button(tr("&Definitief wissen"), "danger", "trash-2")
        go_on.clicked.connect(self.accept)
        self._say()
        cancel.setFocus()

    @property
    def keep_wishes(self) -> bool:
        """Whether the texts of wishes stay."""
        return self._wishes.isChecked()

    @property
    def guest_ids(self) -> tuple[UUID, ...]:
        """The entries on lists of guests that are this person too."""
        return tuple(guest_id for guest_id, box in self._guests if box.isChecked())

    def _add_section(self, title: str, *widgets: QWidget) -> None:
        self.body.addWidget(label(title, "section"))
        for each in widgets:
            self.body.addWidget(each)

    def _add_guests(self) -> None:
        if not self._plan.namesakes:
            return
        self._add_section(
            tr("Gasten met dezelfde naam"),
            label(tr("Vink aan wie deze persoon is. De gast blijft meetellen, zonder naam.")),
        )
        for each in self._plan.namesakes:
            box = QCheckBox()
            box.setAccessibleName(
                tr("Gast op {day} bij {group}").format(
                    day=date_only(each.on), group=each.group_name
                )
            )
            box.toggled.connect(self._say)
            self._guests.append((each.guest_id, box))
            beside = row(box, spacing=self.theme.px(8))
            beside.addWidget(label(f"{date_only(each.on)}, {each.group_name}"), 1)
            self.body.addLayout(beside)

    def _add_mentions(self) -> None:
        if self._plan.mentions:
            self._add_section(
                tr("Kijk dit zelf na"),
                label(
                    tr("In deze teksten staat misschien de naam. Die haalt niemand voor je weg.")
                ),
                label(_bulleted(tuple(_said(each) for each in self._plan.mentions))),
            )

    def _say(self) -> None:
        counts = self._plan.counts
        if self.keep_wishes:
            counts = replace(counts, wishes_gone=0, wishes_kept=counts.wishes_gone)
        counts = replace(counts, guests_gone=len(self.guest_ids))
        self._goes.setText(_going(counts))
        self._stays.setText(_bulleted(counts.staying()) or tr("Niets."))


def _going(counts: ErasureCounts) -> str:
    always = tr("naam, telefoon, e-mail, adres, contactpersoon en toestemming")
    return _bulleted((always, *counts.going()))


def _bulleted(lines: tuple[str, ...]) -> str:
    return "\n".join(f"• {line}" for line in lines)


def _said(mention: Mention) -> str:
    parts = (mention.subject, date_only(mention.on) if mention.on else "")
    return f"{mention.where}: " + ", ".join(part for part in parts if part)
