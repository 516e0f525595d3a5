"""An own work form to write: kept as it is typed, and it says what it still lacks."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QVBoxLayout, QWidget

from herstel_desktop.domain.changes import Outcome
from herstel_desktop.domain.errors import InvalidInputError, KnownError, NotFoundError
from herstel_desktop.domain.work_form_checks import Unmet, unmet
from herstel_desktop.domain.work_form_library import ToChange
from herstel_desktop.domain.work_forms import WorkForm
from herstel_desktop.services.own_work_forms import as_kept, change_own_work_form
from herstel_desktop.services.work_form_library import to_change
from herstel_desktop.ui.screens.work_forms.editor_fields import EditorFields
from herstel_desktop.ui.screens.work_forms.texts import tr
from herstel_desktop.ui.shell.screen import ScreenContext
from herstel_desktop.ui.theme.tokens import TARGET
from herstel_desktop.ui.widgets.basics import (
    Button,
    VerticalScroll,
    bring_into_view,
    label,
    set_role,
)
from herstel_desktop.ui.widgets.flow import Flow

SAVE_AFTER_MS = 800


class EditorPage(QWidget):
    """All fields of a work form below each other.

    Signals:
        closed(str): slug of what was changed; the list may show again.
        gone: what was being changed is not there any more.
    """

    closed = Signal(str)
    gone = Signal()

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context = context
        self._kept: WorkForm | None = None
        self._touched: set[str] = set()
        self._tells_all = False
        look = context.theme
        self.done_button = Button(look, tr("Klaa&r"), "check", "primary", on_click=self._close)
        self._lacks_button = Button(
            look, tr("&Wat mist er nog?"), "list-checks", on_click=self._tell_all
        )
        self._state = label("", "muted", wrap=False)
        self._lacks = label("", "muted")
        self.fields = EditorFields(look)
        self.fields.edited.connect(self._note_edit)
        scroll = VerticalScroll(spacing=look.px(16), margins=(28, 0, 28, 22))
        scroll.body.addWidget(self._lacks)
        scroll.body.addWidget(self.fields)
        scroll.body.addStretch(1)
        head = QWidget()  # stays in sight, however long the form is
        head.setLayout(Flow(self.done_button, self._lacks_button, self._state, spacing=look.px(10)))
        self._state.setMinimumHeight(look.px(TARGET))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        above = QVBoxLayout()
        above.setContentsMargins(28, 8, 28, 12)
        above.addWidget(head)
        layout.addLayout(above)
        layout.addWidget(scroll, 1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_AFTER_MS)
        self._timer.timeout.connect(self.flush)
        for kind in (QComboBox, QAbstractSpinBox):
            for each in self.fields.findChildren(kind):
                each.installEventFilter(self)

    @property
    def slug(self) -> str:
        """The work form that is being changed; empty when there is none."""
        return self._kept.slug if self._kept is not None else ""

    def open(self, slug: str) -> None:
        """Change this own work form."""
        self.flush()
        self._kept = None
        self._touched.clear()
        self._tells_all = False
        self._read(slug)

    def load(self) -> None:
        """What is being changed may have changed elsewhere."""
        if self._kept is not None and not self._timer.isActive():
            self._read(self._kept.slug)

    def flush(self) -> None:
        """Store what was typed and not yet stored."""
        self._timer.stop()
        if self._kept is None:
            return
        typed = self.fields.typed(self._kept.slug)
        if typed == self._kept:
            return

        def stored(_outcome: Outcome) -> None:
            if self._kept is not None and self._kept.slug == typed.slug:
                self._kept = typed
                set_role(self._state, "good")
                self._state.setText(tr("bewaard"))

        self._context.write(
            self,
            lambda store: change_own_work_form(store, typed.slug, typed),
            stored,
            self._refuse,
            quiet=True,
        )

    def leave(self) -> None:
        """Store what was typed; nothing is being changed any more."""
        self.flush()
        self._kept = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Scrolling past a number or a choice does not change it."""
        if (
            event.type() is QEvent.Type.Wheel
            and isinstance(watched, QWidget)
            and not watched.hasFocus()
        ):
            event.ignore()
            return True
        return False

    def _read(self, slug: str) -> None:
        self._context.read(self, lambda store: to_change(store, slug), self._show, self._lose)

    def _show(self, found: ToChange) -> None:
        own = found.own
        first = self._kept is None
        if self._kept is not None and (
            self._kept != self.fields.typed(own.form.slug) or own.form == as_kept(self._kept)
        ):
            return  # typed on meanwhile, or nothing new
        self.fields.show_form(own.form, found)
        self._kept = self.fields.typed(own.form.slug)
        if first:
            self._state.setText("")
            self.fields.first.setFocus()
        self._tell()

    def _lose(self, error: KnownError) -> None:
        self._kept = None
        self._timer.stop()
        self.gone.emit()
        if not isinstance(error, NotFoundError):  # who took it away was told so
            self._context.window.show_problem(error)

    def _note_edit(self, field: str) -> None:
        self._touched.add(field)
        self._state.setText("")
        self._tell()
        self._timer.start()

    def _tell(self) -> None:
        """Say at each field what it lacks: quietly while nobody has been there."""
        lacking = unmet(self.fields.typed(self.slug))
        self._lacks_button.setVisible(bool(lacking))
        self._lacks.setText(_lacking_line(len(lacking)))
        self.fields.tell(lacking, aloud=self._is_told_aloud)

    def _is_told_aloud(self, field: str) -> bool:
        return self._tells_all or field in self._touched

    def _tell_all(self) -> None:
        self._tells_all = True
        self._tell()
        lacking = unmet(self.fields.typed(self.slug))
        if lacking:
            at = self.fields.place_of(lacking[0])
            at.setFocus()
            bring_into_view(at)

    def _refuse(self, error: KnownError) -> None:
        if isinstance(error, InvalidInputError):
            self._touched.add(error.field)
            refused = Unmet(error.field, "", f"{error.happened} {error.advice}")
            self.fields.tell((refused,), aloud=self._is_told_aloud)
        else:
            self._context.window.show_problem(error)

    def _close(self) -> None:
        slug = self.slug
        self.leave()
        self.closed.emit(slug)


def _lacking_line(count: int) -> str:
    if not count:
        return tr("Deze werkvorm is compleet. Je kunt hem kiezen, printen en delen.")
    ways = tr("Er mist nog 1 ding.") if count == 1 else tr("Er missen nog {n} dingen.")
    return (
        ways.format(n=count)
        + " "
        + tr("Zolang is het een concept. Wat je typt, wordt vanzelf bewaard.")
    )
