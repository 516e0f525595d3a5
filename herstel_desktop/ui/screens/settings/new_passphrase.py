"""A new passphrase, typed twice, with its strength and a proposal of five words."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstel_desktop.domain.errors import InvalidInputError
from herstel_desktop.services.organisation import facilitators, organisation, venues
from herstel_desktop.services.vault_access import (
    PassphraseStrength,
    Store,
    assess,
    generate_passphrase,
)
from herstel_desktop.ui.shell.passphrase_field import PassphraseField
from herstel_desktop.ui.shell.screen import ScreenContext
from herstel_desktop.ui.widgets.basics import Button, bring_into_view, label, restyle, row, set_role

_ASSESS_AFTER_MS = 250


def personal_words(store: Store) -> tuple[str, ...]:
    """What others would try first: names of the organisation, its places and its people."""
    own = organisation(store)
    names = [own.name, own.region]
    for venue in venues(store, include_unused=True):
        names += [venue.name, venue.town, venue.area, venue.municipality]
    names += [person.name for person in facilitators(store, include_inactive=True)]
    words = {word for name in names for word in (name, *name.split()) if word}
    return tuple(sorted(words))


def require_strength(text: str, words: tuple[str, ...]) -> None:
    """Refuse a passphrase that is too weak or too close to this organisation.

    Raises:
        InvalidInputError: for the field 'passphrase'.
    """
    strength = assess(text, words)
    if not strength.is_acceptable:
        raise InvalidInputError(
            "passphrase",
            strength.sentence,
            advice="Neem een langere zin die alleen jij kent, of laat er een voorstellen.",
        )


class PassphraseLine(QWidget):
    """A passphrase with its name above it and what is wrong with it below.

    Signals:
        changed: another text.
        submitted: Enter was pressed.
    """

    changed = Signal()
    submitted = Signal()

    def __init__(self, context: ScreenContext, name: str) -> None:
        super().__init__()
        self.field = PassphraseField(context.theme, name)
        self._error = label("", "error")
        self._error.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for part in (self.field.name_label, self.field, self._error):
            layout.addWidget(part)
        self.setFocusProxy(self.field)
        self.field.changed.connect(self.changed)
        self.field.submitted.connect(self.submitted)

    @property
    def text(self) -> str:
        """What was typed."""
        return self.field.text

    def show_error(self, sentence: str) -> None:
        """Say what is wrong and go there; an empty sentence takes it away."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        line = self.field.line
        line.setAccessibleDescription(sentence)
        line.setProperty("problem", "true" if sentence else "false")
        restyle(line)
        if sentence:
            line.setFocus()
            bring_into_view(self)

    def wipe(self) -> None:
        """Empty the field and take its error away."""
        self.field.wipe()
        self.show_error("")


class NewPassphrase(QWidget):
    """Both fields, the strength below the first, and the way to a proposal.

    Signals:
        submitted: Enter was pressed in the last field.
    """

    submitted = Signal()

    def __init__(self, context: ScreenContext, name: str) -> None:
        super().__init__()
        self._context = context
        self._words: tuple[str, ...] = ()
        self.first = PassphraseLine(context, name)
        self.second = PassphraseLine(context, self.tr("Nog e&en keer"))
        self.strength = label("", "muted")
        self.strength.hide()
        self.propose = Button(
            context.theme, self.tr("&Stel er een voor"), "refresh-cw", on_click=self._propose
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(context.theme.px(10))
        layout.addWidget(self.first)
        layout.addWidget(self.strength)
        layout.addLayout(row(self.propose, None))
        layout.addWidget(self.second)
        self.setFocusProxy(self.first)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_ASSESS_AFTER_MS)
        self._timer.timeout.connect(self._assess)
        self.first.changed.connect(self._timer.start)
        self.first.submitted.connect(self.second.setFocus)
        self.second.submitted.connect(self.submitted)

    @property
    def text(self) -> str:
        """What was typed in the first field."""
        return self.first.text

    @property
    def words(self) -> tuple[str, ...]:
        """What others would try first, as last set."""
        return self._words

    def set_words(self, words: tuple[str, ...]) -> None:
        """What others would try first, so that it makes no passphrase stronger."""
        self._words = words

    def is_complete(self) -> bool:
        """Whether both are filled and the same; says what is wrong."""
        self.clear_errors()
        if not self.first.text:
            self.first.show_error(self.tr("Vul hier een nieuwe wachtzin in."))
        elif self.first.text != self.second.text:
            self.second.show_error(
                self.tr("De twee wachtzinnen zijn niet gelijk. Typ hem hier nog een keer.")
            )
        else:
            return True
        return False

    def clear_errors(self) -> None:
        """Take the errors away."""
        self.first.show_error("")
        self.second.show_error("")

    def wipe(self) -> None:
        """Empty both fields."""
        self._timer.stop()
        self.first.wipe()
        self.second.wipe()
        self._timer.stop()
        self.strength.hide()

    def _propose(self) -> None:
        self.clear_errors()
        self.first.field.fill(generate_passphrase(), visible=True)
        self.second.field.wipe()
        self.second.setFocus()

    def _assess(self) -> None:
        text, words = self.first.text, self._words
        if not text:
            self.strength.hide()
            return

        def show(strength: PassphraseStrength) -> None:
            if text == self.first.text:
                self._show(strength)

        self._context.tasks.run(self, lambda: assess(text, words), show)

    def _show(self, strength: PassphraseStrength) -> None:
        self.strength.setText(strength.sentence)
        set_role(self.strength, "good" if strength.is_acceptable else "warning")
        self.strength.show()
