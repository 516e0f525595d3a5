"""Reservekopie: make a copy here or on a stick, and see which there are."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from herstel_desktop.domain.backups import BackupCopy, BackupState
from herstel_desktop.domain.changes import Outcome
from herstel_desktop.domain.dutch_dates import clock, date_only, day_and_month
from herstel_desktop.domain.errors import KnownError
from herstel_desktop.domain.jobs import JobStoppedError
from herstel_desktop.services.backups import backup_state, make_backup
from herstel_desktop.services.vault_access import OpenVault
from herstel_desktop.ui.screens.settings.section import ListSection
from herstel_desktop.ui.shell.screen import ScreenContext
from herstel_desktop.ui.widgets.basics import Button, label, set_role
from herstel_desktop.ui.widgets.flow import Flow
from herstel_desktop.ui.widgets.job_bar import JobBar
from herstel_desktop.ui.widgets.states import EmptyState
from herstel_desktop.ui.widgets.sticks import sticks
from herstel_desktop.ui.widgets.table import Column

_MEGABYTE = 1_000_000
_RECENT_DAYS = 14


class BackupSection(ListSection[BackupCopy]):
    """Reservekopie."""

    def __init__(self, context: ScreenContext) -> None:
        theme = context.theme
        super().__init__(
            context,
            self.tr("Reservekopie"),
            self.tr(
                "Elke dag dat je de kluis opent, maakt het programma zelf een kopie op deze "
                "laptop. Bewaar er ook een op een stick, op een andere plek. Een kopie gaat alleen "
                "open met een wachtzin of de herstelcode van die dag."
            ),
            columns=(
                Column(self.tr("Gemaakt"), _made, stretch=True),
                Column(self.tr("Soort"), self._kind),
                Column(self.tr("Grootte"), _size),
            ),
            key=lambda copy: copy.path,
            empty=EmptyState(
                theme,
                "archive",
                self.tr("Nog geen kopie op deze laptop"),
                self.tr("De eerste komt vanzelf, of maak er nu een."),
            ),
        )
        self.table.setAccessibleName(self.tr("Kopieën op deze laptop"))
        self._here = label("")
        self._elsewhere = label("")
        self._now = Button(theme, self.tr("&Nu een kopie maken"), "archive", on_click=self._copy)
        self._stick = Button(theme, self.tr("Naar een &stick…"), "hard-drive", "primary")
        self._stick.clicked.connect(self._copy_to_stick)
        self._other = Button(theme, self.tr("Naar een &andere map…"), on_click=self._copy_to_folder)
        self._bar = JobBar(theme, self.tr("S&toppen"))
        self._said = label("", "muted")
        self._said.hide()
        for each in (self._here, self._elsewhere):
            self.body.addWidget(each)
        self.body.addLayout(Flow(self._stick, self._now, self._other, spacing=theme.px(10)))
        self.body.addWidget(self._bar)
        self.body.addWidget(self._said)
        self.body.addWidget(label(self.tr("Kopieën op deze laptop"), "strong"))
        self.body.addWidget(self.pages, 1)
        self.body.addWidget(
            label(
                self.tr("Een kopie terugzetten doe je op het slotscherm: Ik heb een reservekopie."),
                "muted",
            )
        )

    def first_focus(self) -> QWidget | None:
        return self._stick if self._stick.isEnabled() else self._bar

    def load(self) -> None:
        vault = self.context.vault
        self.context.read(self, lambda _store: backup_state(vault), self._show, self.refuse)

    def _show(self, state: BackupState) -> None:
        now = datetime.now()
        self.show_rows(state.here)
        here = state.here[0].made if state.here else None
        self._here.setText(
            self.tr("Laatste kopie op deze laptop: {when}").format(when=self._when(here, now))
        )
        self._elsewhere.setText(
            self.tr("Laatste kopie ergens anders: {when}").format(
                when=self._when(state.elsewhere_at, now)
            )
        )
        since = state.elsewhere_at
        late = since is None or (now - since).days >= _RECENT_DAYS
        set_role(self._elsewhere, "warning" if late else "")
        self._name_stick()

    def _when(self, moment: datetime | None, now: datetime) -> str:
        if moment is None:
            return self.tr("nog niet gemaakt")
        days = (now.date() - moment.date()).days
        if days == 0:
            return self.tr("vandaag om {time}").format(time=clock(moment.time()))
        if days == 1:
            return self.tr("gisteren om {time}").format(time=clock(moment.time()))
        return self.tr("{date}, {n} dagen geleden").format(date=_day(moment.date(), now), n=days)

    def _kind(self, copy: BackupCopy) -> str:
        return self.tr("Voor een nieuwe versie") if copy.before_update else self.tr("Gewoon")

    def _name_stick(self) -> None:
        """With one stick in the laptop there is nothing to choose."""
        found = sticks()
        self._stick.setText(
            self.tr("Naar &stick {name}").format(name=found[0].name)
            if len(found) == 1
            else self.tr("Naar een &stick…")
        )

    def _copy(self) -> None:
        self._start(None, self.tr("De kopie wordt gemaakt en gecontroleerd."))

    def _copy_to_stick(self) -> None:
        found = sticks()
        if len(found) == 1:
            sentence = self.tr("De kopie gaat naar de stick. Laat hem zitten tot het klaar is.")
            self._start(found[0].copies, sentence)
        else:
            self._ask_folder(str(found[0].path.parent) if found else "")

    def _copy_to_folder(self) -> None:
        self._ask_folder("")

    def _ask_folder(self, begin: str) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, self.tr("Waar moet de reservekopie komen?"), begin
        )
        if chosen:
            self._start(Path(chosen), self.tr("De kopie wordt gemaakt en gecontroleerd."))

    def _start(self, folder: Path | None, sentence: str) -> None:
        if self._bar.is_busy:
            return
        self._said.hide()
        job = self._bar.begin(sentence)
        self._enable(False)

        def work(vault: OpenVault) -> Outcome:
            return make_backup(vault, folder, job)

        self.context.aside(self, work, self._made_it, self._failed)

    def _made_it(self, _outcome: Outcome) -> None:
        self._ended()
        self.load()

    def _failed(self, error: KnownError) -> None:
        self._ended()
        if isinstance(error, JobStoppedError):
            self._said.setText(error.sentence())
            self._said.show()
        else:
            self.context.window.show_problem(error)

    def _ended(self) -> None:
        self._bar.end()
        self._enable(True)
        self._stick.setFocus()

    def _enable(self, enabled: bool) -> None:
        for button in (self._stick, self._now, self._other):
            button.setEnabled(enabled)


def _made(copy: BackupCopy) -> str:
    return f"{date_only(copy.made.date())} om {clock(copy.made.time())}"


def _size(copy: BackupCopy) -> str:
    return f"{copy.size / _MEGABYTE:.1f} MB".replace(".", ",")


def _day(on: date, now: datetime) -> str:
    return day_and_month(on) if on.year == now.year else date_only(on)
