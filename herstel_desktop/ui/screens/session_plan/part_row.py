"""One part of the draaiboek: a handle, the hour, what it is, and its minutes."""

from __future__ import annotations

from datetime import time
from uuid import UUID

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QWidget,
)

from herstel_desktop.domain.dutch_dates import clock
from herstel_desktop.domain.session_plans import PlanPart
from herstel_desktop.services.session_plan_parts import LEAST_MINUTES, MOST_MINUTES
from herstel_desktop.ui.screens.session_plan.live_number import LiveNumber
from herstel_desktop.ui.screens.session_plan.texts import ground_of, minutes, tr, word_of
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.theme.tokens import RADIUS
from herstel_desktop.ui.widgets.basics import label
from herstel_desktop.ui.widgets.grasp import Grasp, Handle
from herstel_desktop.ui.widgets.two_lines import TwoLines
from herstel_desktop.ui.widgets.words import breakable

_MINUTES_STEP = 5


class MinutesBox(LiveNumber):
    """The minutes of a part."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(LEAST_MINUTES, MOST_MINUTES)
        self.setSuffix(tr(" min"))
        self.setProperty("role", "minutes")  # without its arrows, as wide as its number
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._theme = theme
        self._take_width()
        theme.changed.connect(self._take_width)

    def _take_width(self) -> None:
        self.ensurePolished()
        words = self.fontMetrics().horizontalAdvance(f"{MOST_MINUTES}{self.suffix()}")
        self.setFixedWidth(words + self._theme.px(12 * 2) + 8)


class PartRow(QFrame):
    """A row.

    Signals:
        opened(PlanPart): it is to be changed.
        minutes_set(UUID, int): other minutes are wanted.
        taken(PartRow), carried(QPoint), put_down(QPoint): the mouse carries it; points of the
            screen.
        menu_wanted(PlanPart, QPoint): its menu is asked for at a point of the screen.
    """

    opened = Signal(object)
    minutes_set = Signal(object, int)
    taken = Signal(object)
    carried = Signal(QPoint)
    put_down = Signal(QPoint)
    menu_wanted = Signal(object, QPoint)

    def __init__(self, theme: Theme, part: PlanPart) -> None:
        super().__init__()
        self._theme = theme
        self.part = part
        self._grasp = Grasp()
        self._is_carried = False
        self._open = True
        self._handle = Handle(theme, tr("Sleep naar een andere plek"))
        self._at = label("", "muted", wrap=False)
        self.about = TwoLines(theme)
        self.about.clicked.connect(self._press)
        self.minutes = MinutesBox(theme)
        self.minutes.valueChanged.connect(self._note_minutes)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.px(8), theme.px(3), theme.px(8), theme.px(3))
        layout.setSpacing(theme.px(8))
        layout.addWidget(self._handle)
        layout.addWidget(self._at)
        layout.addWidget(self.about, 1)
        layout.addWidget(self.minutes)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_menu)

    @property
    def id(self) -> UUID:
        """Of the part."""
        return self.part.id

    @property
    def stops(self) -> tuple[QWidget, QWidget]:
        """What the keyboard comes by, from left to right."""
        return self.about, self.minutes

    def show_part(self, part: PlanPart, at: time, place: int, count: int, warning: str) -> None:
        """Show what the part is now.

        Args:
            at: wall time at which it begins.
            place: its number, from 1, of `count`.
            warning: what does not fit; may be empty.
        """
        self.part = part
        self._at.setText(clock(at))
        self._at.ensurePolished()
        self._at.setFixedWidth(self._at.fontMetrics().horizontalAdvance("00.00"))
        word = word_of(part)
        self.about.title.setText(breakable(part.title))
        remark = " · ".join(each for each in (word, part.leader, part.note, warning) if each)
        self.about.remark.setText(breakable(remark))
        self.about.remark.setVisible(bool(remark))
        self.minutes.blockSignals(True)
        self.minutes.setValue(part.minutes)
        self.minutes.blockSignals(False)
        told = (clock(at), part.title, word, minutes(part.minutes), part.leader, part.note, warning)
        self.about.setAccessibleName(", ".join(each for each in told if each))
        self.about.setAccessibleDescription(
            tr("Onderdeel {place} van {count}. Enter past aan, Delete haalt weg.").format(
                place=place, count=count
            )
        )
        self.minutes.setAccessibleName(tr("Minuten van {title}").format(title=part.title))
        self.update()

    def set_open(self, is_open: bool) -> None:
        """Whether it may be changed; it can be walked to and read anyway."""
        self._open = is_open
        self.minutes.setReadOnly(not is_open)
        self._handle.setVisible(is_open)

    def add_minutes(self, up: bool) -> None:
        """To the next five minutes up or down."""
        now = self.part.minutes
        if up:
            wanted = (now // _MINUTES_STEP + 1) * _MINUTES_STEP
        else:
            wanted = max(LEAST_MINUTES, (now - 1) // _MINUTES_STEP * _MINUTES_STEP)
        if self._open and wanted != now and wanted <= MOST_MINUTES:
            self.minutes_set.emit(self.part.id, wanted)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._open and event.position().x() < self.about.x():
            self._grasp.press(event)
        self.about.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._is_carried and self._grasp.has_begun(event):
            self._is_carried = True
            self.taken.emit(self)
        if self._is_carried:
            self.carried.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grasp.release()
        if self._is_carried:
            self._is_carried = False
            self.put_down.emit(event.globalPosition().toPoint())

    def let_go(self) -> None:
        """Escape was pressed while it was carried."""
        self._is_carried = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Minus):
            self.add_minutes(event.key() == Qt.Key.Key_Plus)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        palette, px = self._theme.palette, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(palette.line))
        painter.setBrush(QColor(getattr(palette, ground_of(self.part))))
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), px(RADIUS), px(RADIUS)
        )
        painter.end()

    def _press(self, _checked: bool = False) -> None:
        self.opened.emit(self.part)

    def _note_minutes(self, wanted: int) -> None:
        if self._open:
            self.minutes_set.emit(self.part.id, wanted)

    def _ask_menu(self, at: QPoint) -> None:
        if self._open:
            self.menu_wanted.emit(self.part, self.mapToGlobal(at))
