"""A PDF on screen before it is printed or saved; nothing touches the disk unless asked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QImage, QKeyEvent, QPageLayout, QPixmap
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QVBoxLayout, QWidget

from herstel_desktop.domain.errors import KnownError
from herstel_desktop.services.saved_files import save_pdf
from herstel_desktop.ui.tasks import ErrorPresenter, Tasks
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets import pdf_pages
from herstel_desktop.ui.widgets.basics import Button, Pages, VerticalScroll, clear, label, row
from herstel_desktop.ui.widgets.dialogs import confirm, tell
from herstel_desktop.ui.widgets.printing import Printing

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

SCREEN_DPI = 110
_ZOOM_STEPS = (50, 70, 85, 100, 125, 150, 200)


def _tr(text: str) -> str:
    return QCoreApplication.translate("preview", text)


class PdfPages(VerticalScroll):
    """Pages below each other, fitted to the width or zoomed."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(spacing=theme.px(16), margins=(24, 20, 24, 20))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)  # zoomed in
        self.inner.setProperty("role", "preview")
        self._pictures: list[QImage] = []
        self._percent = 70
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_tr("Voorbeeld van de pagina's"))

    @property
    def percent(self) -> int:
        """Zoom, in percent of the drawn size."""
        return self._percent

    def show_pages(self, pictures: list[QImage]) -> None:
        """Show other pages and stay at the same place."""
        place = self.verticalScrollBar().value()
        self._pictures = pictures
        self._draw()
        self.verticalScrollBar().setValue(place)

    def zoom(self, step: int) -> None:
        """Larger (1) or smaller (-1)."""
        place = _ZOOM_STEPS.index(self._percent) + step
        self._percent = _ZOOM_STEPS[max(0, min(place, len(_ZOOM_STEPS) - 1))]
        self._draw()

    def _draw(self) -> None:
        clear(self.body)
        for number, picture in enumerate(self._pictures, start=1):
            page = QLabel()
            width = picture.width() * self._percent // 100
            page.setPixmap(
                QPixmap.fromImage(
                    picture.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
                )
            )
            page.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            page.setAccessibleName(
                _tr("Pagina {number} van {count}").format(number=number, count=len(self._pictures))
            )
            self.body.addWidget(page)
        self.body.addStretch(1)


class PdfPreview(QDialog):
    """The dialog: pages, zoom, print and save."""

    def __init__(
        self, theme: Theme, tasks: Tasks, parent: QWidget | None, title: str, file_name: str
    ) -> None:
        super().__init__(parent)
        self._theme, self._tasks = theme, tasks
        self._title = title
        self._file_name = file_name
        self._pdf = b""
        self._printer: QPrinter | None = None
        self._printing: Printing | None = None
        self.setWindowTitle(title)
        self.resize(min(theme.px(980), 1280), 700)
        self._pages = PdfPages(theme)
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
        layout.addWidget(self._pages, 1)
        layout.addLayout(row(self._save, None, self._leave, self._print))
        for button in (self._print, self._save):
            button.setEnabled(False)

    def show_pdf(self, pdf: bytes, pictures: list[QImage]) -> None:
        """Show the made document."""
        self._pdf = pdf
        self._pages.show_pages(pictures)
        pages = len(pictures)
        self._be_ready(_tr("1 pagina") if pages == 1 else _tr("{n} pagina's").format(n=pages))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}
        if event.key() in steps:
            self._pages.zoom(steps[Qt.Key(event.key())])
            return
        super().keyPressEvent(event)

    def print_pages(self) -> None:
        """The system's print dialog, then the pages, drawn from memory."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._file_name)
        first = pdf_pages.draw_page(self._pdf, 0, 36)
        landscape = first.width() > first.height()
        printer.setPageOrientation(
            QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait
        )
        printer.setFromTo(1, pdf_pages.page_count(self._pdf))
        self._printer = printer  # the dialog holds it without owning it, and may outlive this call
        dialog = QPrintDialog(printer, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.print_on(printer)

    def print_on(self, printer: QPrinter) -> None:
        """Send the chosen pages to a printer, with a count and a way to stop.

        Args:
            printer: set up by the dialog; has to live until the printing ends.
        """
        printing = Printing(self._tasks, self._pdf, printer, self)
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

    def work() -> tuple[bytes, list[QImage]]:
        pdf = build()
        return pdf, pdf_pages.draw_pages(pdf, SCREEN_DPI)

    def refuse(error: KnownError) -> None:
        dialog.reject()
        presenter.known(error)

    tasks.render(dialog, work, lambda made: dialog.show_pdf(*made), refuse)
    dialog.exec()
    dialog.deleteLater()
