"""The log beside the list: kept as it is typed."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from herstel_desktop.domain.changes import Changes, Kind
from herstel_desktop.domain.dutch_dates import clock
from herstel_desktop.domain.errors import KnownError
from herstel_desktop.domain.note_guard import NoteGuard
from herstel_desktop.domain.session_log import SessionLog
from herstel_desktop.services import session_logs
from herstel_desktop.services.note_guard import note_guard
from herstel_desktop.ui.screens.attendance.guarded_text import GuardedText, GuardLine
from herstel_desktop.ui.shell.screen import ScreenContext
from herstel_desktop.ui.widgets.basics import Button, label, row, set_role
from herstel_desktop.ui.widgets.forms import Field, line_edit

SAVE_AFTER_MS = 600
_WITH_NAMES = frozenset({Kind.PARTICIPANT, Kind.ATTENDANCE})


class LogPanel(QWidget):
    """How it went, themes, and what to take along; a draft until it is rounded off."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context = context
        self._meeting_id: UUID | None = None
        self._log: SessionLog | None = None
        self._dirty = False
        self._advice = label(self.tr("Over het verloop, niet over personen."), "muted")
        self._last = QFrame()
        self._last.setProperty("role", "notice")
        self._last_text = label("")
        last_layout = QVBoxLayout(self._last)
        last_layout.setContentsMargins(12, 8, 12, 8)
        last_layout.addWidget(self._last_text)
        self._how = GuardedText(context.theme, context.theme.px(104))
        self._themes = line_edit(
            placeholder=self.tr("bijvoorbeeld: hulp vragen, grenzen"), most=600
        )
        self._along = GuardedText(context.theme, context.theme.px(70))
        self._guard_line = GuardLine(context.theme, context.names, self._how, self._along)
        self._guarded = False
        self._state = label("", "muted")
        self._finish = Button(
            context.theme, self.tr("&Logboek afronden"), "notebook-pen", on_click=self._toggle
        )
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(context.theme.px(10))
        body.addWidget(self._advice)
        body.addWidget(self._last)
        body.addWidget(Field(self.tr("Hoe g&ing het?"), self._how), 2)
        body.addWidget(Field(self.tr("Th&ema's"), self._themes))
        body.addWidget(Field(self.tr("Meenemen naar de &volgende keer"), self._along), 1)
        body.addWidget(self._guard_line)
        body.addWidget(self._state)
        body.addLayout(row(self._finish, None))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_AFTER_MS)
        self._timer.timeout.connect(self.flush)
        for editor in (self._how, self._along):
            editor.typed.connect(self._typed)
            editor.entered.connect(self._call_guard)
        self._themes.textEdited.connect(self._typed)
        context.hub.changed.connect(self._note_changes)

    def show_meeting(self, meeting_id: UUID, *, minutes_stay_with_group: bool) -> None:
        """Turn to the log of another meeting; what was typed for the last one is stored first."""
        self.flush()
        self._meeting_id = meeting_id
        self._log = None
        for editor in (self._how, self._along):
            editor.forget()
        self._advice.setText(
            self.tr("Het verslag blijft bij de groep. Noteer hier alleen praktische zaken.")
            if minutes_stay_with_group
            else self.tr("Over het verloop, niet over personen.")
        )
        self.load()

    def load(self) -> None:
        """Ask for the log as it is kept, unless something newer is being typed."""
        meeting_id = self._meeting_id
        if meeting_id is not None and not self._dirty:
            self._context.read(
                self, lambda store: session_logs.session_log(store, meeting_id), self._show
            )

    def flush(self) -> None:
        """Store what was typed and not yet stored."""
        meeting_id = self._meeting_id
        if not self._dirty or meeting_id is None:
            return
        self._dirty = False
        self._timer.stop()
        how, along = self._how.toPlainText(), self._along.toPlainText()
        themes = self._themes.text().split(",")
        self._context.write(
            self,
            lambda store: session_logs.save_session_log(store, meeting_id, how, themes, along),
            failed=self._not_saved,
            quiet=True,
        )

    def _show(self, log: SessionLog) -> None:
        if log.meeting_id != self._meeting_id or self._dirty:
            return
        first_time, self._log = self._log is None, log
        if first_time or not self._has_focus():
            self._fill(log)
        self._last.setVisible(bool(log.taken_along_from_last))
        self._last_text.setText(
            self.tr("Vorige keer: {text}").format(text=log.taken_along_from_last)
        )
        for editor in (self._how, self._along):
            editor.setReadOnly(log.finished)
        self._themes.setReadOnly(log.finished)
        self._finish.setText(
            self.tr("&Logboek heropenen") if log.finished else self.tr("&Logboek afronden")
        )
        self._say_state(log)

    def _fill(self, log: SessionLog) -> None:
        self._how.fill(log.how_it_went)
        self._along.fill(log.take_along)
        self._themes.setText(", ".join(log.themes))

    def _say_state(self, log: SessionLog) -> None:
        if log.saved_at is None:
            text = self.tr("Nog leeg. Wat je typt, wordt vanzelf bewaard.")
        else:
            at = clock(log.saved_at.astimezone().time())
            text = self.tr("bewaard {at}").format(at=at)
            if log.finished:
                text = self.tr("afgerond · {saved}").format(saved=text)
        set_role(self._state, "good" if log.saved_at else "muted")
        self._state.setText(text)

    def _typed(self, *_text: object) -> None:
        self._dirty = True
        if not self._timer.isActive():  # whoever types on without a pause is stored as well
            self._timer.start()

    def _call_guard(self) -> None:
        """Only now: whoever opens Presentie need not wait until all names are read."""
        if not self._guarded:
            self._guarded = True
            self._context.read(self, note_guard, self._set_guard)

    def _set_guard(self, guard: NoteGuard) -> None:
        for editor in (self._how, self._along):
            editor.set_guard(guard)

    def _note_changes(self, changes: Changes) -> None:
        if changes.kinds & _WITH_NAMES:
            self._guarded = False
        if Kind.SESSION_LOG in changes.kinds and self._meeting_id in changes.ids:
            self.load()

    def _not_saved(self, error: KnownError) -> None:
        self._dirty = True
        self._say_refused(error)

    def _say_refused(self, error: KnownError) -> None:
        set_role(self._state, "error")
        self._state.setText(error.sentence())

    def _toggle(self) -> None:
        self.flush()
        meeting_id, log = self._meeting_id, self._log
        if meeting_id is None:
            return
        act = (
            session_logs.reopen_session_log
            if log is not None and log.finished
            else session_logs.finish_session_log
        )
        self._context.write(self, lambda store: act(store, meeting_id), failed=self._say_refused)

    def _has_focus(self) -> bool:
        return any(each.hasFocus() for each in (self._how, self._along, self._themes))
