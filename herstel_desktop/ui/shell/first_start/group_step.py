"""Step 4: the first group, or straight on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton

from herstel_desktop.domain.groups import FORM_DEFAULTS, GroupDraft, GroupForm
from herstel_desktop.domain.labels import GROUP_FORM, RHYTHM
from herstel_desktop.ui.shell.first_start.step import Step
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.basics import Button, row
from herstel_desktop.ui.widgets.forms import Field, line_edit


class GroupStep(Step):
    """A form and a name; everything else gets the form's defaults and can be changed later.

    Signals:
        skipped: no group now.
    """

    skipped = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme,
            self.tr("Je eerste groep"),
            self.tr("De kluis is klaar. Wat voor groep wil je maken? Dag en tijd kies je daarna."),
            self.tr("&Groep maken"),
        )
        self._forms = QButtonGroup(self)
        for place, form in enumerate(GroupForm):
            option = QRadioButton(f"{GROUP_FORM[form]} ({self._summary(form)})")
            option.setChecked(place == 0)
            self._forms.addButton(option, place)
            self.body.addWidget(option)
        self._name = Field(
            self.tr("&Naam van de groep"),
            line_edit(placeholder=self.tr("Bijvoorbeeld: Herstelgroep Dinsdag"), most=120),
        )
        self._name.editor.returnPressed.connect(self.submit)
        self.body.addWidget(self._name)
        skip = Button(theme, self.tr("&Later"), role="flat", on_click=self.skipped.emit)
        self.body.addLayout(row(skip, None))
        self.back_button.hide()

    def entered(self) -> None:
        for form in self._forms.buttons():
            if form.isChecked():
                form.setFocus()

    def draft(self, today: date) -> GroupDraft:
        """The group as chosen."""
        from herstel_desktop.services.groups import default_draft

        form = list(GroupForm)[self._forms.checkedId()]
        name = self._name.editor.text().strip()
        draft = default_draft(form, today)
        return replace(draft, name=name) if name else draft

    def _summary(self, form: GroupForm) -> str:
        defaults = FORM_DEFAULTS[form]
        parts = [RHYTHM[defaults.rhythm].lower()]
        if defaults.number_of_meetings:
            parts.insert(0, self.tr("{n} keer").format(n=defaults.number_of_meetings))
        parts.append(self.tr("{a} tot {b} mensen").format(a=defaults.least, b=defaults.most))
        return ", ".join(parts)
