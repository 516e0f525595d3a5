"""The pages to read: one work form, one theme."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from herstel_desktop.domain.labels import WORK_FORM_KIND
from herstel_desktop.domain.work_form_checks import unmet
from herstel_desktop.domain.work_form_library import LibraryRow
from herstel_desktop.domain.work_forms import Step, Theme, WorkForm
from herstel_desktop.ui.screens.work_forms.texts import (
    facts_line,
    history_line,
    needed_line,
    tr,
)
from herstel_desktop.ui.theme.theme import Theme as Look
from herstel_desktop.ui.theme.tokens import TARGET
from herstel_desktop.ui.widgets.basics import Button, IconLabel, column, label, row
from herstel_desktop.ui.widgets.flow import Flow
from herstel_desktop.ui.widgets.words import breakable

Opened = Callable[[str], object]
"""Gets the slug of what was pressed."""


class Page(QWidget):
    """Headings, texts and lists below each other."""

    def __init__(self, look: Look, title: str, kind: str) -> None:
        super().__init__()
        self._look = look
        self.setAccessibleName(title)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(24, 18, 24, 24)
        self.body.setSpacing(look.px(8))
        self.body.addWidget(label(kind, "muted"))
        self.body.addWidget(label(breakable(title), "heading"))

    def _heading(self, text: str) -> None:
        self.body.addSpacing(self._look.px(8))
        self.body.addWidget(label(text, "section"))

    def _text(self, text: str, role: str = "") -> None:
        for paragraph in filter(None, text.split("\n")):
            self.body.addWidget(label(paragraph, role))

    def _section(self, heading: str, text: str) -> None:
        self._heading(heading)
        self._text(text)

    def _list(self, heading: str, items: Sequence[str], icon: str) -> None:
        self._heading(heading)
        for text in items:
            self.body.addLayout(self._beside(IconLabel(self._look, icon), label(text)))

    def _notice(self, icon: str, title: str, text: str, role: str = "notice") -> None:
        """A box with an icon and a word, for what must not be overlooked."""
        box = QFrame()
        box.setProperty("role", role)
        inside = QVBoxLayout(box)
        inside.setContentsMargins(16, 12, 16, 12)
        colour = "danger" if role == "problem" else "primary"
        words = column(label(title, "strong"), *map(label, text.split("\n")), spacing=4)
        beside = self._beside(IconLabel(self._look, icon, colour))
        beside.addLayout(words, 1)
        inside.addLayout(beside)
        self.body.addSpacing(self._look.px(4))
        self.body.addWidget(box)

    def _buttons(self, *buttons: QWidget) -> None:
        self.body.addLayout(Flow(*buttons, spacing=self._look.px(10)))

    def _beside(self, mark: QWidget, *texts: QWidget) -> QHBoxLayout:
        made = row(spacing=self._look.px(10))
        made.addLayout(column(mark, None))
        for each in texts:
            made.addWidget(each, 1)
        return made


@dataclass(frozen=True)
class PageActions:
    """What the buttons of a work form do; each gets the slug of what was pressed.

    Attributes:
        turn_large: whether what is printed is set in large letters.
    """

    print_form: Opened
    print_sheet: Opened
    turn_large: Callable[[bool], object]
    choose_theme: Opened
    turn_favourite: Opened
    copy: Opened
    share: Opened
    change: Opened
    put_away: Opened
    take_back: Opened
    remove: Opened


class WorkFormPage(Page):
    """A work form: what must be known first, then the steps, word for word.

    Attributes:
        favourite: the button with the star; None on a page without buttons.
    """

    def __init__(
        self,
        look: Look,
        row: LibraryRow,
        themes: Mapping[str, str],
        sheets: Mapping[str, str],
        *,
        actions: PageActions | None = None,
        group_chosen: bool = False,
        large: bool = False,
    ) -> None:
        """Lay it out.

        Args:
            themes, sheets: the titles of its themes and worksheets by slug.
            actions: without them there are no buttons, for a page that is only looked at.
            group_chosen: whether to say when the chosen group did it.
            large: whether large letters are ticked.
        """
        form = row.form
        super().__init__(look, form.title or tr("Nog zonder naam"), _kind_line(row))
        self.favourite: Button | None = None
        self._text(facts_line(form), "strong")
        self._text(needed_line(form))
        self._text(form.purpose)
        if group_chosen:
            self._text(history_line(row.history), "muted")
        lacking = unmet(form)
        if lacking:
            self._say_it_is_a_draft(len(lacking))
        if actions is not None:
            if not lacking:
                self._add_printing(form.slug, sheets, actions, large)
            self._add_actions(row, actions, whole=not lacking)
        if form.not_when:
            self._notice("triangle-alert", tr("Wanneer niet"), form.not_when, "problem")
        if form.opt_out:
            self._notice("ear", tr("Meedoen mag, overslaan ook"), form.opt_out)
        if form.preparation:
            self._list(tr("Zet klaar"), form.preparation, "check")
        written = [step for step in form.steps if step.title or step.text]
        if written:
            self._heading(tr("Zo doe je het"))
        for place, step in enumerate(written, start=1):
            self._step(place, step)
        self._after_the_steps(form)
        self._heading(tr("Past bij"))
        if not themes and lacking:
            self._text(tr("Nog niet gekozen."))
        elif themes and actions is not None:
            choose = actions.choose_theme
            self._buttons(*(self._theme_button(*theme, choose) for theme in themes.items()))
        else:
            self._text(", ".join(themes.values()) or tr("Alle thema’s."))
        self.body.addStretch(1)

    def _say_it_is_a_draft(self, lacking: int) -> None:
        missing = tr("Er mist nog één ding.") if lacking == 1 else tr("Er missen nog {n} dingen.")
        line = missing.format(n=lacking) + " " + tr("Daarom kun je hem nog niet kiezen.")
        self._notice("pencil", tr("Dit is nog een concept"), line)

    def _after_the_steps(self, form: WorkForm) -> None:
        if form.questions:
            self._list(tr("Vragen om te stellen"), form.questions, "message-circle")
        for heading, text in (
            (tr("Lichter"), form.lighter),
            (tr("Met weinig mensen"), form.few_people),
            (tr("Na afloop"), form.aftercare),
        ):
            if text:
                self._section(heading, text)

    def _add_printing(
        self, slug: str, sheets: Mapping[str, str], actions: PageActions, large: bool
    ) -> None:
        ticked = QCheckBox(tr("Grote letters"))
        ticked.setChecked(large)
        beside = QWidget()
        beside.setMinimumHeight(self._look.px(TARGET))  # as the buttons
        beside.setLayout(row(ticked))
        ticked.toggled.connect(actions.turn_large)
        self._buttons(
            Button(
                self._look,
                tr("&Printen"),
                "printer",
                "primary",
                lambda: actions.print_form(slug),
            ),
            *(
                self._sheet_button(sheet, title, actions.print_sheet)
                for sheet, title in sheets.items()
            ),
            beside,
        )

    def _add_actions(self, shown: LibraryRow, actions: PageActions, *, whole: bool) -> None:
        look, slug, own = self._look, shown.slug, shown.own
        words = tr("Geen favor&iet meer") if shown.favourite else tr("Favor&iet")
        icon = "star-filled" if shown.favourite else "star"
        self.favourite = Button(look, words, icon, on_click=lambda: actions.turn_favourite(slug))
        self.favourite.setToolTip("Ctrl+D")
        more = [
            self.favourite,
            Button(look, tr("Kopie maken"), "copy", on_click=lambda: actions.copy(slug)),
        ]
        if whole:
            more.append(
                Button(look, tr("&Delen"), "file-down", on_click=lambda: actions.share(slug))
            )
        if own is not None:
            more.insert(
                0,
                Button(
                    look,
                    tr("Aanpassen"),
                    "pencil",
                    "secondary" if whole else "primary",
                    lambda: actions.change(slug),
                ),
            )
            away = own.retired_on is None
            more.append(
                Button(look, tr("&Wegleggen"), "eye-off", on_click=lambda: actions.put_away(slug))
                if away
                else Button(
                    look, tr("&Weer in de kast"), "eye", on_click=lambda: actions.take_back(slug)
                )
            )
            if not shown.used:
                more.append(
                    Button(
                        look, tr("Ve&rwijderen"), "trash-2", on_click=lambda: actions.remove(slug)
                    )
                )
        self._buttons(*more)

    def _sheet_button(self, slug: str, title: str, print_sheet: Opened) -> Button:
        words = tr("Werkblad ‘{sheet}’ printen").format(sheet=title)
        return Button(self._look, words, "file-text", on_click=lambda: print_sheet(slug))

    def _theme_button(self, slug: str, title: str, choose_theme: Opened) -> Button:
        button = Button(self._look, title, on_click=lambda: choose_theme(slug))
        button.setAccessibleName(tr("Toon werkvormen bij het thema {theme}").format(theme=title))
        return button

    def _step(self, place: int, step: Step) -> None:
        title = label(f"{place}. {step.title}", "strong")
        minutes = label(tr("{n} min").format(n=step.minutes), "badge", wrap=False)
        self.body.addLayout(self._beside_end(title, minutes))
        self._text(step.text, "reading")

    def _beside_end(self, title: QWidget, mark: QWidget) -> QHBoxLayout:
        made = row(title, mark, spacing=self._look.px(10))
        made.setStretch(0, 1)
        return made


class ThemePage(Page):
    """A theme: what it is about, how to begin, and where to be careful."""

    def __init__(
        self,
        look: Look,
        theme: Theme,
        forms: Sequence[WorkForm],
        *,
        open_form: Opened,
        choose_theme: Opened,
    ) -> None:
        super().__init__(look, theme.title, tr("Thema"))
        self._text(theme.about)
        self._buttons(
            Button(
                look,
                tr("Toon alle &werkvormen bij dit thema"),
                "shapes",
                "primary",
                lambda: choose_theme(theme.slug),
            )
        )
        self._list(tr("Vragen om mee te beginnen"), theme.questions, "message-circle")
        self._list(tr("Let hierop"), theme.pitfalls, "circle-alert")
        self._notice("hand-helping", tr("Wanneer hulp van buiten"), theme.point_outside, "problem")
        self._heading(tr("Werkvormen die goed passen"))
        self._buttons(*(self._form_button(form, open_form) for form in forms))
        self.body.addStretch(1)

    def _form_button(self, form: WorkForm, open_form: Opened) -> Button:
        title = tr("{title} · {n} min").format(title=form.title, n=form.minutes.usual)
        return Button(self._look, title, on_click=lambda: open_form(form.slug))


def _kind_line(shown: LibraryRow) -> str:
    kind = WORK_FORM_KIND[shown.form.kind]
    return f"{kind} · {tr('van jou')}" if shown.own is not None else kind
