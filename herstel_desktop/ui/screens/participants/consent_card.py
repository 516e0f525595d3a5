"""Toestemming: given, withdrawn, and when."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from herstel_desktop.domain.dutch_dates import date_only
from herstel_desktop.domain.participants import Consent
from herstel_desktop.ui.screens.participants.texts import tr
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.basics import Button, Card, label, row, set_role
from herstel_desktop.ui.widgets.dialogs import FormDialog
from herstel_desktop.ui.widgets.forms import Field, date_edit, date_of


class ConsentCard(Card):
    """What consent is for, how it stands, and the one thing that can be done about it.

    Signals:
        given: consent is to be noted.
        withdrawn: it is to be withdrawn.
    """

    given = Signal()
    withdrawn = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("Toestemming"))
        self.body.addWidget(
            label(
                tr(
                    "Dat iemand hier komt, zegt iets over de gezondheid. Daarom bewaar je gegevens "
                    "alleen met toestemming. Intrekken kan altijd."
                ),
                "muted",
            )
        )
        self._state = label()
        self._give = Button(
            theme, tr("Toeste&mming noteren"), "shield-check", on_click=self.given.emit
        )
        self._withdraw = Button(theme, tr("&Intrekken"), "undo-2", on_click=self.withdrawn.emit)
        self.body.addWidget(self._state)
        self.body.addLayout(row(self._give, self._withdraw, None))

    def show_consent(self, consent: Consent) -> None:
        """Show how it stands."""
        had_focus = self._give.hasFocus() or self._withdraw.hasFocus()
        self._state.setText(_sentence(consent))
        set_role(self._state, "good" if consent.stands else "warning")
        self._give.setVisible(not consent.stands)
        self._withdraw.setVisible(consent.stands)
        if had_focus:
            (self._withdraw if consent.stands else self._give).setFocus()


class ConsentDialog(FormDialog):
    """Asks on which day consent was given or withdrawn.

    Signals:
        wanted(date): to be stored; call `accept` or `show_error`.
    """

    wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None, *, withdraw: bool) -> None:
        super().__init__(
            theme,
            parent,
            tr("Toestemming intrekken") if withdraw else tr("Toestemming noteren"),
            tr("&Intrekken") if withdraw else tr("&Noteren"),
        )
        name = "consent_withdrawn_on" if withdraw else "consent_given_on"
        text = tr("&Datum van intrekken") if withdraw else tr("&Datum van de toestemming")
        self._date = self.form.add(name, Field(text, date_edit(date.today())))
        if withdraw:
            self.body.addWidget(
                label(tr("De gegevens blijven staan. Bespreek wat ermee moet gebeuren."))
            )
        self.body.addWidget(self._date)
        self.save_button.clicked.connect(self._want)
        self._date.editor.setFocus()

    def _want(self) -> None:
        self.form.clear_errors()
        self.wanted.emit(date_of(self._date.editor))


def _sentence(consent: Consent) -> str:
    given, withdrawn = consent.given_on, consent.withdrawn_on
    if given is None:
        return tr("Nog geen toestemming.")
    sentence = tr("Gegeven op {day}.").format(day=date_only(given))
    if withdrawn is not None:
        sentence += " " + tr("Ingetrokken op {day}.").format(day=date_only(withdrawn))
    return sentence
