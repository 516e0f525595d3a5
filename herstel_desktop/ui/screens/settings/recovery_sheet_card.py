"""A new recovery sheet: counts only once its code was typed back."""

from __future__ import annotations

from herstel_desktop.domain.changes import Outcome
from herstel_desktop.domain.errors import KnownError
from herstel_desktop.services.vault_access import Store, replace_recovery_code
from herstel_desktop.ui.shell.names import Shield
from herstel_desktop.ui.shell.recovery_code_form import RecoveryCodeForm
from herstel_desktop.ui.shell.screen import ScreenContext
from herstel_desktop.ui.widgets.basics import Button, Card, bring_into_view, label
from herstel_desktop.ui.widgets.flow import Flow


class RecoverySheetCard(Card):
    """The button, and after it the form with the code."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context.theme)
        self._context = context
        self._label = ""
        self._form: RecoveryCodeForm | None = None
        self._busy = False
        theme = context.theme
        self.title.setText(self.tr("Herstelblad"))
        self.title.show()
        self.body.addWidget(
            label(
                self.tr(
                    "Is het blad weg, of heeft iemand de code gezien? Maak dan een nieuw blad. "
                    "Zodra je de nieuwe code hebt overgetypt, werkt het oude blad niet meer."
                )
            )
        )
        self._until = label(
            self.tr(
                "Typ de code over voor je dit scherm verlaat. Anders blijft het oude blad gelden."
            )
        )
        self._problem = label("", "error")
        self._problem.hide()
        self._make = Button(theme, self.tr("Nieuw &herstelblad maken"), "file-text")
        self._make.clicked.connect(self._begin)
        self._use = Button(theme, self.tr("Nieuw blad &gebruiken"), "check", "primary")
        self._use.clicked.connect(self._check)
        self._cancel = Button(theme, self.tr("&Annuleren"))
        self._cancel.clicked.connect(self._drop)
        context.names.changed.connect(self._shield)
        self.body.addWidget(self._until)
        self.body.addWidget(self._problem)
        self.body.addLayout(Flow(self._make, self._use, self._cancel, spacing=theme.px(10)))
        self._show_state()

    def set_label(self, name: str) -> None:
        """What the sheet says about whose vault this is."""
        self._label = name

    def flush(self) -> None:
        """Forget a code that was not typed back; the old sheet still counts."""
        if not self._busy:
            self._drop()

    def _begin(self) -> None:
        form = RecoveryCodeForm(self._context.theme, self._context.window.preview, self._label)
        form.typed_back.connect(self._replace)
        self._form = form
        self.body.insertWidget(self.body.indexOf(self._until) + 1, form)
        form.show()
        self._show_state()
        form.setFocus()
        bring_into_view(self)

    def _check(self) -> None:
        if self._form is not None:
            self._form.check()
            bring_into_view(self)

    def _replace(self) -> None:
        if self._form is None or self._busy:
            return
        vault, code = self._context.vault, self._form.code

        def change(_store: Store) -> Outcome:
            outcome = replace_recovery_code(vault, code)
            code.wipe()
            return outcome

        self._say("")
        self._busy = True
        self._show_state()
        self._context.write(self, change, self._replaced, self._refused)

    def _replaced(self, _outcome: Outcome) -> None:
        self._busy = False
        self._end()
        self._make.setFocus()

    def _refused(self, error: KnownError) -> None:
        self._busy = False
        self._show_state()
        self._say(error.sentence())

    def _drop(self) -> None:
        """The code goes; who saw it or has it on paper must know that it is worth nothing."""
        given = self._form is not None and self._form.was_given
        self._end()
        if given:
            self._context.window.tell(
                KnownError(
                    self.tr("Het nieuwe herstelblad telt niet: de code is niet overgetypt."),
                    safe=self.tr("Het oude blad blijft gelden."),
                    advice=self.tr("Gooi het nieuwe weg, of maak er nog een en typ de code over."),
                )
            )

    def _shield(self) -> None:
        if self._form is not None and self._context.names.level is not Shield.OPEN:
            self._form.hide_code()

    def _end(self) -> None:
        form, self._form = self._form, None
        if form is not None:
            form.wipe()
            form.hide()
            form.deleteLater()
        self._say("")
        self._show_state()

    def _show_state(self) -> None:
        making = self._form is not None
        self._until.setVisible(making)
        self._make.setVisible(not making)
        self._use.setVisible(making)
        self._cancel.setVisible(making)
        self._use.setEnabled(not self._busy)
        self._cancel.setEnabled(not self._busy)
        self._use.setText(
            self.tr("Even geduld…") if self._busy else self.tr("Nieuw blad &gebruiken")
        )

    def _say(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        if sentence:
            bring_into_view(self._problem)
