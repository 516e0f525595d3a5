"""The preview: pages from memory, zoom, saving only where a person chose, and a printer."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import QMarginsF, Qt, QTimer
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from herstel_desktop.db.store import Store
from herstel_desktop.domain.errors import KnownError
from herstel_desktop.services.crisis_cards import crisis_card_pdf
from herstel_desktop.ui.tasks import TaskRunner
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.dialogs import Dialog
from herstel_desktop.ui.widgets.page_stack import PassingPages
from herstel_desktop.ui.widgets.pdf_pages import draw_page, page_count, shape_of
from herstel_desktop.ui.widgets.pdf_preview import PdfPreview, preview_pdf
from herstel_desktop.ui.widgets.printing import Printing, papers_of
from tests.ui.conftest import RaisingPresenter
from tests.ui.shell.conftest import settle
from tests.ui.shell.hands import button, press, words_of


@pytest.fixture
def pdf(store: Store) -> bytes:
    return crisis_card_pdf(store)


@pytest.fixture
def tasks() -> Iterator[TaskRunner]:
    """The real lanes."""
    runner = TaskRunner(RaisingPresenter())
    yield runner
    runner.stop()


@pytest.fixture
def preview(theme: Theme, tasks: TaskRunner, pdf: bytes, qtbot: QtBot) -> PdfPreview:
    dialog = PdfPreview(theme, tasks, None, "Crisiskaart", "crisiskaart.pdf")
    qtbot.addWidget(dialog)
    dialog.show_pdf(pdf, shape_of(pdf))
    dialog.show()
    return dialog


def page_widths(preview: PdfPreview) -> list[int]:
    settle()
    return [
        each.width()
        for each in preview.findChildren(QLabel)
        if each.accessibleName().startswith("Pagina ") and each.isVisible()
    ]


def test_a_page_is_drawn_at_the_size_asked_for(pdf: bytes) -> None:
    picture = draw_page(pdf, 0, 72)
    assert (picture.width(), picture.height()) == pytest.approx((595, 842), abs=1)


def test_nothing_can_be_printed_before_there_is_a_page(
    theme: Theme, tasks: TaskRunner, qtbot: QtBot
) -> None:
    dialog = PdfPreview(theme, tasks, None, "Crisiskaart", "crisiskaart.pdf")
    qtbot.addWidget(dialog)
    dialog.show()
    assert "Het voorbeeld wordt gemaakt…" in words_of(dialog)
    assert not button(dialog, "Printen").isEnabled()
    assert not button(dialog, "Opslaan als pdf").isEnabled()


def test_the_pages_have_names_and_can_be_zoomed_with_keys_and_buttons(preview: PdfPreview) -> None:
    assert "1 pagina" in words_of(preview)
    assert "Pagina 1 van 1" in words_of(preview)
    (first,) = page_widths(preview)
    press(preview, "Groter")
    (larger,) = page_widths(preview)
    assert larger > first
    QTest.keyClick(preview, Qt.Key.Key_Minus)
    assert page_widths(preview) == [first]
    for _ in range(20):
        press(preview, "Kleiner")
    assert 0 < page_widths(preview)[0] < first


def test_a_page_wider_than_the_preview_can_be_moved_sideways(preview: PdfPreview) -> None:
    pages = preview.findChildren(PassingPages)[0]
    assert pages.horizontalScrollBar().maximum() == 0
    for _ in range(20):
        press(preview, "Groter")
    settle()
    assert pages.horizontalScrollBar().maximum() > 0


def test_saving_warns_first_and_writes_where_a_person_chose(
    preview: PdfPreview, pdf: bytes, tmp_path: Path, qtbot: QtBot
) -> None:
    warned: list[str] = []

    def choose_place() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        dialog.findChildren(QLineEdit)[0].setText(str(tmp_path / "kaart"))
        dialog.accept()

    def agree() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, Dialog)
        warned.append(words_of(dialog))
        QTimer.singleShot(0, choose_place)
        press(dialog, "Kies een plek")

    QTimer.singleShot(0, agree)
    press(preview, "Opslaan als pdf")
    assert "Het bestand komt buiten de kluis te staan." in warned[0]
    assert (tmp_path / "kaart.pdf").read_bytes() == pdf


def test_saying_no_writes_nothing(preview: PdfPreview, private_home: Path) -> None:
    def refuse() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, Dialog)
        press(dialog, "Annuleren")

    QTimer.singleShot(0, refuse)
    press(preview, "Opslaan als pdf")
    assert list(private_home.rglob("*.pdf")) == []


def test_printing_offers_the_systems_dialog_and_no_is_no(preview: PdfPreview) -> None:
    asked: list[bool] = []

    def refuse() -> None:
        dialog = QApplication.activeModalWidget()
        asked.append(isinstance(dialog, QPrintDialog))
        assert isinstance(dialog, QDialog)
        dialog.reject()

    QTimer.singleShot(0, refuse)
    press(preview, "Printen")
    assert asked == [True]


@pytest.fixture
def printer(tmp_path: Path) -> QPrinter:
    """A printer that prints in a file, as 'Afdrukken naar bestand' does."""
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(tmp_path / "gedrukt.pdf"))
    made.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    return made


def many_pages(number: int) -> bytes:
    """A PDF of A4 sheets."""
    made = pikepdf.new()
    for _ in range(number):
        made.add_blank_page(page_size=(595, 842))
    file = BytesIO()
    made.save(file)
    return file.getvalue()


def ready(preview: PdfPreview) -> bool:
    return button(preview, "Printen").isEnabled()


def test_a_printed_page_fills_the_sheet_whatever_the_margins(
    preview: PdfPreview, printer: QPrinter, pdf: bytes, tmp_path: Path, qtbot: QtBot
) -> None:
    printer.setPageMargins(QMarginsF(12, 12, 12, 12), QPageLayout.Unit.Millimeter)
    preview.print_on(printer)
    qtbot.waitUntil(lambda: ready(preview))
    assert "Alles is naar de printer gestuurd." in words_of(preview)
    paper = (tmp_path / "gedrukt.pdf").read_bytes()
    assert page_count(paper) == 1
    assert ink(paper) == pytest.approx(ink(pdf), abs=6)


def test_the_bands_of_a_page_join_without_a_line(
    theme: Theme, tasks: TaskRunner, printer: QPrinter, tmp_path: Path, qtbot: QtBot
) -> None:
    black = pikepdf.open(BytesIO(many_pages(1)))
    black.pages[0].contents_add(b"0 g 0 0 595 842 re f")
    file = BytesIO()
    black.save(file)
    pdf = file.getvalue()
    sizes, papers = shape_of(pdf).sizes, papers_of(printer)
    printing = Printing(tasks, pdf, sizes, printer, papers=papers, parent=None)
    with qtbot.waitSignal(printing.ended):
        printing.start()
    for dots in (110, 300, 600):
        picture = draw_page((tmp_path / "gedrukt.pdf").read_bytes(), 0, dots)
        middle = picture.width() // 2
        down = range(2, picture.height() - 2)
        assert max(picture.pixelColor(middle, y).lightness() for y in down) < 12


def test_printing_counts_its_pages_and_keeps_to_those_that_were_chosen(
    preview: PdfPreview, printer: QPrinter, tmp_path: Path, qtbot: QtBot
) -> None:
    pdf = many_pages(5)
    preview.show_pdf(pdf, shape_of(pdf))
    printer.setFromTo(2, 4)
    counted: list[str] = []

    def look() -> bool:
        counted.extend(line for line in words_of(preview).split("\n") if line.endswith(" …"))
        return ready(preview)

    preview.print_on(printer)
    assert not ready(preview)
    qtbot.waitUntil(look)
    assert [*dict.fromkeys(counted)] == [f"Pagina {page} van 3 …" for page in (1, 2, 3)]
    assert page_count((tmp_path / "gedrukt.pdf").read_bytes()) == 3


def test_the_window_stays_quick_while_pages_are_printed(
    preview: PdfPreview, printer: QPrinter, pdf: bytes, qtbot: QtBot
) -> None:
    turns: list[int] = []
    timer = QTimer(preview, interval=0)
    timer.timeout.connect(lambda: turns.append(1))
    timer.start()
    preview.print_on(printer)
    qtbot.waitUntil(lambda: ready(preview))
    assert len(turns) > 8, "the window had no turn between two parts of a page"


@pytest.mark.parametrize("how", ["Stoppen", "Escape"])
def test_printing_can_be_stopped_and_the_preview_stays(
    preview: PdfPreview, printer: QPrinter, tmp_path: Path, qtbot: QtBot, how: str
) -> None:
    pdf = many_pages(40)
    preview.show_pdf(pdf, shape_of(pdf))
    preview.print_on(printer)
    qtbot.waitUntil(lambda: "Pagina 2 van 40 …" in words_of(preview))
    if how == "Stoppen":
        press(preview, "Stoppen")
    else:
        QTest.keyClick(preview, Qt.Key.Key_Escape)
    assert "Gestopt. Er kan nog een pagina komen." in words_of(preview)
    assert ready(preview)
    assert preview.isVisible()
    assert page_count((tmp_path / "gedrukt.pdf").read_bytes()) < 10
    press(preview, "Sluiten")
    assert not preview.isVisible()


def test_a_preview_that_goes_while_it_prints_lets_go_of_the_printer(
    preview: PdfPreview, tasks: TaskRunner, printer: QPrinter, qtbot: QtBot
) -> None:
    preview.print_on(printer)
    assert printer.printerState() is QPrinter.PrinterState.Active
    preview.done(QDialog.DialogCode.Rejected)  # as locking does
    assert not preview.isVisible()
    assert printer.printerState() is not QPrinter.PrinterState.Active
    qtbot.waitUntil(lambda: tasks.is_idle)
    settle()


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_does_not_start_is_told(
    preview: PdfPreview, printer: QPrinter, tmp_path: Path
) -> None:
    printer.setOutputFileName(str(tmp_path / "nergens" / "gedrukt.pdf"))
    told: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, Dialog)
        told.append(words_of(dialog))
        press(dialog, "Begrepen")

    QTimer.singleShot(0, look)
    preview.print_on(printer)
    assert "De printer start niet." in told[0]
    assert "Er is niets geprint." in words_of(preview)
    assert ready(preview)


def ink(pdf: bytes) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of everything dark on page 1, in pixels at 72 dots an inch."""
    picture = draw_page(pdf, 0, 72)
    dark = [
        (x, y)
        for x in range(picture.width())
        for y in range(picture.height())
        if picture.pixelColor(x, y).lightness() < 128
    ]
    across, down = zip(*dark, strict=True)
    return min(across), min(down), max(across), max(down)


def test_the_preview_stands_while_the_pages_are_being_made(
    theme: Theme, tasks: TaskRunner, pdf: bytes, qtbot: QtBot
) -> None:
    said: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PdfPreview)
        said.append(words_of(dialog))
        qtbot.waitUntil(lambda: "1 pagina" in words_of(dialog))
        dialog.reject()

    QTimer.singleShot(0, look)
    preview_pdf(
        theme, tasks, RaisingPresenter(), None, title="Kaart", build=lambda: pdf, file_name="k.pdf"
    )
    assert "Het voorbeeld wordt gemaakt…" in said[0]


def test_a_document_that_cannot_be_made_is_told_and_the_preview_goes(
    theme: Theme, qtbot: QtBot
) -> None:
    shown: list[KnownError] = []

    class Presenter(RaisingPresenter):
        def known(self, error: KnownError) -> None:
            shown.append(error)

    def build() -> bytes:
        raise KnownError("Dat kan niet.", safe="", advice="")

    tasks = TaskRunner(Presenter())
    preview_pdf(theme, tasks, Presenter(), None, title="Kaart", build=build, file_name="k.pdf")
    tasks.stop()
    assert [error.happened for error in shown] == ["Dat kan niet."]


def test_a_name_without_ending_replaces_no_pdf_unasked(
    preview: PdfPreview, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = tmp_path / "lijst.pdf"
    there.write_bytes(b"%PDF-1.7 van gisteren")
    answers = iter([True, False])  # to the warning that it can be read, and to replacing
    monkeypatch.setattr(
        "herstel_desktop.ui.widgets.pdf_preview.confirm", lambda *_a, **_k: next(answers)
    )
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(tmp_path / "lijst"), "")
    )
    preview.save()
    assert there.read_bytes() == b"%PDF-1.7 van gisteren"
