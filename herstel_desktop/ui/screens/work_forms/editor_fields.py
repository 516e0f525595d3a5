"""The fields of an own work form, in cards below each other."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QSpinBox, QVBoxLayout, QWidget

from herstel_desktop.domain.labels import ENERGY, WORK_FORM_KIND
from herstel_desktop.domain.work_form_checks import (
    LONGEST_TITLE,
    MOST_MINUTES,
    MOST_PEOPLE,
    Unmet,
)
from herstel_desktop.domain.work_form_library import ToChange
from herstel_desktop.domain.work_forms import Energy, Minutes, People, WorkForm, WorkFormKind
from herstel_desktop.ui.screens.work_forms.pick_list import PickList
from herstel_desktop.ui.screens.work_forms.steps_editor import StepsEditor
from herstel_desktop.ui.screens.work_forms.texts import tr
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.basics import Card
from herstel_desktop.ui.widgets.flow import Flow
from herstel_desktop.ui.widgets.forms import (
    Field,
    choice,
    choose,
    chosen,
    line_edit,
    number_edit,
    text_edit,
)

_OF_MINUTES = ("least", "usual", "most")
_OF_PEOPLE = ("least", "most")
_TEXTS = ("purpose", "lighter", "few_people", "opt_out", "not_when", "aftercare")
_LISTS = ("materials", "preparation", "questions")
_EACH_ON_A_LINE = tr("Zet elk ding op een eigen regel.")


class EditorFields(QWidget):
    """Fields by the name that `Unmet.field` gives them.

    Signals:
        edited(str): the field in which something was changed by a person.
    """

    edited = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._filling = False
        self._hints: dict[str, str] = {}
        self._fields: dict[str, Field[Any]] = {}
        self.steps = StepsEditor(theme)
        self.steps.edited.connect(partial(self._note_edit, "steps"))
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.px(16))
        self._add_cards()

    @property
    def first(self) -> QWidget:
        """Where writing begins."""
        return cast("QWidget", self._fields["title"].editor)

    def typed(self, slug: str) -> WorkForm:
        """The work form as it stands in the fields."""
        return WorkForm(
            slug=slug,
            title=self._line("title"),
            kind=cast("WorkFormKind", self._choice("kind")),
            purpose=self._text("purpose"),
            energy=cast("Energy", self._choice("energy")),
            minutes=Minutes(*(self._number(f"minutes.{name}") for name in _OF_MINUTES)),
            people=People(*(self._number(f"people.{name}") for name in _OF_PEOPLE)),
            materials=self._entries("materials"),
            preparation=self._entries("preparation"),
            steps=self.steps.steps,
            questions=self._entries("questions"),
            lighter=self._text("lighter"),
            few_people=self._text("few_people"),
            opt_out=self._text("opt_out"),
            not_when=self._text("not_when"),
            aftercare=self._text("aftercare"),
            themes=cast("PickList", self._fields["themes"].editor).chosen,
            sheets=cast("PickList", self._fields["sheets"].editor).chosen,
        )

    def show_form(self, form: WorkForm, around: ToChange) -> None:
        """Fill all fields."""
        self._filling = True
        cast("QLineEdit", self._fields["title"].editor).setText(form.title)
        for name in _TEXTS:
            cast("QPlainTextEdit", self._fields[name].editor).setPlainText(getattr(form, name))
        for name in _LISTS:
            lines = "\n".join(getattr(form, name))
            cast("QPlainTextEdit", self._fields[name].editor).setPlainText(lines)
        for name in ("kind", "energy"):
            choose(cast("QComboBox", self._fields[name].editor), getattr(form, name))
        for within, names in (("minutes", _OF_MINUTES), ("people", _OF_PEOPLE)):
            for name in names:
                editor = cast("QSpinBox", self._fields[f"{within}.{name}"].editor)
                editor.setValue(getattr(getattr(form, within), name))
        cast("PickList", self._fields["themes"].editor).offer(around.themes, form.themes)
        cast("PickList", self._fields["sheets"].editor).offer(around.sheets, form.sheets)
        self.steps.show_steps(form.steps)
        self.steps.show_usual(form.minutes.usual)
        self._filling = False

    def tell(self, lacking: tuple[Unmet, ...], *, aloud: Callable[[str], bool]) -> None:
        """Say at each field what it lacks.

        Args:
            aloud: whether a field says it as an error; else it is a hint.
        """
        first = {each.field: each.advice for each in reversed(lacking)}
        for name, field in self._all_fields().items():
            advice = first.get(name, "")
            loud = bool(advice) and aloud(name.split("[")[0])
            field.show_error(advice if loud else "")
            field.set_hint(self._hints.get(name, "") if loud or not advice else advice)
        problem = first.get("steps", "")
        self.steps.problem.setText(problem)
        self.steps.problem.setVisible(bool(problem))

    def place_of(self, lacking: Unmet) -> QWidget:
        """Where the keyboard goes to mend something."""
        field = self._all_fields().get(lacking.field)
        if field is not None:
            return cast("QWidget", field.editor)
        return self.steps.rows[0].title.editor if self.steps.rows else self.steps.add_button

    def _all_fields(self) -> dict[str, Field[Any]]:
        of_steps = {
            f"steps[{place}].{name}": field
            for place, each in enumerate(self.steps.rows, start=1)
            for name, field in each.fields.items()
        }
        return {**self._fields, **of_steps}

    def _add_cards(self) -> None:
        self._card(
            tr("Waar gaat het om?"),
            self._line_field("title", tr("Naam")),
            self._side_by_side(
                self._choice_field("kind", tr("Soort"), list(WORK_FORM_KIND.items())),
                self._choice_field("energy", tr("Energie"), list(ENERGY.items())),
            ),
            self._text_field("purpose", tr("Waar is het voor?"), tr("Wat doet het voor de groep?")),
        )
        self._card(
            tr("Hoe lang, en met wie?"),
            self._side_by_side(
                self._number_field("minutes.least", tr("Minstens"), MOST_MINUTES, tr(" min")),
                self._number_field("minutes.usual", tr("Gewoonlijk"), MOST_MINUTES, tr(" min")),
                self._number_field("minutes.most", tr("Hoogstens"), MOST_MINUTES, tr(" min")),
                self._number_field("people.least", tr("Vanaf"), MOST_PEOPLE, tr(" mensen")),
                self._number_field("people.most", tr("Tot en met"), MOST_PEOPLE, tr(" mensen")),
            ),
        )
        self._card(
            tr("Wat heb je nodig?"),
            self._text_field("materials", tr("Spullen"), _EACH_ON_A_LINE),
            self._text_field("preparation", tr("Zet klaar"), _EACH_ON_A_LINE),
        )
        self._card(tr("Zo doe je het"), self.steps)
        self._card(
            tr("Erbij en erna"),
            self._text_field(
                "questions",
                tr("Vragen om te stellen"),
                tr("Drie tot zes vragen, elk op een eigen regel."),
            ),
            self._text_field("lighter", tr("Hoe kan het lichter?")),
            self._text_field("few_people", tr("Hoe gaat het met weinig mensen?")),
            self._text_field(
                "opt_out", tr("Hoe kan iemand overslaan?"), tr("Zeg dit voordat je begint.")
            ),
            self._text_field("not_when", tr("Wanneer niet?")),
            self._text_field("aftercare", tr("Waar let je na afloop op?")),
        )
        self._card(
            tr("Waar past het bij?"),
            self._pick_field("themes", tr("Thema’s")),
            self._pick_field("sheets", tr("Werkbladen die erbij horen")),
        )

    def _card(self, title: str, *parts: QWidget) -> None:
        card = Card(self._theme, title)
        for part in parts:
            card.body.addWidget(part)
        self._layout.addWidget(card)

    def _side_by_side(self, *fields: QWidget) -> QWidget:
        box = QWidget()
        box.setLayout(Flow(*fields, spacing=self._theme.px(12)))
        return box

    def _keep(self, name: str, field: Field[Any], hint: str = "") -> QWidget:
        self._fields[name] = field
        self._hints[name] = hint
        return field

    def _line_field(self, name: str, title: str) -> QWidget:
        editor = line_edit(most=LONGEST_TITLE)
        editor.textChanged.connect(partial(self._note_edit, name))
        return self._keep(name, Field(title, editor))

    def _text_field(self, name: str, title: str, hint: str = "") -> QWidget:
        editor = text_edit()
        editor.setFixedHeight(self._theme.px(96))
        editor.textChanged.connect(partial(self._note_edit, name))
        return self._keep(name, Field(title, editor, hint), hint)

    def _choice_field(self, name: str, title: str, options: list[tuple[Any, str]]) -> QWidget:
        editor = choice([(words, value) for value, words in options])
        editor.currentIndexChanged.connect(partial(self._note_edit, name))
        return self._keep(name, Field(title, editor))

    def _number_field(self, name: str, title: str, most: int, unit: str) -> QWidget:
        editor = number_edit(1, 1, most, unit)
        editor.valueChanged.connect(partial(self._note_edit, name))
        field = Field(title, editor)
        field.setFixedWidth(self._theme.px(190))
        return self._keep(name, field)

    def _pick_field(self, name: str, title: str) -> QWidget:
        editor = PickList(self._theme)
        editor.picked.connect(partial(self._note_edit, name))
        return self._keep(name, Field(title, editor))

    def _line(self, name: str) -> str:
        return cast("QLineEdit", self._fields[name].editor).text()

    def _text(self, name: str) -> str:
        return cast("QPlainTextEdit", self._fields[name].editor).toPlainText()

    def _entries(self, name: str) -> tuple[str, ...]:
        lines = (" ".join(each.split()) for each in self._text(name).splitlines())
        return tuple(each for each in lines if each)

    def _choice(self, name: str) -> object:
        return chosen(cast("QComboBox", self._fields[name].editor))

    def _number(self, name: str) -> int:
        return cast("QSpinBox", self._fields[name].editor).value()

    def _note_edit(self, name: str, *_value: object) -> None:
        if self._filling:
            return
        if name == "minutes.usual":
            self.steps.show_usual(self._number(name))
        self.edited.emit(name)
