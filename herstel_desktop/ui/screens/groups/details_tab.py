"""What is agreed about the group itself: name, place, size, who leads it, and its end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QComboBox, QVBoxLayout, QWidget

from herstel_desktop.domain.errors import InvalidInputError, KnownError
from herstel_desktop.domain.groups import Group, GroupDraft, GroupState, Registration
from herstel_desktop.domain.labels import REGISTRATION
from herstel_desktop.domain.organisation import Facilitator, Venue
from herstel_desktop.domain.rhythm_words import rhythm_line
from herstel_desktop.services.groups import (
    EndingPreview,
    change_group,
    draft_of,
    end_group,
    ending_preview,
    reopen_group,
)
from herstel_desktop.ui.screens.groups.rhythm_dialog import RhythmDialog
from herstel_desktop.ui.shell.screen import ScreenContext
from herstel_desktop.ui.widgets.basics import Button, Card, VerticalScroll, clear, label, row
from herstel_desktop.ui.widgets.dialogs import confirm
from herstel_desktop.ui.widgets.forms import Field, choice, choose, line_edit, number_edit
from herstel_desktop.ui.widgets.live_form import LiveForm, Values

_SIDE_BY_SIDE_FROM = 760
"""Width in pixels at 100 % from which the cards stand in two columns."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("groups", text)


class DetailsTab(QWidget):
    """Stores each thing when it is changed; only the rhythm is changed as a whole."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context = context
        self._group: Group | None = None
        self._leading: dict[UUID, QCheckBox] = {}
        theme = context.theme
        self._form = LiveForm(self._store)
        self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._cards.setSpacing(theme.px(18))
        left, right = QVBoxLayout(), QVBoxLayout()
        for side in (left, right):
            side.setSpacing(theme.px(18))
            self._cards.addLayout(side, 1)
        left.addWidget(self._group_card())
        left.addStretch(1)
        right.addWidget(self._when_card())
        right.addWidget(self._leading_card())
        right.addWidget(self._end_card())
        right.addStretch(1)
        scroll = VerticalScroll()
        scroll.body.addLayout(self._cards)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)

    def resizeEvent(self, event: QResizeEvent) -> None:
        wide = self.width() >= self._context.theme.px(_SIDE_BY_SIDE_FROM)
        self._cards.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )
        super().resizeEvent(event)

    def _group_card(self) -> Card:
        card = Card(self._context.theme)
        self._name = self._form.line("name", Field(_tr("&Naam van de groep"), line_edit(most=200)))
        self._venue = self._form.choice("venue_id", Field(_tr("B&uurtpunt"), choice([])))
        # A long name may not make the window wider than the screen.
        self._venue.editor.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._registration = self._form.choice(
            "registration",
            Field(
                _tr("&Wat bewaar je over wie er komt?"),
                choice([(REGISTRATION[each], each) for each in Registration]),
                _tr("Alleen tellen: na afsluiten van een bijeenkomst blijft alleen het aantal."),
            ),
        )
        self._least = self._form.number("least", Field(_tr("&Minste"), number_edit(1, 1, 500)))
        self._most = self._form.number("most", Field(_tr("M&eeste"), number_edit(1, 1, 500)))
        self._stays = self._form.tick(
            "minutes_stay_with_group", QCheckBox(_tr("Het ve&rslag blijft bij de groep"))
        )
        for widget in (self._name, self._venue, self._registration):
            card.body.addWidget(widget)
        card.body.addWidget(label(_tr("Aantal deelnemers"), "field"))
        card.body.addLayout(row(self._least, self._most, None, spacing=16))
        card.body.addWidget(self._stays)
        return card

    def _when_card(self) -> Card:
        card = Card(self._context.theme, _tr("Wanneer"))
        self._when = label()
        card.body.addWidget(self._when)
        change = Button(
            self._context.theme, _tr("Dag en &tijd veranderen"), "calendar-clock",
            on_click=self._ask_rhythm,
        )  # fmt: skip
        card.body.addLayout(row(change, None))
        self._change_rhythm = change
        return card

    def _leading_card(self) -> Card:
        card = Card(self._context.theme, _tr("Begeleiders"))
        self._leading_box = QVBoxLayout()
        self._leading_box.setSpacing(4)
        card.body.addLayout(self._leading_box)
        return card

    def _end_card(self) -> Card:
        card = Card(self._context.theme, _tr("Stoppen"))
        self._end_text = label("", "muted")
        self._end = Button(self._context.theme, "", "", on_click=self._toggle_ended)
        card.body.addWidget(self._end_text)
        card.body.addLayout(row(self._end, None))
        return card

    def first_focus(self) -> QWidget:
        """The name, ready to be typed over."""
        self._name.editor.selectAll()
        return self._name.editor

    def show_group(
        self, group: Group, venues: Sequence[Venue], facilitators: Sequence[Facilitator]
    ) -> None:
        """Show a group; what a person is changing stays."""
        another = self._group is None or self._group.id != group.id
        self._group = group
        self._offer_venues(group, venues)
        self._offer_facilitators(group, facilitators)
        values: Values = {
            "name": group.name,
            "venue_id": group.venue_id,
            "registration": group.registration,
            "least": group.least,
            "most": group.most,
            "minutes_stay_with_group": group.minutes_stay_with_group,
        }
        if another:
            self._form.start_over(values)
        else:
            self._form.show(values)
        when = rhythm_line(group.rhythm)
        if group.number_of_meetings:
            when += _tr(" · {n} bijeenkomsten").format(n=group.number_of_meetings)
        self._when.setText(when.capitalize())
        ended = group.state is GroupState.ENDED
        self._change_rhythm.setEnabled(not ended)
        self._end.setText(_tr("Groep weer &starten") if ended else _tr("Groep &stoppen"))
        self._end_text.setText(
            _tr("De groep is gestopt. Alles wat erbij hoort, is er nog.")
            if ended
            else _tr("De bijeenkomsten na vandaag vervallen. Wat geweest is, blijft bewaard.")
        )

    def flush(self) -> None:
        """Store what was typed and not yet stored."""
        self._form.store_edits()

    def _offer_venues(self, group: Group, venues: Sequence[Venue]) -> None:
        box = self._venue.editor
        offered = [(each.name, each.id) for each in venues if each.in_use]
        if group.venue_id is not None and group.venue_id not in (id_ for _name, id_ in offered):
            offered.append((group.venue_name, group.venue_id))
        wanted: list[tuple[str, UUID | None]] = [(_tr("Nog geen buurtpunt"), None), *offered]
        present = [(box.itemText(place), box.itemData(place)) for place in range(box.count())]
        if present == wanted:
            return
        now = box.currentData()
        box.clear()
        for name, id_ in wanted:
            box.addItem(name, id_)
        choose(box, now)

    def _offer_facilitators(self, group: Group, facilitators: Sequence[Facilitator]) -> None:
        offered = [each for each in facilitators if each.active or each.id in group.facilitator_ids]
        if list(self._leading) != [each.id for each in offered]:
            clear(self._leading_box)
            self._leading = {}
            for each in offered:
                box = QCheckBox(each.name.replace("&", "&&"))
                box.clicked.connect(self._store)
                self._leading[each.id] = box
                self._leading_box.addWidget(box)
            if not offered:
                self._leading_box.addWidget(
                    label(_tr("Voeg begeleiders toe bij Instellingen."), "muted")
                )
        for id_, box in self._leading.items():
            box.setChecked(id_ in group.facilitator_ids)

    def _draft(self, group: Group, values: Values) -> GroupDraft:
        return replace(
            draft_of(group),
            **values,
            facilitator_ids=tuple(id_ for id_, box in self._leading.items() if box.isChecked()),
        )

    def _store(self) -> None:
        group = self._group
        if group is None:
            return
        values = self._form.values()
        draft = self._draft(group, values)
        if draft == draft_of(group):
            return
        self._context.write(
            self,
            lambda store: change_group(store, group.id, draft, today=date.today()),
            lambda _outcome: self._form.accept(values),
            self._refuse,
        )

    def _refuse(self, error: KnownError) -> None:
        if not (isinstance(error, InvalidInputError) and self._form.show_error(error)):
            self._context.window.show_problem(error)

    def _ask_rhythm(self) -> None:
        if self._group is None:
            return
        dialog = RhythmDialog(self._context, self, self._group)
        dialog.exec()
        dialog.deleteLater()

    def _toggle_ended(self) -> None:
        group = self._group
        if group is None:
            return
        if group.state is GroupState.ENDED:
            self._context.write(self, lambda store: reopen_group(store, group.id))
        else:
            self._context.read(
                self, lambda store: ending_preview(store, group.id, date.today()), self._ask_to_end
            )

    def _ask_to_end(self, preview: EndingPreview) -> None:
        group = self._group
        if group is None or not confirm(
            self._context.theme,
            self,
            _tr("Deze groep stoppen?"),
            _tr(
                "Geplande bijeenkomsten die vervallen: {planned}. Deelnemers die op 'afgerond' "
                "komen: {participants}. Aanmeldingen die niet doorgaan: {on_the_way}. "
                "Presentie en logboeken blijven bewaard."
            ).format(
                planned=preview.planned,
                participants=preview.participants,
                on_the_way=preview.on_the_way,
            ),
            go_on=_tr("Groep &stoppen"),
        ):
            return
        self._context.write(self, lambda store: end_group(store, group.id, date.today()))
