"""The screen: a list of sections, and one of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from herstel_desktop.domain.changes import Kind
from herstel_desktop.ui.screens.settings.backup_section import BackupSection
from herstel_desktop.ui.screens.settings.crisis_section import CrisisSection
from herstel_desktop.ui.screens.settings.facilitators_section import FacilitatorsSection
from herstel_desktop.ui.screens.settings.lock_section import LockSection
from herstel_desktop.ui.screens.settings.look_section import LookSection
from herstel_desktop.ui.screens.settings.organisation_section import OrganisationSection
from herstel_desktop.ui.screens.settings.passphrase_section import PassphraseSection
from herstel_desktop.ui.screens.settings.section import Section
from herstel_desktop.ui.screens.settings.venues_section import VenuesSection
from herstel_desktop.ui.shell.screen import Screen, ScreenContext
from herstel_desktop.ui.theme.tokens import TARGET
from herstel_desktop.ui.widgets.basics import VerticalScroll, label, row
from herstel_desktop.ui.widgets.forms import choice

_SIDE_BY_SIDE_FROM = 760
"""Width in pixels at 100 % from which the list of sections stands beside the section."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("settings", text)


_SECTIONS: dict[str, tuple[str, Callable[[ScreenContext], Section]]] = {
    "organisation": (_tr("Organisatie"), OrganisationSection),
    "venues": (_tr("Buurtpunten"), VenuesSection),
    "facilitators": (_tr("Begeleiders"), FacilitatorsSection),
    "passphrase": (_tr("Wachtzin en herstelblad"), PassphraseSection),
    "backup": (_tr("Reservekopie"), BackupSection),
    "lock": (_tr("Vergrendelen"), LockSection),
    "crisis": (_tr("Hulplijnen"), CrisisSection),
    "look": (_tr("Beeld"), LookSection),
}
_NAMES = tuple(_SECTIONS)


class SettingsScreen(Screen):
    """Instellingen; a section is built when it is opened for the first time."""

    reload_on = frozenset(
        {
            Kind.ORGANISATION,
            Kind.VENUE,
            Kind.FACILITATOR,
            Kind.SETTINGS,
            Kind.CRISIS_LINE,
            Kind.BACKUP,
        }
    )

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context, _tr("Instellingen"))
        self._built: dict[str, Section] = {}
        self._name = _NAMES[0]
        self._by_name = False
        self._list = QListWidget()
        self._list.setAccessibleName(_tr("Onderdelen van Instellingen"))
        self._list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._box = choice([])
        self._box_name = label(_tr("Onde&rdeel"), "strong", wrap=False)
        self._box_name.setBuddy(self._box)
        for text, _build in _SECTIONS.values():
            self._list.addItem(QListWidgetItem(text))
            self._box.addItem(text)
        self._list.currentRowChanged.connect(self._pick)
        self._box.activated.connect(self._pick)
        self._sections = QVBoxLayout()
        scroll = VerticalScroll()
        scroll.body.addLayout(self._sections, 1)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._both.setContentsMargins(28, 22, 28, 22)
        self._both.setSpacing(22)
        above = row(self._box_name, self._box, spacing=context.theme.px(12))
        above.setStretch(1, 1)
        side = QVBoxLayout()
        side.addWidget(self._list)
        side.addLayout(above)
        side.addStretch(1)
        self._both.addLayout(side)
        self._both.addWidget(scroll, 1)
        context.theme.changed.connect(self._arrange)
        self._turn_to(self._name)
        self._arrange()

    def show_target(self, **target: Any) -> None:
        name = target.get("section", "")
        for key, of_key in (("venue_id", "venues"), ("facilitator_id", "facilitators")):
            wanted = target.get(key)
            if isinstance(wanted, UUID):
                name = of_key
                self._section(name).choose(wanted)
        self._by_name = name in _SECTIONS
        if self._by_name:
            self._turn_to(name)
            self.mark_stale()

    def load(self) -> None:
        self._section(self._name).load()

    def flush(self) -> None:
        for section in self._built.values():
            section.flush()

    def first_focus(self) -> QWidget | None:
        if self._by_name:
            return self._section(self._name).first_focus()
        return self._list if self._list.isVisibleTo(self) else self._box

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _section(self, name: str) -> Section:
        if name not in self._built:
            section = self._built[name] = _SECTIONS[name][1](self.context)
            section.hide()
            self._sections.addWidget(section)
        return self._built[name]

    def _pick(self, place: int) -> None:
        """Another section was chosen in the list or in the box."""
        if 0 <= place < len(_NAMES) and _NAMES[place] != self._name:
            self._section(self._name).flush()
            self._turn_to(_NAMES[place])
            self.load()

    def _turn_to(self, name: str) -> None:
        self._name = name
        shown = self._section(name)
        # Hidden ones first: two at once would ask the window for room that it lacks.
        for section in self._built.values():
            if section is not shown:
                section.hide()
        shown.card.title.setVisible(self._list.isVisibleTo(self))
        shown.show()
        place = _NAMES.index(name)
        self._list.setCurrentRow(place)
        self._box.setCurrentIndex(place)
        self.set_heading(_tr("Instellingen"), _SECTIONS[name][0])

    def _arrange(self) -> None:
        theme = self.context.theme
        beside = self.width() >= theme.px(_SIDE_BY_SIDE_FROM)
        self._both.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )
        self._list.setVisible(beside)
        self._box.setVisible(not beside)
        self._box_name.setVisible(not beside)
        for place in range(self._list.count()):
            self._list.item(place).setSizeHint(QSize(0, theme.px(TARGET)))
        frame = 2 * self._list.frameWidth()
        self._list.setFixedWidth(theme.px(232))
        self._list.setFixedHeight(theme.px(TARGET) * self._list.count() + frame)
        for section in self._built.values():
            section.card.title.setVisible(beside)
