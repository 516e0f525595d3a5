"""A work form goes out as a file, and comes in from one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from herstel_desktop.domain.changes import Outcome
from herstel_desktop.domain.errors import KnownError
from herstel_desktop.domain.own_work_forms import IncomingWorkForm, SharedWorkForm, slug_of
from herstel_desktop.services import work_form_exchange
from herstel_desktop.services.vault_access import Store
from herstel_desktop.ui.screens.work_forms.incoming_dialog import IncomingDialog
from herstel_desktop.ui.screens.work_forms.texts import tr
from herstel_desktop.ui.shell.names import Shield
from herstel_desktop.ui.shell.screen import ScreenContext
from herstel_desktop.ui.widgets.dialogs import confirm

_SUFFIX = work_form_exchange.SUFFIX


class Sharing(QObject):
    """Asks where to, and says beforehand what goes out or comes in.

    Signals:
        taken_in(str): slug of what came in.
    """

    taken_in = Signal(str)

    def __init__(self, context: ScreenContext, owner: QWidget) -> None:
        super().__init__(owner)
        self._context, self._owner = context, owner

    def share(self, slug: str) -> None:
        """Save a work form as a file that others can take in."""
        self._context.read(
            self, lambda store: work_form_exchange.file_to_share(store, slug), self._save
        )

    def take_in(self) -> None:
        """Choose a file, look at what comes in, and keep it."""
        chosen, _filter = QFileDialog.getOpenFileName(
            self._owner,
            tr("Werkvorm uit een bestand"),
            str(Path.home()),
            f"{tr('Werkvormen')} (*{_SUFFIX});;{tr('Alle bestanden')} (*)",
        )
        if not chosen:
            return
        source = Path(chosen)

        def look(store: Store) -> tuple[bytes, IncomingWorkForm]:
            file = work_form_exchange.read_file(source)
            return file, work_form_exchange.incoming(store, file)

        self._context.read(self, look, self._show_incoming)

    def _show_incoming(self, found: tuple[bytes, IncomingWorkForm]) -> None:
        file, incoming = found
        dialog = IncomingDialog(self._context.theme, self._owner, incoming)
        if dialog.exec() == IncomingDialog.DialogCode.Accepted:
            self._context.write(
                self, lambda store: work_form_exchange.take_in(store, file), self._note_taken_in
            )
        dialog.deleteLater()

    def _note_taken_in(self, outcome: Outcome) -> None:
        assert outcome.id is not None, "something came in"
        self.taken_in.emit(slug_of(outcome.id))

    def _save(self, shared: SharedWorkForm) -> None:
        if not confirm(
            self._context.theme,
            self._owner,
            tr("Werkvorm delen"),
            self._warning(shared),
            go_on=tr("&Kies een plek"),
        ):
            return
        chosen, _filter = QFileDialog.getSaveFileName(
            self._owner,
            tr("Werkvorm delen"),
            str(Path.home() / shared.file_name),
            f"{tr('Werkvormen')} (*{_SUFFIX})",
        )
        if chosen:
            self._write(shared, Path(chosen))

    def _warning(self, shared: SharedWorkForm) -> str:
        lines = [
            tr(
                "Alles wat in de werkvorm staat, gaat mee in het bestand. Iedereen die het "
                "bestand krijgt, kan het lezen. Staat er iets in over iemand? Haal dat eerst weg."
            )
        ]
        if shared.names:
            lines.append(
                tr(
                    "Let op: er staat een woord in dat ook een naam is van een deelnemer: {names}."
                ).format(names=", ".join(shared.names))
                if self._context.names.level is Shield.OPEN
                else tr("Let op: er staat een woord in dat ook een naam is van een deelnemer.")
            )
        return "\n\n".join(lines)

    def _write(self, shared: SharedWorkForm, target: Path) -> None:
        """Whole or not at all; the file dialog asked only about the name as it was typed."""
        if target.suffix.lower() != _SUFFIX:
            target = target.with_name(target.name + _SUFFIX)
            if target.exists() and not confirm(
                self._context.theme,
                self._owner,
                tr("Dit bestand bestaat al"),
                tr(
                    "Op deze plek staat al een werkvorm met deze naam. Die verdwijnt als je "
                    "doorgaat."
                ),
                go_on=tr("&Vervangen"),
            ):
                return
        try:
            work_form_exchange.save_file(shared, target)
        except KnownError as error:
            self._context.window.show_problem(error)
