"""The versions of a card that were printed or saved: look at one, compare, go back."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from herstel_desktop.domain.changes import Outcome
from herstel_desktop.domain.dutch_dates import date_only
from herstel_desktop.domain.errors import KnownError
from herstel_desktop.services import info_card_versions as versions
from herstel_desktop.services.info_card_shelf import OpenCard
from herstel_desktop.ui.screens.info_cards.texts import tr
from herstel_desktop.ui.shell.screen import ScreenContext
from herstel_desktop.ui.widgets.basics import Button, clear, label
from herstel_desktop.ui.widgets.dialogs import Dialog
from herstel_desktop.ui.widgets.flow import Flow
from herstel_desktop.ui.widgets.forms import Field, choice, chosen
from herstel_desktop.ui.widgets.words import breakable

_LIST_HEIGHT = 150
_ROW_HEIGHT = 40
_MOST_LINES = 60


class VersionsDialog(Dialog):
    """The dialog.

    Signals:
        went_back: the card is an older version now.
    """

    went_back = Signal()

    def __init__(self, context: ScreenContext, parent: QWidget | None, opened: OpenCard) -> None:
        theme = context.theme
        super().__init__(theme, parent, tr("Versies van deze kaart"), width=640)
        self._context = context
        self._card_id = opened.card.id
        self._told = label("", "muted")
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Versies"))
        self.list.setMinimumHeight(theme.px(_LIST_HEIGHT))
        self.list.currentItemChanged.connect(self._compare)
        self._with = choice([(tr("de kaart van nu"), None)])
        self._with.activated.connect(self._compare)
        self._beside: Field[QWidget] = Field(tr("&Vergelijk met"), self._with)
        self._look = Button(theme, tr("&Bekijken"), "eye", on_click=self._preview)
        self._back = Button(theme, tr("&Terug naar deze"), "undo-2", on_click=self._go_back)
        self._lines = QVBoxLayout()
        self.body.addWidget(self._told)
        self.body.addWidget(self.list)
        self.body.addLayout(Flow(self._look, self._back, spacing=theme.px(8)))
        self.body.addWidget(self._beside)
        self.body.addLayout(self._lines)
        close = self.add_button(tr("&Sluiten"), "primary")
        close.clicked.connect(self.reject)
        self._parts = (self.list, self._look, self._back, self._beside)
        for each in self._parts:
            each.hide()
        card_id = self._card_id
        context.read(
            self, lambda store: versions.versions(store, card_id), self._show, self._refuse
        )

    def _show(self, found: tuple[versions.CardVersion, ...]) -> None:
        for each in self._parts:
            each.setVisible(bool(found))
        if not found:
            self._told.setText(
                tr("Er is nog geen versie. Print de kaart of sla hem op, dan blijft hij bewaard.")
            )
            return
        self._told.setText(tr("Elke kaart die je print of opslaat, blijft hier bewaard."))
        for version in found:
            self._with.addItem(_line(version), version.id)
        for version in found:
            item = QListWidgetItem(_line(version), self.list)
            item.setData(Qt.ItemDataRole.UserRole, version.id)
            item.setSizeHint(QSize(0, self.theme.px(_ROW_HEIGHT)))
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def _chosen(self) -> UUID | None:
        item = self.list.currentItem()
        version_id = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        return version_id if isinstance(version_id, UUID) else None

    def _compare(self, *_changed: object) -> None:
        older, newer, card_id = self._chosen(), chosen(self._with), self._card_id
        if older is not None:
            wanted = newer if isinstance(newer, UUID) else None
            self._context.read(
                self,
                lambda store: versions.compare(store, card_id, older, wanted),
                self._show_differences,
                self._refuse,
            )

    def _show_differences(self, found: tuple[versions.Difference, ...]) -> None:
        clear(self._lines)
        if not found:
            self._lines.addWidget(label(tr("Er staat hetzelfde op."), "muted"))
        for each in found[:_MOST_LINES]:
            word = tr("erbij") if each.added else tr("weg")
            self._lines.addWidget(label(breakable(f"{word}: {each.text}")))
        if len(found) > _MOST_LINES:
            more = tr("en nog {n} regels").format(n=len(found) - _MOST_LINES)
            self._lines.addWidget(label(more, "muted"))

    def _preview(self) -> None:
        version_id = self._chosen()
        if version_id is not None:
            self._context.preview(
                tr("Informatiekaart"),
                lambda store: versions.version_pdf(store, version_id),
                "informatiekaart.pdf",
            )

    def _go_back(self) -> None:
        version_id, card_id = self._chosen(), self._card_id
        if version_id is not None:
            self._context.write(
                self,
                lambda store: versions.go_back(store, card_id, version_id),
                self._went,
                self._refuse,
            )

    def _went(self, _outcome: Outcome) -> None:
        self.done(QDialog.DialogCode.Accepted)
        self.went_back.emit()

    def _refuse(self, error: KnownError) -> None:
        self._told.setText(error.sentence())


def _line(version: versions.CardVersion) -> str:
    by = tr(", door {name}").format(name=version.kept_by) if version.kept_by else ""
    return f"{version.number}: {date_only(version.kept_on)}{by}"
