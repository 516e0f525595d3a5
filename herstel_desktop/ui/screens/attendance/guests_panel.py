"""Guests by name and as a count; in an 'alleen tellen' group everybody who came."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QVBoxLayout, QWidget

from herstel_desktop.domain.attendance import AttendanceSheet, Guest
from herstel_desktop.domain.groups import Registration
from herstel_desktop.ui.shell.names import NameShield, Shield
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.theme.tokens import TARGET
from herstel_desktop.ui.widgets.basics import Button, label, row
from herstel_desktop.ui.widgets.flow import Flow
from herstel_desktop.ui.widgets.forms import line_edit, number_edit
from herstel_desktop.ui.widgets.words import shortened

_SIDE_BY_SIDE_FROM = 560
"""Width in pixels at 100 % from which the count stands beside the name."""
_LONGEST_ON_BUTTON = 28


class GuestsPanel(QWidget):
    """Adds and removes guests.

    Args:
        tab_after: what Tab leaves to come to the guests.

    Signals:
        added(str): a name was typed.
        removed(Guest): a guest goes off the list.
        counted(int): another number of guests without a name.
    """

    added = Signal(str)
    removed = Signal(object)
    counted = Signal(int)

    def __init__(self, theme: Theme, names: NameShield, tab_after: QWidget) -> None:
        super().__init__()
        self._theme, self._names, self._tab_after = theme, names, tab_after
        self._sheet: AttendanceSheet | None = None
        self._title = label("", "strong", wrap=False)
        self._title.setMinimumHeight(theme.px(TARGET))
        self._guests = QWidget()
        self._flow = Flow(self._title, spacing=theme.px(8))
        self._guests.setLayout(self._flow)
        self._buttons: list[Button] = []
        self.field = line_edit(most=200)
        self.field.returnPressed.connect(self._add)
        self._add_button = Button(theme, self.tr("&Toevoegen"), "user-plus", on_click=self._add)
        self._count = number_edit(0, 0, 500)
        self._count.setKeyboardTracking(False)
        self._count.valueChanged.connect(self.counted)
        self._count_label = label("", wrap=False)
        self._count_label.setBuddy(self._count)
        adding = row(spacing=theme.px(8))
        adding.addWidget(self.field, 1)
        adding.addWidget(self._add_button)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setSpacing(theme.px(16))
        self._both.addLayout(adding, 1)
        self._both.addLayout(row(self._count_label, self._count, None, spacing=theme.px(8)))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(8))
        layout.addWidget(self._guests)
        layout.addLayout(self._both)
        layout.addStretch(1)

    def show_sheet(self, sheet: AttendanceSheet, *, is_open: bool) -> None:
        """Show the guests of a meeting."""
        before, self._sheet = self._sheet, sheet
        counts_only = self._counts_only
        self._lay_out()
        self._title.setText(self.tr("Wie is er?") if counts_only else self.tr("Gasten"))
        self._guests.setVisible(counts_only or bool(sheet.guests))
        self.field.setPlaceholderText(
            self.tr("Roepnaam of schuilnaam") if counts_only else self.tr("Naam van de gast")
        )
        self.field.setAccessibleName(self.field.placeholderText())
        self._count_label.setText(
            self.tr("Mensen &zonder naam") if counts_only else self.tr("Gasten &zonder naam")
        )
        self._count.setAccessibleName(self._count_label.text().replace("&", ""))
        if self._count.value() != sheet.meeting.guest_count:
            self._count.blockSignals(True)
            self._count.setValue(sheet.meeting.guest_count)
            self._count.blockSignals(False)
        was_open = self.field.isEnabled()
        for widget in (self.field, self._add_button, self._count):
            widget.setEnabled(is_open)
        if not is_open:
            self.field.setText("")  # a name half typed goes with the others
        closed_count = counts_only and not is_open
        for part in (self._count, self._count_label, self.field, self._add_button):
            part.setHidden(closed_count)
        if before is None or before.guests != sheet.guests or was_open is not is_open:
            self._show_guests(sheet.guests, is_open=is_open)

    def redraw_names(self) -> None:
        """Names are shielded otherwise now."""
        shown = self._names.level is Shield.OPEN
        self.field.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        if self._sheet is not None:
            self._show_guests(self._sheet.guests, is_open=self.field.isEnabled())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._lay_out()
        super().resizeEvent(event)

    def _lay_out(self) -> None:
        wide = self.width() >= self._theme.px(_SIDE_BY_SIDE_FROM) and not self._counts_only
        self._both.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )

    @property
    def _counts_only(self) -> bool:
        sheet = self._sheet
        return sheet is not None and sheet.meeting.registration is Registration.COUNT_ONLY

    def _show_guests(self, guests: tuple[Guest, ...], *, is_open: bool) -> None:
        had_focus = any(button.hasFocus() for button in self._buttons)
        for button in self._buttons:
            self._flow.removeWidget(button)
            button.hide()
            button.setParent(None)  # its name is gone now, not at the next event
            button.deleteLater()
        self._buttons = [self._guest_button(each, is_open=is_open) for each in guests]
        last = self._tab_after
        for button in self._buttons:
            self._flow.addWidget(button)
            QWidget.setTabOrder(last, button)
            last = button
        if had_focus:
            self.field.setFocus()

    def _guest_button(self, guest: Guest, *, is_open: bool) -> Button:
        """The name, with a cross: a press takes the guest off the list."""
        shown = self._names.shown(guest.name, guest.id)
        words = shortened(shown, _LONGEST_ON_BUTTON).replace("&", "&&") + "\u00a0"
        button = Button(self._theme, words, "x")
        button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the cross after the name
        button.setAccessibleName(self.tr("Haal {name} van de lijst").format(name=shown))
        button.setToolTip(button.accessibleName())
        button.setEnabled(is_open)
        button.clicked.connect(lambda _checked=False: self.removed.emit(guest))
        return button

    def _add(self) -> None:
        name = self.field.text().strip()
        if name:
            self.field.setText("")  # unlike `clear` this leaves nothing for Ctrl+Z in the field
            self.added.emit(name)
        self.field.setFocus()
