"""The pages to read: one work form, one theme."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from herstel_desktop.domain.labels import WORK_FORM_KIND
from herstel_desktop.domain.work_forms import Step, Theme, WorkForm
from herstel_desktop.ui.screens.work_forms.texts import facts_line, needed_line, tr
from herstel_desktop.ui.theme.theme import Theme as Look
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
        for paragraph in text.split("\n"):
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


class WorkFormPage(Page):
    """A work form: what must be known first, then the steps, word for word."""

    def __init__(
        self,
        look: Look,
        form: WorkForm,
        themes: Sequence[Theme],
        sheets: Mapping[str, str],
        *,
        print_form: Opened,
        print_sheet: Opened,
        choose_theme: Opened,
    ) -> None:
        """Lay it out; `sheets` are the titles of its worksheets by slug."""
        super().__init__(look, form.title, WORK_FORM_KIND[form.kind])
        self._text(facts_line(form), "strong")
        self._text(needed_line(form))
        self._text(form.purpose)
        printing = [
            Button(look, tr("&Printen"), "printer", "primary", lambda: print_form(form.slug))
        ]
        printing += [self._sheet_button(slug, title, print_sheet) for slug, title in sheets.items()]
        self._buttons(*printing)
        self._notice("triangle-alert", tr("Wanneer niet"), form.not_when, "problem")
        self._notice("ear", tr("Meedoen mag, overslaan ook"), form.opt_out)
        if form.preparation:
            self._list(tr("Zet klaar"), form.preparation, "check")
        self._heading(tr("Zo doe je het"))
        for place, step in enumerate(form.steps, start=1):
            self._step(place, step)
        self._list(tr("Vragen om te stellen"), form.questions, "message-circle")
        self._section(tr("Lichter"), form.lighter)
        self._section(tr("Met weinig mensen"), form.few_people)
        self._section(tr("Na afloop"), form.aftercare)
        self._heading(tr("Past bij"))
        if themes:
            self._buttons(*(self._theme_button(theme, choose_theme) for theme in themes))
        else:
            self._text(tr("Alle thema’s."))
        self.body.addStretch(1)

    def _sheet_button(self, slug: str, title: str, print_sheet: Opened) -> Button:
        words = tr("Werkblad ‘{sheet}’ printen").format(sheet=title)
        return Button(self._look, words, "file-text", on_click=lambda: print_sheet(slug))

    def _theme_button(self, theme: Theme, choose_theme: Opened) -> Button:
        button = Button(self._look, theme.title, on_click=lambda: choose_theme(theme.slug))
        button.setAccessibleName(
            tr("Toon werkvormen bij het thema {theme}").format(theme=theme.title)
        )
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
