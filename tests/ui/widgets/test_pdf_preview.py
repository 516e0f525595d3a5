"""The preview: pages from memory, zoom, saving only where a person chose, and a printer."""

from __future__ import annotations

from pathlib import Path

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
from herstel_desktop.ui.widgets.pdf_pages import draw_page, draw_pages, page_count
from herstel_desktop.ui.widgets.pdf_preview import (
    SCREEN_DPI,
    PdfPreview,
    preview_pdf,
    print_pdf,
)
from tests.ui.conftest import RaisingPresenter
from tests.ui.shell.conftest import settle
from tests.ui.shell.hands import button, press, words_of


@pytest.fixture
def pdf(store: Store) -> bytes:
    return crisis_card_pdf(store)


@pytest.fixture
def preview(theme: Theme, pdf: bytes, qtbot: QtBot) -> PdfPreview:
    dialog = PdfPreview(theme, None, "Crisiskaart", "crisiskaart.pdf")
    qtbot.addWidget(dialog)
    dialog.show_pdf(pdf, draw_pages(pdf, SCREEN_DPI))
    dialog.show()
    return dialog


def page_widths(preview: PdfPreview) -> list[int]:
    settle()
    return [
        each.pixmap().width()
        for each in preview.findChildren(QLabel)
        if each.accessibleName().startswith("Pagina ") and each.isVisible()
    ]


def test_a_page_is_drawn_at_the_size_asked_for(pdf: bytes) -> None:
    picture = draw_page(pdf, 0, 72)
    assert (picture.width(), picture.height()) == pytest.approx((595, 842), abs=1)
    assert len(draw_pages(pdf, 36)) == page_count(pdf)


def test_nothing_can_be_printed_before_there_is_a_page(theme: Theme, qtbot: QtBot) -> None:
    dialog = PdfPreview(theme, None, "Crisiskaart", "crisiskaart.pdf")
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


def test_a_printed_page_fills_the_sheet_whatever_the_margins(
    pdf: bytes, tmp_path: Path, qtbot: QtBot
) -> None:
    printed: list[int] = []
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "gedrukt.pdf"))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageMargins(QMarginsF(12, 12, 12, 12), QPageLayout.Unit.Millimeter)
    print_pdf(pdf, printer, printed.append)
    assert printed == [1]
    paper = (tmp_path / "gedrukt.pdf").read_bytes()
    assert page_count(paper) == 1
    assert ink(paper) == pytest.approx(ink(pdf), abs=6)


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
    theme: Theme, pdf: bytes, qtbot: QtBot
) -> None:
    tasks = TaskRunner(RaisingPresenter())
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
    tasks.stop()
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
