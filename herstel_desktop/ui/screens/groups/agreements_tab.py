"""What a group agreed on, one agreement a line; kept as it is typed."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstel_desktop.domain.changes import Outcome
from herstel_desktop.domain.errors import InvalidInputError, KnownError
from herstel_desktop.domain.groups import FORM_DEFAULTS, Group
from herstel_desktop.services.groups import change_agreements
from herstel_desktop.ui.shell.screen import ScreenContext
from herstel_desktop.ui.widgets.basics import Button, Card, VerticalScroll, label, row, set_role
from herstel_desktop.ui.widgets.forms import Field, text_edit
from herstel_desktop.ui.widgets.live_form import LiveForm

SAVE_AFTER_MS = 800


def _tr(text: str) -> str:
    return QCoreApplication.translate("groups", text)


class AgreementsTab(QWidget):
    """The agreements as text."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context = context
        self._group: Group | None = None
        theme = context.theme
        self._form = LiveForm(self._store)
        self._field = self._form.lines(
            "agreements",
            Field(
                _tr("Groepsa&fspraken"),
                text_edit(),
                _tr("Zet elke afspraak op een eigen regel. Wat je typt, wordt vanzelf bewaard."),
            ),
        )
        self._field.editor.setMinimumHeight(theme.px(120))
        self._usual = Button(
            theme, _tr("Ge&wone afspraken erbij"), "plus", on_click=self._add_usual
        )
        self._state = label("", "muted")
        card = Card(theme)
        card.body.addWidget(self._field, 1)
        card.body.addLayout(row(self._usual, None, self._state))
        scroll = VerticalScroll()
        scroll.body.addWidget(card)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_AFTER_MS)
        self._timer.timeout.connect(self.flush)
        self._field.editor.textChanged.connect(self._timer.start)

    def show_group(self, group: Group) -> None:
        """Show the agreements of a group; what is being typed stays."""
        values = {"agreements": "\n".join(group.agreements)}
        if self._group is None or self._group.id != group.id:
            self._form.start_over(values)
            set_role(self._state, "muted")
            self._state.setText("")
        elif not self._field.editor.hasFocus():
            self._form.show(values)
        self._group = group

    def flush(self) -> None:
        """Store what was typed and not yet stored."""
        self._timer.stop()
        self._form.store_edits()

    def _store(self) -> None:
        group = self._group
        if group is None:
            return
        values = self._form.values()
        agreements = tuple(str(values["agreements"]).splitlines())

        def stored(_outcome: Outcome) -> None:
            self._form.accept(values)
            set_role(self._state, "good")
            self._state.setText(_tr("bewaard"))

        self._context.write(
            self,
            lambda store: change_agreements(store, group.id, agreements),
            stored,
            self._refuse,
            quiet=True,
        )

    def _refuse(self, error: KnownError) -> None:
        if not (isinstance(error, InvalidInputError) and self._form.show_error(error)):
            self._context.window.show_problem(error)

    def _add_usual(self) -> None:
        group = self._group
        if group is None:
            return
        present = self._field.editor.toPlainText().splitlines()
        usual = [each for each in FORM_DEFAULTS[group.form].agreements if each not in present]
        kept = replace(group, agreements=(*filter(str.strip, present), *usual)).agreements
        self._field.editor.setPlainText("\n".join(kept))
        self._field.editor.setFocus()
