"""The work forms that can come in: a list that is walked, pressed, or carried from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from herstel_desktop.domain.preparation import OfferedForm
from herstel_desktop.ui.screens.session_plan.carry import Carrying
from herstel_desktop.ui.screens.session_plan.texts import ICONS, facts, last_time, minutes, tr
from herstel_desktop.ui.theme import tokens
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.grasp import Grasp

_Index = QModelIndex | QPersistentModelIndex
_ICON = 22
_WRAP = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere
_ADD_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Plus)


class _Model(QAbstractListModel):
    """Rows as they came from the service."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[OfferedForm, ...] = ()

    def set_rows(self, rows: tuple[OfferedForm, ...]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.form.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.form.purpose
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _spoken(row)
        return None


@dataclass(frozen=True)
class _Room:
    """Where the parts of a row are."""

    card: QRect
    icon: QRect
    title: QRect
    facts: QRect
    remark: QRect
    add: QRect


class _Delegate(QStyledItemDelegate):
    """Draws a row as a card: the drawing, the title, the facts, and a plus."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def room(self, row: OfferedForm, rect: QRect) -> _Room:
        """Where everything of a row goes, in a rectangle of any height."""
        px = self._theme.px
        card = rect.adjusted(2, 2, -2, -px(6))
        inner = card.adjusted(px(14), px(10), -px(6), -px(10))
        add = QRect(card.right() - px(44), card.top(), px(44), card.height())
        icon = QRect(inner.left(), inner.top(), px(_ICON), inner.height())
        left = icon.right() + px(12)
        width = max(px(40), add.left() - px(4) - left)
        top = inner.top()
        parts = []
        bold, small = self._fonts()
        for text, font in ((row.form.title, bold), (facts(row.form), small), (_remark(row), small)):
            height = _height(text, font, width)
            parts.append(QRect(left, top, width, height))
            top += height
        title, telling, remark = parts
        return _Room(card, icon, title, telling, remark, add)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        px = self._theme.px
        width = self._view.viewport().width()
        room = self.room(self._row(index), QRect(0, 0, width, 1000))
        return QSize(width, max(room.remark.bottom() + px(10) + px(6) + 2, px(tokens.TARGET)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        palette, px = self._theme.palette, self._theme.px
        row = self._row(index)
        room = self.room(row, option.rect)
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        focused = chosen and self._view.hasFocus()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = px(3) if focused else 1
        painter.setPen(QPen(QColor(palette.focus if focused else palette.line), edge))
        painter.setBrush(QColor(palette.selection if chosen else palette.surface))
        painter.drawRoundedRect(room.card.adjusted(1, 1, -1, -1), px(12), px(12))
        self._draw_icon(painter, ICONS[row.form.kind], room.icon)
        self._draw_icon(painter, "check" if row.in_plan else "plus", room.add)
        bold, small = self._fonts()
        for text, font, where, ink in (
            (row.form.title, bold, room.title, palette.text),
            (facts(row.form), small, room.facts, palette.muted),
            (_remark(row), small, room.remark, palette.muted),
        ):
            painter.setFont(font)
            painter.setPen(QColor(ink))
            painter.drawText(where, int(_WRAP), text)
        painter.restore()

    def _draw_icon(self, painter: QPainter, name: str, where: QRect) -> None:
        size = self._theme.px(_ICON)
        icon = self._theme.icon(name, self._theme.palette.primary, _ICON)
        at = QRect(QPoint(0, 0), QSize(size, size))
        at.moveCenter(where.center())
        icon.paint(painter, at)

    def _row(self, index: _Index) -> OfferedForm:
        model = index.model()
        assert isinstance(model, _Model)
        return model.rows[index.row()]

    def _fonts(self) -> tuple[QFont, QFont]:
        bold, small = QFont(self._view.font()), QFont(self._view.font())
        bold.setPixelSize(self._theme.px(tokens.BASE))
        bold.setBold(True)
        small.setPixelSize(self._theme.px(tokens.SMALL))
        return bold, small


class LibraryList(QListView):
    """The list.

    Enter, plus, a double click or a press on the plus adds the row; carrying it puts it at a place.

    Signals:
        wanted(str): the work form of this slug is to be added.
        dropped(str, int): it is to be added at this place.
    """

    wanted = Signal(str)
    dropped = Signal(str, int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._model = _Model()
        self._delegate = _Delegate(theme, self)
        self._grasp = Grasp()
        self._carrying: Carrying | None = None
        self._carried: str | None = None
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(tr("Werkvormen om toe te voegen"))
        self.setAccessibleDescription(tr("Enter of plus zet de werkvorm in het draaiboek."))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # With a bar that comes and goes, the rows would change their height with it.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setProperty("role", "cards")
        self.setUniformItemSizes(False)
        self.viewport().setAutoFillBackground(False)
        theme.changed.connect(self._measure_anew)

    def carry_with(self, carrying: Carrying) -> None:
        """Where rows can be carried to."""
        self._carrying = carrying

    @property
    def rows(self) -> tuple[OfferedForm, ...]:
        """All rows."""
        return self._model.rows

    @property
    def current(self) -> OfferedForm | None:
        """The row that the keyboard is on."""
        index = self.currentIndex()
        return self._model.rows[index.row()] if index.isValid() else None

    def set_rows(self, rows: tuple[OfferedForm, ...], *, from_top: bool) -> None:
        """Show other rows; stay on the same work form, or begin at the top."""
        if rows == self._model.rows:
            return
        current, place = self.current, self.currentIndex().row()
        at = self.verticalScrollBar().value()
        self._model.set_rows(rows)
        if not rows:
            return
        wanted = 0
        if current is not None and not from_top:
            same = [i for i, each in enumerate(rows) if each.form.slug == current.form.slug]
            wanted = same[0] if same else min(max(place, 0), len(rows) - 1)
        self.setCurrentIndex(self._model.index(wanted, 0))
        if not from_top:
            self.verticalScrollBar().setValue(at)

    def step(self, down: int) -> None:
        """Go some rows on, while the keyboard is elsewhere."""
        if self.rows:
            place = max(0, min(self.currentIndex().row() + down, len(self.rows) - 1))
            self.setCurrentIndex(self._model.index(place, 0))

    def add_current(self) -> None:
        """Ask for the row that the keyboard is on."""
        if self.current is not None:
            self.wanted.emit(self.current.form.slug)

    def add_rect(self, place: int) -> QRect:
        """Where the plus of a row is, in the viewport."""
        index = self._model.index(place, 0)
        return self._delegate.room(self.rows[place], self.visualRect(index)).add

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ADD_KEYS:
            self.add_current()
        elif event.key() == Qt.Key.Key_Escape and self._carried is not None:
            self._let_go()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if self.indexAt(event.position().toPoint()).isValid():
            self._grasp.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        carrying = self._carrying
        if self._carried is None and carrying is not None and self._grasp.has_begun(event):
            current = self.current
            if current is not None and self.isEnabled():
                self._carried = current.form.slug
                carrying.begin(current.form.title)
        if self._carried is not None and carrying is not None:
            carrying.move(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._grasp.release()
        carried, self._carried = self._carried, None
        if carried is not None and self._carrying is not None:
            place = self._carrying.end(event.globalPosition().toPoint())
            if place is not None:
                self.dropped.emit(carried, place)
            return
        at = event.position().toPoint()
        index = self.indexAt(at)
        if index.isValid() and self.add_rect(index.row()).contains(at):
            self.add_current()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        index = self.indexAt(at)
        # The first of the two clicks on the plus has added it already.
        if index.isValid() and not self.add_rect(index.row()).contains(at):
            self.add_current()

    def _let_go(self) -> None:
        self._carried = None
        if self._carrying is not None:
            self._carrying.stop()

    def _measure_anew(self) -> None:
        self.scheduleDelayedItemsLayout()


def _remark(row: OfferedForm) -> str:
    parts = []
    if row.history is not None:
        parts.append(last_time(row.history.last_on, row.history.worked))
    if row.in_plan:
        parts.append(tr("staat in het draaiboek"))
    return " · ".join(parts)


def _spoken(row: OfferedForm) -> str:
    form = row.form
    told = tr("{title}, {kind}, {minutes}, voor {least} tot en met {most} mensen").format(
        title=form.title,
        kind=facts(form).partition(" · ")[0],
        minutes=minutes(form.minutes.usual),
        least=form.people.least,
        most=form.people.most,
    )
    return ", ".join((told, _remark(row) or tr("nog niet gedaan in deze groep")))


def _height(text: str, font: QFont, width: int) -> int:
    if not text:
        return 0
    return QFontMetrics(font).boundingRect(QRect(0, 0, width, 10_000), int(_WRAP), text).height()
