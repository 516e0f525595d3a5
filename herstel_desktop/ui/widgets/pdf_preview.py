"""A PDF on screen before it is printed or saved; nothing touches the disk unless asked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QVBoxLayout, QWidget

from herstel_desktop.domain.errors import KnownError
from herstel_desktop.services.saved_files import save_pdf
from herstel_desktop.ui.tasks import ErrorPresenter, Tasks
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.basics import Button, Pages, label, row
from herstel_desktop.ui.widgets.dialogs import confirm, tell
from herstel_desktop.ui.widgets.page_stack import PassingPages
from herstel_desktop.ui.widgets.pdf_contents import PdfContents
from herstel_desktop.ui.widgets.pdf_pages import PdfShape, shape_of
from herstel_desktop.ui.widgets.printing import Printing, papers_of

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


def _tr(text: str) -> str:
    return QCoreApplication.translate("preview", text)


class PdfPreview(QDialog):
    """The dialog: pages, zoom, print and save."""

    def __init__(
        self, theme: Theme, tasks: Tasks, parent: QWidget | None, title: str, file_name: str
    ) -> None:
        super().__init__(parent)
        self._theme, self._tasks = theme, tasks
        self._title = title
        self._file_name = file_name
        self._pdf, self._shape = b"", PdfShape()
        self._printer: QPrinter | None = None
        self._printing: Printing | None = None
        self.setWindowTitle(title)
        self.resize(min(theme.px(980), 1280), 700)
        self._pages = PassingPages(theme, tasks)
        self._contents = PdfContents(theme)
        self._contents.chosen.connect(self._pages.go_to)
        self._pages.moved.connect(self._contents.show_page)
        self._state = label(_tr("Het voorbeeld wordt gemaakt…"), "muted", wrap=False)
        self._print = Button(theme, _tr("&Printen"), "printer", "primary", self.print_pages)
        self._save = Button(theme, _tr("&Opslaan als pdf"), "file-down", on_click=self.save)
        smaller = Button(theme, "", "zoom-out", on_click=lambda: self._pages.zoom(-1))
        larger = Button(theme, "", "zoom-in", on_click=lambda: self._pages.zoom(1))
        smaller.setAccessibleName(_tr("Kleiner"))
        larger.setAccessibleName(_tr("Groter"))
        self._leave = Pages()
        self._leave.add(Button(theme, _tr("&Sluiten"), on_click=self.reject))
        self._stop = Button(theme, _tr("S&toppen"), "x", on_click=self.reject)
        self._leave.add(self._stop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(theme.px(12))
        layout.addLayout(row(label(title, "section"), None, self._state, smaller, larger))
        layout.addWidget(self._contents)
        layout.addWidget(self._pages, 1)
        layout.addLayout(row(self._save, None, self._leave, self._print))
        for button in (self._print, self._save):
            button.setEnabled(False)

    def show_pdf(self, pdf: bytes, shape: PdfShape) -> None:
        """Show the made document."""
        self._pdf, self._shape = pdf, shape
        self._contents.show_shape(shape)
        self._pages.show_pdf(pdf, shape.sizes)
        pages = len(shape.sizes)
        self._be_ready(_tr("1 pagina") if pages == 1 else _tr("{n} pagina's").format(n=pages))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}
        if event.key() in steps:
            self._pages.zoom(steps[Qt.Key(event.key())])
        elif not self._pages.go_by_key(event.key()):
            super().keyPressEvent(event)

    def print_pages(self) -> None:
        """The system's print dialog, then the pages, drawn from memory."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._file_name)
        printer.setFromTo(1, len(self._shape.sizes))
        self._printer = printer  # the dialog holds it without owning it, and may outlive this call
        dialog = QPrintDialog(printer, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.print_on(printer)

    def print_on(self, printer: QPrinter) -> None:
        """Send the chosen pages to a printer, with a count and a way to stop.

        Args:
            printer: set up by the dialog; has to live until the printing ends.
        """
        sizes, papers = self._shape.sizes, papers_of(printer)
        printing = Printing(self._tasks, self._pdf, sizes, printer, papers=papers, parent=self)
        printing.page.connect(self._count)
        printing.ended.connect(self._printed)
        self._printing = printing
        for button in (self._print, self._save):
            button.setEnabled(False)
        self._leave.turn_to(1)
        self._stop.setFocus()
        try:
            printing.start()
        except KnownError as error:
            self._finish(_tr("Er is niets geprint."))
            tell(self._theme, self, error)

    def reject(self) -> None:
        """Escape and 'Stoppen' stop the printing first; the preview closes at the next time."""
        if self._printing is None:
            super().reject()
        else:
            self._printing.stop()

    def done(self, result: int) -> None:
        if self._printing is not None:
            self._printing.stop()
        super().done(result)

    def _count(self, page: int, count: int) -> None:
        self._state.setText(_tr("Pagina {page} van {count} …").format(page=page, count=count))

    def _printed(self, all_sent: bool) -> None:
        sent = _tr("Alles is naar de printer gestuurd.")
        self._finish(sent if all_sent else _tr("Gestopt. Er kan nog een pagina komen."))

    def _finish(self, state: str) -> None:
        if self._printing is not None:
            self._printing.deleteLater()
        self._printing = None
        self._leave.turn_to(0)
        self._be_ready(state)

    def _be_ready(self, state: str) -> None:
        self._state.setText(state)
        for button in (self._print, self._save):
            button.setEnabled(True)
        self._print.setFocus()

    def save(self) -> None:
        """Write the PDF where a person chose, after saying that it can be read there."""
        if not confirm(
            self._theme,
            self,
            _tr("Opslaan als pdf"),
            _tr(
                "Het bestand komt buiten de kluis te staan. Iedereen die bij het bestand kan, "
                "kan het lezen. Verwijder het zodra je het niet meer nodig hebt."
            ),
            go_on=_tr("&Kies een plek"),
        ):
            return
        chosen, _filter = QFileDialog.getSaveFileName(
            self, _tr("Opslaan als pdf"), str(Path.home() / self._file_name), "PDF (*.pdf)"
        )
        if chosen:
            self._write(Path(chosen))

    def _write(self, target: Path) -> None:
        """Whole or not at all; the file dialog asked only about the name as it was typed."""
        if target.suffix.lower() != ".pdf":
            target = target.with_name(target.name + ".pdf")
            if target.exists() and not confirm(
                self._theme,
                self,
                _tr("Dit bestand bestaat al"),
                _tr("Op deze plek staat al een pdf met deze naam. Die verdwijnt als je doorgaat."),
                go_on=_tr("&Vervangen"),
            ):
                return
        try:
            save_pdf(self._pdf, target)
        except KnownError as error:
            tell(self._theme, self, error)


def preview_pdf(
    theme: Theme,
    tasks: Tasks,
    presenter: ErrorPresenter,
    parent: QWidget | None,
    *,
    title: str,
    build: Callable[[], bytes],
    file_name: str,
) -> None:
    """Make a PDF in the rendering lane and show it until the dialog is closed."""
    dialog = PdfPreview(theme, tasks, parent, title, file_name)

    def work() -> tuple[bytes, PdfShape]:
        pdf = build()
        return pdf, shape_of(pdf)

    def refuse(error: KnownError) -> None:
        dialog.reject()
        presenter.known(error)

    tasks.render(dialog, work, lambda made: dialog.show_pdf(*made), refuse)
    dialog.exec()
    dialog.deleteLater()
