"""Search field and filters above the list of work forms."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QComboBox, QVBoxLayout, QWidget

from herstel_desktop.domain.labels import ENERGY, WORK_FORM_KIND
from herstel_desktop.domain.work_forms import EVERYTHING, Energy, Filters, Theme, WorkFormKind
from herstel_desktop.ui.screens.work_forms.texts import tr
from herstel_desktop.ui.theme.theme import Theme as Look
from herstel_desktop.ui.widgets.basics import Button, label, row
from herstel_desktop.ui.widgets.flow import Flow
from herstel_desktop.ui.widgets.forms import Field, choice, choose, chosen, line_edit, on_text

_MINUTES = (5, 10, 15, 20, 30, 45)
_MOST_PEOPLE = 12
_LETTERS_OF_THEME = 13
_FOLDED_FROM_PERCENT = 110
"""Text size from which the filters, on one line no more, stay folded until they are asked for."""

_OWN_LINE_FROM_PERCENT = 140
"""Text size from which their button stands below the search field."""


class FilterBar(QWidget):
    """What is asked of the library.

    Signals:
        changed: something else is asked for.
    """

    changed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.search = line_edit(placeholder=tr("Bijvoorbeeld: rustig, boos of kaarten"))
        self.search.setAccessibleName(tr("Zoeken"))
        self.search.setMinimumWidth(look.px(180))
        name = label(tr("&Zoeken"), "strong", wrap=False)
        name.setBuddy(self.search)
        self._fold = Button(look, "", "list-checks", on_click=self._turn)
        searching = row(name, self.search, spacing=look.px(12))
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(look.px(12))
        self._top.addLayout(searching, 1)
        self._top.addLayout(row(self._fold, None))
        self._kind = choice(
            [(tr("Alle soorten"), None), *((WORK_FORM_KIND[each], each) for each in WorkFormKind)]
        )
        self._minutes = choice(
            [(tr("Maakt niet uit"), None)]
            + [(tr("tot {n} minuten").format(n=each), each) for each in _MINUTES]
        )
        self._people = choice(
            [(tr("Maakt niet uit"), None)]
            + [(tr("{n} mensen").format(n=each), each) for each in range(3, _MOST_PEOPLE + 1)]
        )
        self._energy = choice(
            [(tr("Maakt niet uit"), None), *((ENERGY[each], each) for each in Energy)]
        )
        self._theme = choice([(tr("Alle thema’s"), None)])
        # A long title may not push the other filters to a second line.
        self._theme.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._theme.setMinimumContentsLength(_LETTERS_OF_THEME)
        self._bare = QCheckBox(tr("Zonder &spullen"))
        fields = (
            Field(tr("S&oort"), self._kind),
            Field(tr("&Hoe lang"), self._minutes),
            Field(tr("&Met hoeveel"), self._people),
            Field(tr("&Energie"), self._energy),
            Field(tr("Them&a"), self._theme),
        )
        self._filters = QWidget()
        bare = QWidget()
        below = QVBoxLayout(bare)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(look.px(10))  # the box stands at the height of the fields beside it
        below.addWidget(label(" ", "field"))
        below.addWidget(self._bare)
        flow = Flow(*fields, bare, spacing=look.px(12))
        self._filters.setLayout(flow)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.px(10))
        layout.addLayout(self._top)
        layout.addWidget(self._filters)
        on_text(self.search, self.changed.emit)
        for box in self._boxes:
            box.currentIndexChanged.connect(self._changed)
        self._bare.toggled.connect(self._changed)
        look.changed.connect(self._fit)
        self._fit()

    @property
    def text(self) -> str:
        """What is searched for."""
        return self.search.text()

    @property
    def filters(self) -> Filters:
        """The filters as they stand."""
        return Filters(
            kind=cast("WorkFormKind | None", chosen(self._kind)),
            minutes=cast("int | None", chosen(self._minutes)),
            people=cast("int | None", chosen(self._people)),
            energy=cast("Energy | None", chosen(self._energy)),
            theme=cast("str | None", chosen(self._theme)),
            without_materials=self._bare.isChecked(),
        )

    def show_themes(self, themes: tuple[Theme, ...]) -> None:
        """Offer these themes, once."""
        if self._theme.count() == 1:
            with QSignalBlocker(self._theme):
                for each in themes:
                    self._theme.addItem(each.title, each.slug)

    def ask(self, filters: Filters = EVERYTHING) -> None:
        """Ask for something else; the search field is emptied."""
        controls = (self.search, self._bare, *self._boxes)
        blockers = [QSignalBlocker(each) for each in controls]
        self.search.clear()
        for box, value in zip(
            self._boxes,
            (filters.kind, filters.minutes, filters.people, filters.energy, filters.theme),
            strict=True,
        ):
            choose(box, value)
        self._bare.setChecked(filters.without_materials)
        for blocker in blockers:
            blocker.unblock()
        self._changed()

    @property
    def _boxes(self) -> tuple[QComboBox, ...]:
        return (self._kind, self._minutes, self._people, self._energy, self._theme)

    def _changed(self) -> None:
        self._name_fold()
        self.changed.emit()

    def _turn(self) -> None:
        self._filters.setVisible(self._filters.isHidden())
        self._name_fold()

    def _fit(self) -> None:
        """With large text the filters make room for the list."""
        percent = self._look.percent
        self._top.setDirection(
            QBoxLayout.Direction.LeftToRight
            if percent < _OWN_LINE_FROM_PERCENT
            else QBoxLayout.Direction.TopToBottom
        )
        self._filters.setVisible(percent < _FOLDED_FROM_PERCENT)
        self._name_fold()

    def _name_fold(self) -> None:
        """Say on the button whether filters are at work, also when they are folded."""
        count = sum(box.currentIndex() > 0 for box in self._boxes) + self._bare.isChecked()
        words = tr("&Filters tonen") if self._filters.isHidden() else tr("&Filters verbergen")
        self._fold.setText(f"{words} ({count})" if count else words)
