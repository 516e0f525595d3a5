"""Ctrl+K: find a person, a group, a venue, a theme, a work form or a screen by typing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from herstel_desktop.domain.search import HitKind, SearchHit, search_key
from herstel_desktop.domain.work_forms import Theme, WorkForm
from herstel_desktop.ui.shell.screen import Place, ScreenContext, ScreenSpec
from herstel_desktop.ui.theme.tokens import TARGET
from herstel_desktop.ui.widgets.basics import label
from herstel_desktop.ui.widgets.dialogs import Dialog
from herstel_desktop.ui.widgets.forms import line_edit

_WAIT_MS = 120
_LIBRARY = "work_forms"
_MOST_OF_LIBRARY = 8


@dataclass(frozen=True)
class _Entry:
    """One line of the list, and where it leads."""

    title: str
    detail: str
    icon: str
    screen_id: str
    target: dict[str, object]


class SearchPalette(Dialog):
    """A field and what was found; the arrows choose, Enter opens."""

    def __init__(
        self, context: ScreenContext, specs: Sequence[ScreenSpec], parent: QWidget | None = None
    ) -> None:
        super().__init__(
            context.theme, parent, QCoreApplication.translate("SearchPalette", "Zoeken"), 620
        )
        self._context, self._specs = context, specs
        self._shown_for = ""
        self._open_when_shown = False
        self._entries: list[_Entry] = []
        self._field = line_edit(placeholder=self.tr("Zoek op naam, groep of buurtpunt"))
        self._field.setAccessibleName(self.tr("Zoeken"))
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("Gevonden"))
        self._list.setMinimumHeight(context.theme.px(300))
        self._state = label("", "muted")
        icon = context.theme.px(20)
        self._list.setIconSize(QSize(icon + context.theme.px(6), icon))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # arrows work from the field
        for widget in (self._field, self._list, self._state):
            self.body.addWidget(widget)
        self.let_body_grow()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT_MS)
        self._timer.timeout.connect(self._ask)
        self._field.textChanged.connect(self._note_typed)
        self._field.installEventFilter(self)
        self._list.itemActivated.connect(lambda _item: self._open())
        self._field.setFocus()
        self._show("", ())

    @property
    def field(self) -> QLineEdit:
        """Where is typed what to look for."""
        return self._field

    @property
    def found(self) -> tuple[str, ...]:
        """What the list says, from top to bottom."""
        return tuple(entry.title for entry in self._entries)

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
        from herstel_desktop.services.work_form_shelf import named

        text = self._field.text()
        self._timer.stop()
        self._context.read(
            self,
            lambda store: (text, search(store, text), named(store, text)),
            lambda found: self._show(*found),
        )

    def _note_typed(self, _text: str) -> None:
        self._open_when_shown = False
        self._timer.start()

    def _show(
        self,
        text: str,
        hits: Sequence[SearchHit],
        named: Sequence[WorkForm | Theme] = (),
    ) -> None:
        self._shown_for = text
        self._entries = [self._of_hit(hit) for hit in hits]
        self._entries += self._of_library(named)
        self._entries += self._of_screens()
        self._list.clear()
        theme = self._context.theme
        for entry in self._entries:
            item = QListWidgetItem(
                theme.icon(entry.icon, theme.palette.primary, 20, 6),
                f"{entry.title}   ·   {entry.detail}",
            )
            item.setSizeHint(QSize(0, theme.px(TARGET)))
            self._list.addItem(item)
        if self._entries:
            self._list.setCurrentRow(0)
        nothing = bool(self._field.text().strip()) and not self._entries
        self._state.setText(self.tr("Niets gevonden.") if nothing else "")
        if self._open_when_shown and text == self._field.text():
            self._open()

    def _of_hit(self, hit: SearchHit) -> _Entry:
        person = hit.kind is HitKind.PARTICIPANT
        title = self._context.names.shown(hit.title, hit.id) if person else hit.title
        kinds = {
            HitKind.PARTICIPANT: (self.tr("deelnemer"), "user", "participants", "participant_id"),
            HitKind.GROUP: (self.tr("groep"), "users", "groups", "group_id"),
            HitKind.VENUE: (self.tr("buurtpunt"), "map-pin-house", "settings", "venue_id"),
            HitKind.FACILITATOR: (
                self.tr("begeleider"),
                "key-round",
                "settings",
                "facilitator_id",
            ),
        }
        kind, icon, screen_id, key = kinds[hit.kind]
        detail = hit.detail or kind
        return _Entry(title, detail, icon, screen_id, {key: hit.id})

    def _of_library(self, named: Sequence[WorkForm | Theme]) -> list[_Entry]:
        if all(spec.id != _LIBRARY for spec in self._specs):
            return []
        return [
            _Entry(each.title, self.tr("thema"), "shapes", _LIBRARY, {"theme": each.slug})
            if isinstance(each, Theme)
            else _Entry(
                each.title, self.tr("werkvorm"), "shapes", _LIBRARY, {"work_form": each.slug}
            )
            for each in named[:_MOST_OF_LIBRARY]
        ]

    def _of_screens(self) -> list[_Entry]:
        typed = search_key(self._field.text().strip())
        return [
            _Entry(spec.title, self.tr("scherm"), spec.icon, spec.id, {})
            for spec in self._specs
            if spec.place is not Place.HIDDEN and search_key(spec.title).startswith(typed)
        ]

    def _open(self) -> None:
        if self._shown_for != self._field.text():
            # Enter came before the answer; what still shows was found for fewer letters.
            self._open_when_shown = True
            self._ask()
            return
        self._open_when_shown = False
        row = self._list.currentRow()
        if 0 <= row < len(self._entries):
            entry = self._entries[row]
            self.accept()
            self._context.open(entry.screen_id, **entry.target)
