"""Guests by name and as a count; in an 'alleen tellen' group everybody who came."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from herstel_desktop.domain.attendance import AttendanceSheet, Guest
from herstel_desktop.domain.groups import Registration
from herstel_desktop.ui.shell.names import NameShield
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.basics import Button, clear, label
from herstel_desktop.ui.widgets.forms import line_edit, number_edit


class GuestsPanel(QWidget):
    """Adds and removes guests.

    Signals:
        added(str): a name was typed.
        removed(Guest): a guest goes off the list.
        counted(int): another number of guests without a name.
    """

    added = Signal(str)
    removed = Signal(object)
    counted = Signal(int)

    def __init__(self, theme: Theme, names: NameShield) -> None:
        super().__init__()
        self._theme, self._names = theme, names
        self._sheet: AttendanceSheet | None = None
        self._title = label("", "strong")
        self.field = line_edit(most=200)
        self.field.returnPressed.connect(self._add)
        self._add_button = Button(theme, self.tr("&Toevoegen"), "user-plus", on_click=self._add)
        self._count = number_edit(0, 0, 500)
        self._count.setAccessibleName(self.tr("Gasten zonder naam"))
        self._count.setKeyboardTracking(False)
        self._count.valueChanged.connect(self._count_changed)
        self._count_label = label(self.tr("Gasten &zonder naam"), wrap=False)
        self._count_label.setBuddy(self._count)
        adding = QHBoxLayout()
        adding.setSpacing(theme.px(8))
        for widget, stretch in ((self.field, 1), (self._add_button, 0)):
            adding.addWidget(widget, stretch)
        counting = QHBoxLayout()
        counting.setSpacing(theme.px(8))
        counting.addWidget(self._count_label)
        counting.addWidget(self._count)
        counting.addStretch(1)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.px(8), 0, 0)
        layout.setSpacing(theme.px(8))
        layout.addWidget(self._title)
        layout.addLayout(self._list)
        layout.addLayout(adding)
        layout.addLayout(counting)

    def show_sheet(self, sheet: AttendanceSheet, *, is_open: bool) -> None:
        """Show the guests of a meeting."""
        self._sheet = sheet
        counts_only = sheet.meeting.registration is Registration.COUNT_ONLY
        self._title.setText(self.tr("Wie is er?") if counts_only else self.tr("Gasten"))
        self.field.setPlaceholderText(
            self.tr("Roepnaam of schuilnaam") if counts_only else self.tr("Naam van de gast")
        )
        self.field.setAccessibleName(self.field.placeholderText())
        self._count_label.setText(
            self.tr("Mensen &zonder naam") if counts_only else self.tr("Gasten &zonder naam")
        )
        if self._count.value() != sheet.meeting.guest_count:
            self._count.blockSignals(True)
            self._count.setValue(sheet.meeting.guest_count)
            self._count.blockSignals(False)
        for widget in (self.field, self._add_button, self._count):
            widget.setEnabled(is_open)
        self._show_guests(sheet.guests, is_open=is_open)

    def redraw_names(self) -> None:
        """Names are shielded otherwise now."""
        if self._sheet is not None:
            self._show_guests(self._sheet.guests, is_open=self.field.isEnabled())

    def _show_guests(self, guests: tuple[Guest, ...], *, is_open: bool) -> None:
        clear(self._list)
        for each in guests:
            shown = self._names.shown(each.name)
            line = QWidget()
            layout = QHBoxLayout(line)
            layout.setContentsMargins(4, 2, 4, 2)
            layout.addWidget(label(shown), 1)
            remove = Button(self._theme, "", "x", "flat")
            remove.setAccessibleName(self.tr("Haal {name} van de lijst").format(name=shown))
            remove.setToolTip(remove.accessibleName())
            remove.setEnabled(is_open)
            remove.clicked.connect(lambda _checked=False, guest=each: self.removed.emit(guest))
            layout.addWidget(remove)
            self._list.addWidget(line)

    def _add(self) -> None:
        name = self.field.text().strip()
        if name:
            self.field.clear()
            self.added.emit(name)
        self.field.setFocus()

    def _count_changed(self, count: int) -> None:
        self.counted.emit(count)
