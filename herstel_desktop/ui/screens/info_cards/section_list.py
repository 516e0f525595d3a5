"""The sections of a card below each other; one of them is open."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from uuid import UUID

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstel_desktop.domain.info_cards import CardSection
from herstel_desktop.ui.screens.info_cards.section_row import SectionRow
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.basics import bring_into_view, line


class SectionList(QWidget):
    """The rows, kept as they are while their sections are the same.

    Signals:
        typed(SectionRow): one says something else.
        moved(UUID, int): one is wanted at another place.
        copy_wanted, checked_wanted, gone_wanted (UUID), shown_wanted(UUID, bool): their buttons.
        kind_wanted(UUID, SectionKind): one is to become one of another kind.
    """

    typed = Signal(object)
    moved = Signal(object, int)
    copy_wanted = Signal(object)
    shown_wanted = Signal(object, bool)
    checked_wanted = Signal(object)
    gone_wanted = Signal(object)
    kind_wanted = Signal(object, object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.rows: list[SectionRow] = []
        self._mark = line()
        self._mark.setParent(self)
        self._mark.hide()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.px(10))

    def show_sections(
        self, sections: Sequence[CardSection], being_typed: Collection[UUID] = ()
    ) -> None:
        """Show these sections.

        Args:
            being_typed: whose fields hold something newer than what is kept.
        """
        known = {each.id: each for each in self.rows}
        focus = self.focusWidget()
        rows = [known[each.id] if each.id in known else self._row(each) for each in sections]
        for gone in self.rows:
            if gone in rows:
                continue
            self._layout.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for place, (each, section) in enumerate(zip(rows, sections, strict=True)):
            if self._layout.indexOf(each) != place:
                self._layout.removeWidget(each)
                self._layout.insertWidget(place, each)
                each.show()
            if section.id not in being_typed:
                each.show_section(section, place + 1, len(rows))
        reordered = [each.id for each in rows] != [each.id for each in self.rows]
        self.rows = rows
        if reordered and focus is not None and any(each.isAncestorOf(focus) for each in rows):
            focus.setFocus()

    def open_section(self, section_id: UUID | None, *, focus: bool = True) -> None:
        """Open one and close the others; None closes all."""
        for each in self.rows:
            each.set_open(each.id == section_id)
        if section_id is not None and focus:
            self.go_to(section_id)

    def go_to(self, section_id: UUID) -> None:
        """Open one and put the keyboard in its text."""
        for each in self.rows:
            each.set_open(each.id == section_id)
            if each.id == section_id:
                bring_into_view(each)
                each.text_edit.setFocus()

    def row_of(self, section_id: UUID) -> SectionRow | None:
        """The row of a section, when it is there."""
        return next((each for each in self.rows if each.id == section_id), None)

    def _row(self, section: CardSection) -> SectionRow:
        made = SectionRow(self._theme, section)
        made.toggled.connect(self._toggle)
        made.typed.connect(self.typed)
        made.move_wanted.connect(self._step)
        made.carried.connect(self._carry)
        made.put_down.connect(self._put_down)
        made.copy_wanted.connect(self.copy_wanted)
        made.shown_wanted.connect(self.shown_wanted)
        made.checked_wanted.connect(self.checked_wanted)
        made.gone_wanted.connect(self.gone_wanted)
        made.kind_wanted.connect(self.kind_wanted)
        return made

    def _toggle(self, pressed: SectionRow) -> None:
        is_open = pressed.is_open
        for each in self.rows:
            each.set_open(each is pressed and not is_open)

    def _step(self, section_id: UUID, step: int) -> None:
        place = [each.id for each in self.rows].index(section_id) + step
        if 0 <= place < len(self.rows):
            self.moved.emit(section_id, place)

    def _carry(self, _carried: SectionRow, at: QPoint) -> None:
        place = self._gap_at(at)
        below = (
            self.rows[place].y() if place < len(self.rows) else self.rows[-1].geometry().bottom()
        )
        self._mark.setGeometry(0, max(0, below - 6), self.width(), 3)
        self._mark.show()
        self._mark.raise_()

    def _put_down(self, carried: SectionRow, at: QPoint) -> None:
        self._mark.hide()
        gap, now = self._gap_at(at), self.rows.index(carried)
        place = gap - (gap > now)
        if place != now:
            self.moved.emit(carried.id, place)

    def _gap_at(self, at: QPoint) -> int:
        """Above which row the point lies; the number of rows is below all."""
        y = self.mapFromGlobal(at).y()
        return sum(1 for each in self.rows if each.geometry().center().y() < y)
