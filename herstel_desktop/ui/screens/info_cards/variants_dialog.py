"""One card for many groups or venues: choose which, see how far it is, print or save."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFileDialog, QListWidget, QListWidgetItem, QWidget

from herstel_desktop.domain.errors import KnownError
from herstel_desktop.services import info_card_variants as variants
from herstel_desktop.services.info_card_shelf import OpenCard
from herstel_desktop.ui.screens.info_cards.texts import tr
from herstel_desktop.ui.shell.screen import ScreenContext
from herstel_desktop.ui.widgets.basics import Button, label, row, set_role
from herstel_desktop.ui.widgets.dialogs import Dialog, confirm
from herstel_desktop.ui.widgets.job_bar import JobBar

_LIST_HEIGHT = 260
_ROW_HEIGHT = 40
_MOST_TOLD = 6
_FILE_NAME = "informatiekaarten.pdf"


class VariantsDialog(Dialog):
    """The dialog."""

    def __init__(self, context: ScreenContext, parent: QWidget | None, opened: OpenCard) -> None:
        theme = context.theme
        super().__init__(theme, parent, tr("Eén kaart voor meer groepen"), width=640)
        self._context = context
        self._opened = opened
        self._to_files: Path | None = None
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Groepen en buurtpunten"))
        self.list.setMinimumHeight(theme.px(_LIST_HEIGHT))
        for source in opened.sources:
            kind = tr("groep") if source.group_id else tr("buurtpunt")
            item = QListWidgetItem(f"{source.name} ({kind})", self.list)
            item.setData(Qt.ItemDataRole.UserRole, source)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            item.setSizeHint(QSize(0, theme.px(_ROW_HEIGHT)))
        self.list.itemChanged.connect(self._count)
        self._all = Button(theme, tr("Alle &groepen"), "check-check", on_click=self.choose_groups)
        self._state = label("", "muted")
        self._job = JobBar(theme, tr("S&toppen"))
        self.body.addWidget(
            label(tr("Kies voor welke groepen of buurtpunten je de kaart wilt. Spatie kiest."))
        )
        self.body.addWidget(self.list)
        self.body.addLayout(row(self._all, None))
        self.body.addWidget(self._state)
        self.body.addWidget(self._job)
        close = self.add_button(tr("Sl&uiten"))
        close.clicked.connect(self.reject)
        self._files = self.add_button(tr("&Elk een eigen bestand"), icon="file-down")
        self._files.clicked.connect(self._choose_folder)
        self._make = self.add_button(tr("&Samen in één pdf"), "primary", "printer")
        self._make.clicked.connect(self.make)
        self._count()

    def choose_groups(self) -> None:
        """Choose every group; once more chooses none."""
        groups = [item for item in self._items() if item.data(Qt.ItemDataRole.UserRole).group_id]
        on = any(item.checkState() is not Qt.CheckState.Checked for item in groups)
        for item in groups:
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    def make(self, _checked: bool = False) -> None:
        """All chosen ones in one PDF, to print or to save."""
        self._to_files = None
        self._begin()

    def done(self, result: int) -> None:
        self._job.stop()
        super().done(result)

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(place) for place in range(self.list.count())]

    def _count(self, _item: QListWidgetItem | None = None) -> None:
        count = sum(item.checkState() is Qt.CheckState.Checked for item in self._items())
        set_role(self._state, "muted")
        chosen = tr("1 gekozen") if count == 1 else tr("{n} gekozen").format(n=count)
        self._state.setText(chosen)
        for button in (self._make, self._files):
            button.setEnabled(bool(count))

    def _choose_folder(self, _checked: bool = False) -> None:
        if not confirm(
            self.theme,
            self,
            tr("Elk een eigen bestand"),
            tr(
                "De bestanden komen buiten de kluis te staan. Iedereen die erbij kan, kan ze "
                "lezen. Ze heten informatiekaart-001.pdf en verder. Kaarten met die naam worden "
                "vervangen."
            ),
            go_on=tr("&Kies een map"),
        ):
            return
        folder = QFileDialog.getExistingDirectory(self, tr("Kies een map"), str(Path.home()))
        if folder:
            self._to_files = Path(folder)
            self._begin()

    def _begin(self) -> None:
        card_id = self._opened.card.id
        chosen = [
            item.data(Qt.ItemDataRole.UserRole)
            for item in self._items()
            if item.checkState() is Qt.CheckState.Checked
        ]
        for button in (self._make, self._files):
            button.setEnabled(False)
        self._context.read(
            self,
            lambda store: variants.variants(store, card_id, chosen),
            self._draw,
            self._refuse,
        )

    def _draw(self, found: tuple[variants.Variant, ...]) -> None:
        missing = [each for each in found if each.missing]
        ready = len(found) - len(missing)
        self._tell_missing(missing)
        job = self._job.begin(tr("{n} kaarten worden gemaakt").format(n=ready))
        title, folder = self._opened.card.title, self._to_files
        if folder is not None:
            self._context.tasks.render(
                self,
                lambda: variants.save_variants(found, folder, job),
                self._saved,
                self._refuse,
            )
            return
        self._context.tasks.render(
            self, lambda: variants.variants_pdf(title, found, job), self._made, self._refuse
        )

    def _tell_missing(self, missing: list[variants.Variant]) -> None:
        if not missing:
            return
        lines = [f"{each.source.name}: {each.missing}" for each in missing[:_MOST_TOLD]]
        if len(missing) > _MOST_TOLD:
            lines.append(tr("en nog {n}").format(n=len(missing) - _MOST_TOLD))
        set_role(self._state, "warning")
        self._state.setText("\n".join([tr("Deze gaan niet mee:"), *lines]))

    def _made(self, pdf: bytes) -> None:
        self._end()
        self._context.preview(tr("Informatiekaarten"), lambda _store: pdf, _FILE_NAME)

    def _saved(self, count: int) -> None:
        self._end()
        set_role(self._state, "good")
        one, more = tr("1 bestand is opgeslagen."), tr("{n} bestanden zijn opgeslagen.")
        self._state.setText(one if count == 1 else more.format(n=count))

    def _refuse(self, error: KnownError) -> None:
        self._end()
        set_role(self._state, "error")
        before = self._state.text() if "\n" in self._state.text() else ""
        self._state.setText("\n".join(part for part in (error.sentence(), before) if part))

    def _end(self) -> None:
        self._job.end()
        for button in (self._make, self._files):
            button.setEnabled(True)
