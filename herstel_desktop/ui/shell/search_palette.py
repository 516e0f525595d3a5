"""Ctrl+K: find a person, a group, a venue or a screen by typing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from herstel_desktop.domain.search import HitKind, SearchHit, search_key
from herstel_desktop.ui.shell.screen import Place, ScreenContext, ScreenSpec
from herstel_desktop.ui.widgets.basics import label
from herstel_desktop.ui.widgets.dialogs import Dialog
from herstel_desktop.ui.widgets.forms import line_edit

_WAIT_MS = 120


@dataclass(frozen=True)
class _Entry:
    """One line of the list, and where it leads."""

    text: str
    screen_id: str
    target: dict[str, object]


class SearchPalette(Dialog):
    """A field and what was found; the arrows choose, Enter opens."""

    def __init__(self, context: ScreenContext, specs: Sequence[ScreenSpec]) -> None:
        super().__init__(context.theme, None, "", 620)
        self.setWindowTitle(self.tr("Zoeken"))
        self._context, self._specs = context, specs
        self._entries: list[_Entry] = []
        self._field = line_edit(placeholder=self.tr("Zoek op naam, groep of buurtpunt"))
        self._field.setAccessibleName(self.tr("Zoeken"))
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("Gevonden"))
        self._list.setMinimumHeight(context.theme.px(300))
        self._state = label("", "muted")
        for widget in (self._field, self._list, self._state):
            self.body.addWidget(widget)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT_MS)
        self._timer.timeout.connect(self._ask)
        self._field.textChanged.connect(lambda _text: self._timer.start())
        self._field.installEventFilter(self)
        self._list.itemActivated.connect(lambda _item: self._open())
        self._field.setFocus()
        self._show(())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self._field
            and isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and self._take_key(Qt.Key(event.key()))
        ):
            return True
        return bool(super().eventFilter(watched, event))

    def _take_key(self, key: Qt.Key) -> bool:
        """Arrows and Enter work while the field keeps the keyboard."""
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self._entries:
            step = 1 if key == Qt.Key.Key_Down else -1
            self._list.setCurrentRow((self._list.currentRow() + step) % len(self._entries))
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
            return True
        return False

    def _ask(self) -> None:
        from herstel_desktop.services.search import search

        text = self._field.text()
        self._context.read(self, lambda store: search(store, text), self._show)

    def _show(self, hits: Sequence[SearchHit]) -> None:
        self._entries = [self._of_hit(hit) for hit in hits]
        self._entries += self._of_screens()
        self._list.clear()
        for entry in self._entries:
            self._list.addItem(QListWidgetItem(entry.text))
        if self._entries:
            self._list.setCurrentRow(0)
        nothing = bool(self._field.text().strip()) and not self._entries
        self._state.setText(self.tr("Niets gevonden.") if nothing else "")

    def _of_hit(self, hit: SearchHit) -> _Entry:
        person = hit.kind is HitKind.PARTICIPANT
        title = self._context.names.shown(hit.title) if person else hit.title
        kinds = {
            HitKind.PARTICIPANT: (self.tr("deelnemer"), "participants", "participant_id"),
            HitKind.GROUP: (self.tr("groep"), "groups", "group_id"),
            HitKind.VENUE: (self.tr("buurtpunt"), "settings", "venue_id"),
            HitKind.FACILITATOR: (self.tr("begeleider"), "settings", "facilitator_id"),
        }
        kind, screen_id, key = kinds[hit.kind]
        detail = hit.detail or kind
        return _Entry(f"{title}   ·   {detail}", screen_id, {key: hit.id})

    def _of_screens(self) -> list[_Entry]:
        typed = search_key(self._field.text().strip())
        return [
            _Entry(spec.title, spec.id, {})
            for spec in self._specs
            if spec.place is not Place.HIDDEN and search_key(spec.title).startswith(typed)
        ]

    def _open(self) -> None:
        row = self._list.currentRow()
        if 0 <= row < len(self._entries):
            entry = self._entries[row]
            self.accept()
            self._context.open(entry.screen_id, **entry.target)
