"""Colours and text size, at once and for this laptop only."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from herstel_desktop.ui.screens.settings.section import FormSection
from herstel_desktop.ui.shell.screen import ScreenContext
from herstel_desktop.ui.theme.tokens import Look
from herstel_desktop.ui.widgets.basics import label
from herstel_desktop.ui.widgets.forms import Field, choice, choose, chosen

_SIZES = (100, 110, 125, 150, 175, 200)


class LookSection(FormSection):
    """What is chosen shows in the whole window."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(
            context,
            self.tr("Beeld"),
            self.tr("Kies wat voor jou prettig leest. Dit geldt alleen op deze laptop."),
        )
        looks = {
            Look.SYSTEM: self.tr("Net als de &laptop"),
            Look.LIGHT: self.tr("Li&cht"),
            Look.DARK: self.tr("&Donker"),
            Look.HIGH_CONTRAST: self.tr("&Hoog contrast"),
        }
        self._looks = QButtonGroup(self)
        self._by_look: dict[Look, QRadioButton] = {}
        group = QWidget()
        group.setAccessibleName(self.tr("Kleuren"))
        options = QVBoxLayout(group)
        options.setContentsMargins(0, 0, 0, 0)
        options.setSpacing(0)
        for look, text in looks.items():
            button = QRadioButton(text)
            button.clicked.connect(self._choose_look)
            self._looks.addButton(button)
            self._by_look[look] = button
            options.addWidget(button)
        sizes = sorted({*_SIZES, context.theme.percent})
        self._size = Field(
            self.tr("&Tekst"), choice([(self.tr("{n} %").format(n=n), n) for n in sizes])
        )
        self._size.editor.activated.connect(self._choose_size)
        self.body.addWidget(label(self.tr("Kleuren"), "field"))
        self.body.addWidget(group)
        self.body.addWidget(self._size)
        context.theme.changed.connect(self.load)
        self.load()

    def first_focus(self) -> QWidget:
        return self._by_look[self.context.theme.look]

    def load(self) -> None:
        self._by_look[self.context.theme.look].setChecked(True)
        choose(self._size.editor, self.context.theme.percent)

    def _choose_look(self) -> None:
        for look, button in self._by_look.items():
            if button.isChecked() and look is not self.context.theme.look:
                self.context.theme.choose(look=look)

    def _choose_size(self) -> None:
        percent = chosen(self._size.editor)
        if isinstance(percent, int) and percent != self.context.theme.percent:
            self.context.theme.choose(percent=percent)
