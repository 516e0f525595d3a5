"""The facilitators: how to reach them, and who can open the vault."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QCheckBox

from herstel_desktop.domain.organisation import Facilitator
from herstel_desktop.services.organisation import change_facilitator, facilitators
from herstel_desktop.services.vault_access import remove_passphrase
from herstel_desktop.ui.screens.settings.facilitator_dialogs import (
    FacilitatorDialog,
    GivePassphraseDialog,
)
from herstel_desktop.ui.screens.settings.section import ListSection
from herstel_desktop.ui.shell.screen import ScreenContext
from herstel_desktop.ui.widgets.basics import Button
from herstel_desktop.ui.widgets.dialogs import confirm
from herstel_desktop.ui.widgets.flow import Flow
from herstel_desktop.ui.widgets.states import EmptyState
from herstel_desktop.ui.widgets.table import Column
from herstel_desktop.ui.widgets.words import left_to_right


class FacilitatorsSection(ListSection[Facilitator]):
    """Begeleiders."""

    def __init__(self, context: ScreenContext) -> None:
        theme = context.theme
        self._me = context.vault.facilitator_id
        begin = Button(theme, self.tr("&Eerste begeleider toevoegen"), "plus", on_click=self.add)
        super().__init__(
            context,
            self.tr("Begeleiders"),
            self.tr("Wie groepen begeleidt. Met een eigen wachtzin kan iemand de kluis openen."),
            columns=(
                Column(self.tr("Naam"), self._name, stretch=True),
                Column(self.tr("Telefoon"), lambda person: person.phone),
                Column(self.tr("E-mail"), lambda person: person.email),
                Column(self.tr("Eigen wachtzin"), self._passphrase),
            ),
            key=lambda person: person.id,
            empty=EmptyState(
                theme,
                "users",
                self.tr("Nog geen begeleiders"),
                self.tr("Bij een groep kies je wie hem begeleidt."),
                begin,
            ),
        )
        self._found: tuple[Facilitator, ...] = ()
        self._add = Button(theme, self.tr("&Toevoegen"), "plus", "primary", on_click=self.add)
        self._change = Button(theme, self.tr("&Aanpassen"), "pencil", on_click=self._change_current)
        self._key_button = Button(theme, "", "key-round", on_click=self._toggle_passphrase)
        self._leave = Button(theme, "", on_click=self._toggle_active)
        self._all = QCheckBox(self.tr("&Ook wie niet meer begeleidt"))
        self._all.clicked.connect(self._show_found)
        self._buttons = (self._add, self._change, self._key_button, self._leave)
        self.body.addLayout(Flow(*self._buttons, self._all, spacing=theme.px(10)))
        self.body.addWidget(self.pages, 1)
        self.table.opened.connect(self._open)
        self.table.current_changed.connect(self._note_current)
        self._note_current(None)

    def load(self) -> None:
        self.context.read(
            self, lambda store: facilitators(store, include_inactive=True), self._show, self.refuse
        )

    def add(self) -> None:
        """Ask for a new facilitator."""
        self._open(None)

    def _name(self, person: Facilitator) -> str:
        parts = [person.name]
        if person.id == self._me:
            parts.append(self.tr("(jij)"))
        if not person.active:
            parts.append(self.tr("(begeleidt niet meer)"))
        return " ".join(parts)

    def _passphrase(self, person: Facilitator) -> str:
        return self.tr("ja") if person.has_passphrase else self.tr("nee")

    def _show(self, found: tuple[Facilitator, ...]) -> None:
        self._me = self.context.vault.facilitator_id
        self._found = found
        self._show_found()

    def _show_found(self) -> None:
        # Somebody who left but can still open the vault stays in sight.
        rows = tuple(
            person
            for person in self._found
            if person.active
            or person.has_passphrase
            or self._all.isChecked()
            or self.is_wanted(person)
        )
        self.show_rows(rows)
        self._all.setVisible(any(not person.active for person in self._found))
        for button in self._buttons:
            button.setVisible(bool(rows))

    def _note_current(self, person: Facilitator | None) -> None:
        has_passphrase = person is not None and person.has_passphrase
        active = person is None or person.active
        self._key_button.setText(
            self.tr("&Wachtzin weghalen") if has_passphrase else self.tr("Eigen &wachtzin geven")
        )
        self._leave.setText(
            self.tr("Begeleidt &niet meer") if active else self.tr("Begelei&dt weer")
        )
        self._leave.set_icon("x" if active else "undo-2")
        self._change.setEnabled(person is not None)
        self._leave.setEnabled(person is not None)
        self._key_button.setEnabled(person is not None and person.id != self._me)
        self._key_button.setToolTip(
            self.tr("Je eigen wachtzin verander je bij 'Wachtzin en herstelblad'.")
            if person is not None and person.id == self._me
            else ""
        )

    def _change_current(self) -> None:
        if self.table.current is not None:
            self._open(self.table.current)

    def _open(self, person: Facilitator | None) -> None:
        dialog = FacilitatorDialog(self.context, self, person)
        dialog.exec()
        dialog.deleteLater()

    def _toggle_passphrase(self) -> None:
        person = self.table.current
        if person is None:
            return
        if person.has_passphrase:
            self._remove_passphrase(person)
        else:
            dialog = GivePassphraseDialog(self.context, self, person)
            dialog.exec()
            dialog.deleteLater()

    def _remove_passphrase(self, person: Facilitator) -> None:
        what_goes = self.tr(
            "{name} kan de kluis daarna niet meer openen. Dit kun je niet ongedaan maken. Later "
            "een nieuwe wachtzin geven kan wel."
        ).format(name=person.name)
        title = self.tr("Wachtzin weghalen?")
        go_on = self.tr("&Weghalen")
        question = left_to_right(what_goes)
        if not confirm(self.context.theme, self, title, question, go_on=go_on, danger=True):
            return
        vault = self.context.vault
        self.context.write(
            self,
            lambda _store: remove_passphrase(vault, person.id),
            failed=self.context.window.show_problem,
        )

    def _toggle_active(self) -> None:
        person = self.table.current
        if person is None or (person.active and not self._agrees(person)):
            return
        changed = replace(person, active=not person.active)
        self.context.write(
            self,
            lambda store: change_facilitator(store, changed),
            failed=self.context.window.show_problem,
        )

    def _agrees(self, person: Facilitator) -> bool:
        what_goes = self.tr(
            "{name} gaat uit de keuzelijst voor groepen. Bij eerdere groepen blijft de naam staan."
        ).format(name=person.name)
        if person.has_passphrase:
            what_goes += " " + self.tr("De eigen wachtzin blijft werken tot je hem weghaalt.")
        return confirm(
            self.context.theme,
            self,
            self.tr("Begeleidt deze persoon niet meer?"),
            left_to_right(what_goes),
            go_on=self.tr("&Begeleidt niet meer"),
        )
