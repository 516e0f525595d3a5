"""One's own passphrase, also after the recovery code, and a new recovery sheet."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QWidget

from herstel_desktop.domain.changes import Outcome
from herstel_desktop.domain.errors import InvalidInputError, KnownError
from herstel_desktop.domain.organisation import Facilitator
from herstel_desktop.services.organisation import facilitators, organisation
from herstel_desktop.services.vault_access import (
    Store,
    WrongPassphraseError,
    change_passphrase,
    set_passphrase,
)
from herstel_desktop.ui.screens.settings.new_passphrase import (
    NewPassphrase,
    PassphraseLine,
    personal_words,
    require_strength,
)
from herstel_desktop.ui.screens.settings.recovery_sheet_card import RecoverySheetCard
from herstel_desktop.ui.screens.settings.section import FormSection
from herstel_desktop.ui.shell.screen import ScreenContext
from herstel_desktop.ui.widgets.basics import Button, bring_into_view, label, row
from herstel_desktop.ui.widgets.forms import Field, choice, chosen

_Found = tuple[tuple[str, ...], tuple[Facilitator, ...], str]


class PassphraseSection(FormSection):
    """Asks for the old passphrase; after the recovery code it asks who you are instead."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(
            context,
            self.tr("Je wachtzin"),
            self.tr(
                "Met deze zin open je de kluis. Neem minstens 15 tekens, of vijf woorden die "
                "samen een raar plaatje vormen. Niemand kan de zin voor je opzoeken."
            ),
        )
        theme = context.theme
        self._recovered = label(
            self.tr("Je hebt de kluis geopend met de herstelcode. Kies nu een nieuwe wachtzin."),
            "warning",
        )
        self._who = Field(self.tr("Wie &ben je?"), choice([]))
        self._old = PassphraseLine(context, self.tr("Je o&ude wachtzin"))
        self._new = NewPassphrase(context, self.tr("Je &nieuwe wachtzin"))
        self._problem = label("", "error")
        self._problem.hide()
        self._save = Button(theme, "", "key-round", "primary", on_click=self._submit)
        for part in (self._recovered, self._who, self._old, self._new, self._problem):
            self.body.addWidget(part)
        self.body.addLayout(row(self._save, None))
        self._old.submitted.connect(self._new.setFocus)
        self._new.submitted.connect(self._submit)
        self._busy = False
        self._sheet = RecoverySheetCard(context)
        self.add_card(self._sheet)
        self._show_state()

    def first_focus(self) -> QWidget:
        return self._who.editor if self._is_recovering else self._old

    def load(self) -> None:
        self.context.read(self, _read, self._show, self.refuse)

    def flush(self) -> None:
        self._wipe()
        self._sheet.flush()

    @property
    def _is_recovering(self) -> bool:
        return self.context.vault.opened_by_recovery_code

    def _show(self, found: _Found) -> None:
        words, people, name = found
        self.shown()
        self._new.set_words(words)
        self._sheet.set_label(name)
        kept = chosen(self._who.editor)
        self._who.editor.clear()
        for person in people:
            self._who.editor.addItem(person.name, person.id)
        places = [place for place, person in enumerate(people) if person.id == kept]
        self._who.editor.setCurrentIndex(places[0] if places else 0)
        self._show_state()

    def _show_state(self) -> None:
        recovering = self._is_recovering
        self._recovered.setVisible(recovering)
        self._who.setVisible(recovering)
        self._old.setVisible(not recovering)
        self._save.setEnabled(not self._busy)
        if self._busy:
            self._save.setText(self.tr("Even geduld…"))
        elif recovering:
            self._save.setText(self.tr("Wachtzin &instellen"))
        else:
            self._save.setText(self.tr("Wa&chtzin veranderen"))

    def _submit(self) -> None:
        if self._busy or not self._is_complete():
            return
        vault, old, new, words = self.context.vault, self._old.text, self._new.text, self._new.words
        who = chosen(self._who.editor) if self._is_recovering else None

        def change(_store: Store) -> Outcome:
            require_strength(new, words)
            if isinstance(who, UUID):
                return set_passphrase(vault, who, new)
            return change_passphrase(vault, old, new)

        self._set_busy(True)
        self.context.write(self, change, self._changed, self._refused)

    def _is_complete(self) -> bool:
        self._old.show_error("")
        self._say("")
        if not self._is_recovering and not self._old.text:
            self._new.clear_errors()
            self._old.show_error(self.tr("Vul hier je oude wachtzin in."))
            return False
        return self._new.is_complete()

    def _changed(self, _outcome: Outcome) -> None:
        self._wipe()
        self._set_busy(False)
        self._old.setFocus()

    def _refused(self, error: KnownError) -> None:
        self._set_busy(False)
        if isinstance(error, WrongPassphraseError):
            self._old.show_error(
                self.tr("Dit is niet je oude wachtzin. Let op hoofdletters en typ hem opnieuw.")
            )
        elif isinstance(error, InvalidInputError) and error.field == "passphrase":
            self._new.first.show_error(error.sentence())
        else:
            self._say(error.sentence())

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._show_state()

    def _say(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        if sentence:
            bring_into_view(self._problem)

    def _wipe(self) -> None:
        self._old.wipe()
        self._new.wipe()
        self._say("")


def _read(store: Store) -> _Found:
    """Who can be the person at the keyboard: who leads groups or has a passphrase."""
    people = facilitators(store, include_inactive=True)
    able = tuple(person for person in people if person.active or person.has_passphrase)
    return personal_words(store), able, organisation(store).name
