"""One section of a card: a handle, its heading, and when it is open the fields to change it."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from herstel_desktop.domain.info_cards import SECTION_KIND, CardSection, SectionKind
from herstel_desktop.ui.screens.info_cards.texts import has_numbers, heading_of, remark_of, tr
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.basics import (
    Button,
    Card,
    IconLabel,
    row,
)
from herstel_desktop.ui.widgets.flow import Flow
from herstel_desktop.ui.widgets.forms import (
    Field,
    choice,
    choose,
    chosen,
    line_edit,
    on_text,
    text_edit,
)
from herstel_desktop.ui.widgets.grasp import Grasp, Handle
from herstel_desktop.ui.widgets.two_lines import TwoLines
from herstel_desktop.ui.widgets.words import breakable

_LONGEST_HEADING = 300
_TEXT_HEIGHT = 150

_HINTS = {
    SectionKind.TEXT: "Begin een regel met - voor een lijst. Zet ** om woorden voor vet.",
    SectionKind.TICKS: "Elke regel krijgt een vinkje.",
    SectionKind.QUESTIONS: "Elke regel is een vraag.",
    SectionKind.CONTACT: "Woorden tussen { } vult het programma in.",
    SectionKind.WHEN_WHERE: "Woorden tussen { } vult het programma in.",
    SectionKind.EMERGENCY: "Dit komt in een kader met een streep ervoor.",
    SectionKind.QR: "Zet het webadres op de eerste regel. Daar komt de QR-code van.",
    SectionKind.PARTNERS: "Elke regel is een partner.",
}


class SectionRow(Card):
    """A row.

    Signals:
        toggled(SectionRow): it is to be opened or closed.
        typed(SectionRow): its fields say something else.
        move_wanted(UUID, int): one place up (-1) or down (1).
        carried(SectionRow, QPoint), put_down(SectionRow, QPoint): the mouse carries it.
        copy_wanted, checked_wanted, gone_wanted (UUID), shown_wanted(UUID, bool): its buttons.
        kind_wanted(UUID, SectionKind): it is to become one of another kind.
    """

    toggled = Signal(object)
    typed = Signal(object)
    move_wanted = Signal(object, int)
    carried = Signal(object, QPoint)
    put_down = Signal(object, QPoint)
    copy_wanted = Signal(object)
    shown_wanted = Signal(object, bool)
    checked_wanted = Signal(object)
    gone_wanted = Signal(object)
    kind_wanted = Signal(object, object)

    def __init__(self, theme: Theme, section: CardSection) -> None:
        super().__init__(theme)
        self._theme = theme
        self.section = section
        self._grasp = Grasp()
        self._is_carried = False
        px = theme.px
        self.body.setContentsMargins(px(10), px(6), px(10), px(6))
        self.handle = Handle(
            theme, tr("Sleep naar een andere plek. Met het toetsenbord: Alt+↑ en Alt+↓.")
        )
        self.heading = TwoLines(theme)
        self.heading.clicked.connect(self._toggle)
        self._arrow = IconLabel(theme, "chevron-right", "muted")
        self.body.addLayout(row(self.handle, self.heading, self._arrow, spacing=px(6)))
        self._fields = QWidget()
        self._fields.hide()
        self.body.addWidget(self._fields)
        self.head_edit = line_edit(section.heading, most=_LONGEST_HEADING)
        self.text_edit = text_edit(section.text)
        self.buttons: list[Button] = []
        self._fill_fields()
        self.installEventFilter(self)
        for each in (self.heading, self.head_edit, self.kind_box, self.text_edit, *self.buttons):
            each.installEventFilter(self)
        self.show_section(section, 1, 1)

    @property
    def id(self) -> UUID:
        """Of the section."""
        return self.section.id

    @property
    def is_open(self) -> bool:
        """Whether its fields show."""
        return not self._fields.isHidden()

    def set_open(self, is_open: bool) -> None:
        """Show or hide the fields."""
        self._fields.setVisible(is_open)
        self._arrow.set_icon("chevron-down" if is_open else "chevron-right", "muted")

    def show_section(self, section: CardSection, place: int, count: int) -> None:
        """Show what the section is now; a text that says the same stays as it is.

        Args:
            place: its number, from 1, of `count`.
        """
        self.section = section
        self.heading.title.setText(breakable(heading_of(section)))
        remark = remark_of(section)
        self.heading.remark.setText(remark)
        self.heading.remark.setVisible(bool(remark))
        self.heading.setAccessibleName(f"{heading_of(section)}, {remark}".strip(", "))
        self.heading.setAccessibleDescription(
            tr("Onderdeel {n} van {all}. Enter opent, Alt met pijl verplaatst.").format(
                n=place, all=count
            )
        )
        self._shown.setText(tr("&Zet uit") if section.shown else tr("&Zet aan"))
        self._shown.set_icon("eye-off" if section.shown else "eye")
        self._checked.setVisible(has_numbers(section))
        self._text.set_hint(tr(_HINTS[section.kind]))
        choose(self.kind_box, section.kind)
        self._put(section)

    def typed_now(self) -> tuple[str, str]:
        """What stands in the fields."""
        return self.head_edit.text(), self.text_edit.toPlainText()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Alt with an arrow moves the section, wherever in it the keyboard is."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
            key = Qt.Key(event.key())
            if event.modifiers() & Qt.KeyboardModifier.AltModifier and key in steps:
                self.move_wanted.emit(self.id, steps[key])
                return True
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        on_handle = self.handle.geometry().contains(event.position().toPoint())
        if on_handle:
            self._grasp.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._is_carried = self._is_carried or self._grasp.has_begun(event)
        if self._is_carried:
            self.carried.emit(self, event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grasp.release()
        carried, self._is_carried = self._is_carried, False
        if carried:
            self.put_down.emit(self, event.globalPosition().toPoint())

    def _fill_fields(self) -> None:
        theme = self._theme
        self.text_edit.setMinimumHeight(theme.px(_TEXT_HEIGHT))
        self._text = Field(tr("Tek&st"), self.text_edit, " ")
        copy = Button(theme, tr("&Dubbel"), "copy", on_click=self._copy)
        self._shown = Button(theme, tr("&Zet uit"), "eye-off", on_click=self._switch)
        self._checked = Button(theme, tr("Nummers &kloppen"), "check", on_click=self._check)
        gone = Button(theme, tr("&Weghalen"), "trash-2", on_click=self._go)
        self.buttons = [copy, self._shown, self._checked, gone]
        layout = QVBoxLayout(self._fields)
        layout.setContentsMargins(theme.px(4), 0, theme.px(4), theme.px(8))
        layout.setSpacing(theme.px(10))
        self.kind_box = choice([(tr(name), kind) for kind, name in SECTION_KIND.items()])
        self.kind_box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.kind_box.activated.connect(self._ask_kind)
        layout.addWidget(Field(tr("K&op"), self.head_edit))
        layout.addWidget(Field(tr("Soort onderdeel"), self.kind_box))
        layout.addWidget(self._text)
        layout.addLayout(Flow(*self.buttons, spacing=theme.px(8)))
        on_text(self.head_edit, self._note)
        on_text(self.text_edit, self._note)

    def _put(self, section: CardSection) -> None:
        heading, text = self.typed_now()
        for editor in (self.head_edit, self.text_edit):
            editor.blockSignals(True)
        # A blank at the end is not kept, but it is being typed behind.
        if " ".join(heading.split()) != section.heading:
            self.head_edit.setText(section.heading)
        if text.rstrip() != section.text:
            self.text_edit.setPlainText(section.text)
        for editor in (self.head_edit, self.text_edit):
            editor.blockSignals(False)

    def _note(self) -> None:
        self.typed.emit(self)

    def _toggle(self, _checked: bool = False) -> None:
        self.toggled.emit(self)

    def _ask_kind(self, _place: int) -> None:
        kind = chosen(self.kind_box)
        if isinstance(kind, SectionKind) and kind is not self.section.kind:
            self.kind_wanted.emit(self.id, kind)

    def _copy(self) -> None:
        self.copy_wanted.emit(self.id)

    def _switch(self) -> None:
        self.shown_wanted.emit(self.id, not self.section.shown)

    def _check(self) -> None:
        self.checked_wanted.emit(self.id)

    def _go(self) -> None:
        self.gone_wanted.emit(self.id)
