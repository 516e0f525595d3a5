"""The draaiboek as a picture: one band, each part as long as it takes."""

from __future__ import annotations

from datetime import time

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from herstel_desktop.domain.dutch_dates import clock, end_of
from herstel_desktop.domain.session_plan_edits import starting_times
from herstel_desktop.domain.session_plans import SessionPlan
from herstel_desktop.ui.screens.session_plan.texts import ground_of, minutes, tr
from herstel_desktop.ui.theme import tokens
from herstel_desktop.ui.theme.theme import Theme

_BAND = 26
_GAP = 6


class Timeline(QWidget):
    """The band, with the hour at its beginning, at the end of the meeting and at each break."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._plan: SessionPlan | None = None
        self._start = time(0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_plan(self, plan: SessionPlan, start: time) -> None:
        """Draw this draaiboek."""
        self._plan, self._start = plan, start
        self.setAccessibleName(tr("Tijdlijn"))
        times = starting_times(plan, start)
        told = [
            f"{clock(at)} {part.title}, {minutes(part.minutes)}"
            for at, part in zip(times, plan.parts, strict=True)
        ]
        self.setAccessibleDescription(". ".join(told))
        self.setToolTip("\n".join(told))
        self.setVisible(bool(plan.parts))
        self.update()

    def sizeHint(self) -> QSize:
        words = self._theme.px(tokens.SMALL) * 3 // 2
        return QSize(self._theme.px(160), self._theme.px(_BAND + _GAP) + words)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        plan = self._plan
        if plan is None or not plan.parts:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = max(plan.planned_minutes, plan.minutes)
        per_minute = (self.width() - 2) / whole
        self._draw_band(painter, plan, per_minute)
        self._draw_hours(painter, plan, per_minute)
        painter.end()

    def _draw_band(self, painter: QPainter, plan: SessionPlan, per_minute: float) -> None:
        palette, px = self._theme.palette, self._theme.px
        height, round_by = px(_BAND), px(4)
        empty = QRectF(1, 1, plan.minutes * per_minute, height - 2)
        painter.setPen(QPen(QColor(palette.control), 1, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(empty, round_by, round_by)
        at = 0
        for part in plan.parts:
            box = QRectF(1 + at * per_minute, 1, part.minutes * per_minute, height - 2)
            painter.setPen(QPen(QColor(palette.control), 1))
            painter.setBrush(QColor(getattr(palette, ground_of(part))))
            painter.drawRoundedRect(box.adjusted(0.5, 0, -0.5, 0), round_by, round_by)
            at += part.minutes
        if plan.planned_minutes > plan.minutes:
            end = 1 + plan.minutes * per_minute
            painter.setPen(QPen(QColor(palette.danger), px(2)))
            painter.drawLine(round(end), 0, round(end), height)

    def _draw_hours(self, painter: QPainter, plan: SessionPlan, per_minute: float) -> None:
        """Hours stand at the beginning and the end, and between them where there is room."""
        font = QFont(self.font())
        font.setPixelSize(self._theme.px(tokens.SMALL))
        painter.setFont(font)
        painter.setPen(QColor(self._theme.palette.muted))
        measure = painter.fontMetrics()
        base = self._theme.px(_BAND + _GAP) + measure.ascent() - 2
        apart = self._theme.px(8)
        last = clock(end_of(self._start, plan.minutes))
        last_left = min(
            plan.minutes * per_minute - measure.horizontalAdvance(last),
            float(self.width() - measure.horizontalAdvance(last)),
        )
        right = -1.0
        minute = 0
        for part in plan.parts:
            text = clock(end_of(self._start, minute))
            left = minute * per_minute
            ends = left + measure.horizontalAdvance(text) + apart
            if left >= right and ends <= last_left:
                painter.drawText(round(left), base, text)
                right = ends
            minute += part.minutes
        painter.drawText(round(last_left), base, last)
