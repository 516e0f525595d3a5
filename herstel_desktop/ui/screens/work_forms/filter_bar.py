"""Search field and filters above the list of work forms."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QComboBox, QVBoxLayout, QWidget

from herstel_desktop.domain.labels import ENERGY, WORK_FORM_KIND
from herstel_desktop.domain.work_form_library import (
    ALL_GROUPS,
    ASKED_NOTHING,
    Asked,
    Surroundings,
    Which,
)
from herstel_desktop.domain.work_forms import Energy, Filters, WorkFormKind
from herstel_desktop.ui.screens.work_forms.texts import tr
from herstel_desktop.ui.theme.theme import Theme as Look
from herstel_desktop.ui.widgets.basics import Button, label, row
from herstel_desktop.ui.widgets.flow import Flow
from herstel_desktop.ui.widgets.forms import Field, choice, choose, chosen, line_edit, on_text

_MINUTES = (5, 10, 15, 20, 30, 45)
_MOST_PEOPLE = 12
_LETTERS_OF_TITLE = 11
_NOTHING, _AT_HAND = "nothing", "at hand"
_FOLDED_FROM_PERCENT = 110
"""Text size from which the filters, on few lines no more, stay folded until they are asked for."""

_OWN_LINE_FROM_PERCENT = 110
"""Text size from which the buttons stand below the search field."""


class FilterBar(QWidget):
    """What is asked of the library.

    Signals:
        changed: something else is asked for.
        group_changed: the history of another group is wanted.
        materials_wanted: somebody wants to say what is at hand.
        new_wanted, file_wanted: a work form of one's own, empty or from a file.
    """

    changed = Signal()
    group_changed = Signal()
    materials_wanted = Signal()
    new_wanted = Signal()
    file_wanted = Signal()

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
        self._top.addLayout(
            Flow(
                self._fold,
                Button(look, tr("Nieuwe werkvorm"), "plus", on_click=self.new_wanted.emit),
                Button(look, tr("Uit een &bestand"), "log-in", on_click=self.file_wanted.emit),
                spacing=look.px(12),
            )
        )
        self._make_choices()
        at_hand = Button(
            look,
            tr("Wat heb &je bij de hand?"),
            "list-checks",
            on_click=self.materials_wanted.emit,
        )
        # Both show only when there is something to say with them.
        self._ask_materials = self._below(at_hand, gap=0)
        self._order = self._below(self._new_first, gap=look.px(10))
        self._filters = QWidget()
        self._filters.setLayout(
            Flow(
                Field(tr("&Laat zien"), self._which),
                Field(tr("S&oort"), self._kind),
                Field(tr("&Hoe lang"), self._minutes),
                Field(tr("&Met hoeveel"), self._people),
                Field(tr("&Energie"), self._energy),
                Field(tr("Them&a"), self._theme),
                Field(tr("Sp&ullen"), self._materials),
                self._ask_materials,
                Field(tr("&Groep"), self._group),
                self._order,
                spacing=look.px(12),
            )
        )
        self._show_extras()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.px(10))
        layout.addLayout(self._top)
        layout.addWidget(self._filters)
        on_text(self.search, self.changed.emit)
        for box in self._boxes:
            box.currentIndexChanged.connect(self._changed)
        self._group.currentIndexChanged.connect(self._turn_to_group)
        self._new_first.toggled.connect(self._changed)
        look.changed.connect(self._fit)
        self._fit()

    def _make_choices(self) -> None:
        never = (tr("Maakt niet uit"), None)
        self._which = choice(
            [
                (tr("Alles"), Which.ALL),
                (tr("Favorieten"), Which.FAVOURITES),
                (tr("Mijn werkvormen"), Which.OWN),
                (tr("Weggelegd"), Which.PUT_AWAY),
            ]
        )
        self._kind = choice(
            [(tr("Alle soorten"), None), *((WORK_FORM_KIND[each], each) for each in WorkFormKind)]
        )
        self._minutes = choice(
            [never] + [(tr("tot {n} minuten").format(n=each), each) for each in _MINUTES]
        )
        self._people = choice(
            [never]
            + [(tr("{n} mensen").format(n=each), each) for each in range(3, _MOST_PEOPLE + 1)]
        )
        self._energy = choice([never, *((ENERGY[each], each) for each in Energy)])
        self._theme = _short(choice([(tr("Alle thema’s"), None)]))
        self._materials = choice(
            [never, (tr("Zonder spullen"), _NOTHING), (tr("Wat ik heb"), _AT_HAND)]
        )
        self._group = _short(choice([never]))
        self._new_first = QCheckBox(tr("&Nog niet gedaan eerst"))

    @property
    def asked(self) -> Asked:
        """What is asked for."""
        materials = chosen(self._materials)
        return Asked(
            Filters(
                kind=cast("WorkFormKind | None", chosen(self._kind)),
                minutes=cast("int | None", chosen(self._minutes)),
                people=cast("int | None", chosen(self._people)),
                energy=cast("Energy | None", chosen(self._energy)),
                theme=cast("str | None", chosen(self._theme)),
                without_materials=materials == _NOTHING,
            ),
            self.search.text(),
            cast("Which", chosen(self._which)),
            with_what_is_here=materials == _AT_HAND,
            new_first=self._new_first.isChecked(),
        )

    @property
    def group_id(self) -> UUID | None:
        """The group whose history is wanted, `ALL_GROUPS`, or None."""
        return cast("UUID | None", chosen(self._group))

    @property
    def asks_nothing(self) -> bool:
        """Whether everything is let through."""
        asked = self.asked
        return (
            asked.which is Which.ALL
            and asked.filters == ASKED_NOTHING.filters
            and not (asked.text.strip() or asked.with_what_is_here)
        )

    def show_surroundings(self, around: Surroundings) -> None:
        """Offer these themes and groups; what was chosen stays."""
        themes: list[tuple[str, object]] = [(each.title, each.slug) for each in around.themes]
        _offer(self._theme, themes)
        groups: list[tuple[str, object]] = [(name, id_) for id_, name in around.groups]
        _offer(self._group, [(tr("Alle groepen"), ALL_GROUPS), *groups] if groups else [])

    def ask(self, filters: Filters = ASKED_NOTHING.filters, which: Which = Which.ALL) -> None:
        """Ask for something else; the search field is emptied, the group stays."""
        blockers = [QSignalBlocker(each) for each in (self.search, *self._boxes)]
        self.search.clear()
        for box, value in zip(
            self._boxes,
            (
                which,
                filters.kind,
                filters.minutes,
                filters.people,
                filters.energy,
                filters.theme,
                _NOTHING if filters.without_materials else None,
            ),
            strict=True,
        ):
            choose(box, value)
        for blocker in blockers:
            blocker.unblock()
        self._changed()

    @property
    def _boxes(self) -> tuple[QComboBox, ...]:
        return (
            self._which,
            self._kind,
            self._minutes,
            self._people,
            self._energy,
            self._theme,
            self._materials,
        )

    def _below(self, control: QWidget, gap: int) -> QWidget:
        """A control without a label, at the height of the fields beside it."""
        box = QWidget()
        below = QVBoxLayout(box)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(4 + gap)
        below.addWidget(label(" ", "field"))
        below.addWidget(control)
        return box

    def _changed(self) -> None:
        self._show_extras()
        self._name_fold()
        self.changed.emit()

    def _turn_to_group(self) -> None:
        self._show_extras()
        self._name_fold()
        self.group_changed.emit()

    def _show_extras(self) -> None:
        self._ask_materials.setVisible(chosen(self._materials) == _AT_HAND)
        self._order.setVisible(self.group_id is not None)

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
        count = sum(box.currentIndex() > 0 for box in (*self._boxes, self._group))
        words = tr("&Filters tonen") if self._filters.isHidden() else tr("&Filters verbergen")
        self._fold.setText(f"{words} ({count})" if count else words)


def _short(box: QComboBox) -> QComboBox:
    """A long title may not push the other filters to another line."""
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(_LETTERS_OF_TITLE)
    return box


def _offer(box: QComboBox, options: list[tuple[str, object]]) -> None:
    """Offer these below the first option; stay with the one that was chosen."""
    now = [(box.itemText(place), box.itemData(place)) for place in range(1, box.count())]
    if now == options:
        return
    wanted = chosen(box)
    with QSignalBlocker(box):
        while box.count() > 1:
            box.removeItem(1)
        for text, value in options:
            box.addItem(text, value)
        choose(box, wanted)
