"""A document of many pages: only what one sees is drawn, and each page gets its own paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from herstel_desktop.ui.tasks import TaskRunner
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.page_stack import PassingPages
from herstel_desktop.ui.widgets.pdf_pages import Bookmark, draw_page, shape_of
from herstel_desktop.ui.widgets.pdf_preview import PdfPreview
from herstel_desktop.ui.widgets.printing import Papers, Printing, papers_of
from tests.ui.conftest import RaisingPresenter
from tests.ui.looking import assert_nothing_clipped, clashing_mnemonics, show_at
from tests.ui.shell.conftest import settle
from tests.ui.shell.hands import button, press, words_of

A4, A4_WIDE = (595.28, 841.89), (841.89, 595.28)
A3_WIDE = (1190.55, 841.89)
PARTS = (("Presentielijst", 0), ("Draaiboek", 1), ("Werkblad: Levenslijn (12 ×)", 4))
LAST_PARTS = (("Stembriefjes (12 ×)", 36), ("Crisiskaart", 39))


def paper(sizes: list[tuple[float, float]], parts: tuple[tuple[str, int], ...] = ()) -> bytes:
    """A PDF with a black frame on each page, and bookmarks."""
    made = pikepdf.new()
    for across, down in sizes:
        made.add_blank_page(page_size=(across, down))
        frame = f"4 w 40 40 {across - 80:.0f} {down - 80:.0f} re S"
        made.pages[-1].contents_add(frame.encode())
    with made.open_outline() as outline:
        outline.root.extend(pikepdf.OutlineItem(title, page) for title, page in parts)
    file = BytesIO()
    made.save(file)
    return file.getvalue()


PACK = paper([A4] * 4 + [A3_WIDE] * 12 + [A4] * 24, PARTS + LAST_PARTS)


@pytest.fixture
def tasks() -> Iterator[TaskRunner]:
    """The real lanes."""
    runner = TaskRunner(RaisingPresenter())
    yield runner
    runner.stop()


@pytest.fixture
def preview(theme: Theme, tasks: TaskRunner, qtbot: QtBot) -> PdfPreview:
    """A pack of 40 pages."""
    dialog = PdfPreview(theme, tasks, None, "Printpakket", "printpakket.pdf")
    qtbot.addWidget(dialog)
    dialog.show_pdf(PACK, shape_of(PACK))
    dialog.show()
    settle()
    qtbot.waitUntil(lambda: tasks.is_idle)
    return dialog


def pages_of(preview: PdfPreview) -> PassingPages:
    return preview.findChildren(PassingPages)[0]


def contents_of(preview: PdfPreview) -> QComboBox:
    return preview.findChildren(QComboBox)[0]


def wait_until_drawn(preview: PdfPreview, tasks: TaskRunner, qtbot: QtBot) -> tuple[int, ...]:
    settle()
    qtbot.waitUntil(lambda: tasks.is_idle)
    return pages_of(preview).drawn


def shows_paper_only(preview: PdfPreview) -> list[str]:
    """The pages in view that are still white."""
    sheets = pages_of(preview).inner.findChildren(QLabel)
    seen = [sheet for sheet in sheets if not sheet.visibleRegion().isEmpty()]
    assert seen, "some page is always in view"
    return [sheet.accessibleName() for sheet in seen if sheet.pixmap().isNull()]


def test_bookmarks_and_sizes_are_read_back() -> None:
    shape = shape_of(PACK)
    assert shape.bookmarks == tuple(Bookmark(*part) for part in PARTS + LAST_PARTS)
    assert [size.is_landscape for size in shape.sizes[3:6]] == [False, True, True]
    assert shape.sizes[4] == pytest.approx(A3_WIDE, abs=0.1)


def test_only_what_is_seen_and_its_neighbours_are_drawn(
    preview: PdfPreview, tasks: TaskRunner, qtbot: QtBot
) -> None:
    pages = pages_of(preview)
    drawn = wait_until_drawn(preview, tasks, qtbot)
    assert drawn[:2] == (0, 1)
    assert len(drawn) <= 4
    most, bar = 0, pages.verticalScrollBar()
    while bar.value() < bar.maximum():
        QTest.keyClick(preview, Qt.Key.Key_PageDown)
        drawn = wait_until_drawn(preview, tasks, qtbot)
        assert shows_paper_only(preview) == []
        assert drawn == tuple(range(drawn[0], drawn[-1] + 1))
        most = max(most, len(drawn))
    assert drawn[-1] == 39
    assert pages.page == 39
    assert most <= 5


def test_pages_that_fly_past_are_not_drawn(
    preview: PdfPreview, tasks: TaskRunner, qtbot: QtBot
) -> None:
    bar = pages_of(preview).verticalScrollBar()
    for place in range(bar.minimum(), bar.maximum(), 50):
        bar.setValue(place)
        assert len(pages_of(preview).drawn) <= 5
    QTest.keyClick(preview, Qt.Key.Key_End)
    assert wait_until_drawn(preview, tasks, qtbot)[-1] == 39
    assert shows_paper_only(preview) == []


def test_the_keyboard_goes_through_the_pages_and_the_page_is_told(preview: PdfPreview) -> None:
    preview.setFocus()
    assert "Pagina 1 van 40" in words_of(preview)
    QTest.keyClick(preview, Qt.Key.Key_End)
    settle()
    assert words_of(preview).split("\n").count("Pagina 40 van 40") == 2  # the sheet, and where
    QTest.keyClick(preview, Qt.Key.Key_Home)
    for _ in range(2):
        QTest.keyClick(preview, Qt.Key.Key_PageDown)
    settle()
    assert pages_of(preview).page == 1
    pages_of(preview).setFocus()
    QTest.keyClick(pages_of(preview), Qt.Key.Key_Home)
    assert pages_of(preview).page == 0


def test_a_part_is_chosen_from_the_contents_and_follows_the_pages(
    preview: PdfPreview, tasks: TaskRunner, qtbot: QtBot
) -> None:
    contents, pages = contents_of(preview), pages_of(preview)
    titles = [contents.itemText(index) for index in range(contents.count())]
    assert titles == [title for title, _page in PARTS + LAST_PARTS]
    contents.setFocus()
    for part, page in enumerate((1, 4, 36), start=1):
        QTest.keyClick(contents, Qt.Key.Key_Down)
        assert pages.page == page
        assert page in wait_until_drawn(preview, tasks, qtbot)
        assert contents.currentIndex() == part
    QTest.keyClick(pages, Qt.Key.Key_Home)
    assert contents.currentText() == "Presentielijst"
    QTest.keyClick(pages, Qt.Key.Key_End)
    assert contents.currentText() == "Crisiskaart"


def test_one_part_needs_no_contents_and_one_page_no_count(
    preview: PdfPreview, tasks: TaskRunner, qtbot: QtBot
) -> None:
    one_part = paper([A4] * 3, (("Crisiskaart", 0),))
    preview.show_pdf(one_part, shape_of(one_part))
    settle()
    assert not contents_of(preview).isVisible()
    assert "Pagina 1 van 3" in words_of(preview)
    one_page = paper([A4])
    preview.show_pdf(one_page, shape_of(one_page))
    assert wait_until_drawn(preview, tasks, qtbot) == (0,)
    assert words_of(preview).split("\n").count("Pagina 1 van 1") == 1  # the sheet's own name


def test_zooming_stays_at_the_page_and_draws_it_sharp(
    preview: PdfPreview, tasks: TaskRunner, qtbot: QtBot
) -> None:
    pages = pages_of(preview)
    contents_of(preview).setFocus()
    for _ in range(2):
        QTest.keyClick(contents_of(preview), Qt.Key.Key_Down)
    assert pages.page == 4
    for _ in range(5):
        press(preview, "Groter")
    assert pages.page == 4
    drawn = wait_until_drawn(preview, tasks, qtbot)
    assert len(drawn) <= 4
    sheet = pages.inner.findChildren(QLabel)[4]
    assert sheet.accessibleName() == "Pagina 5 van 40"
    ratio = pages.devicePixelRatioF()
    assert sheet.pixmap().width() == pytest.approx(sheet.width() * ratio, abs=1)
    for _ in range(9):
        press(preview, "Kleiner")
    assert pages.page == 4


@pytest.mark.parametrize("percent", [100, 200])
def test_a_long_document_looks_well(
    theme: Theme,
    tasks: TaskRunner,
    qtbot: QtBot,
    screenshot: Callable[[QWidget, str], None],
    percent: int,
) -> None:
    theme.choose(percent=percent)
    dialog = PdfPreview(theme, tasks, None, "Printpakket Zelfhulpgroep De Linde", "pakket.pdf")
    qtbot.addWidget(dialog)
    dialog.show_pdf(PACK, shape_of(PACK))
    show_at(dialog, dialog.size())
    wait_until_drawn(dialog, tasks, qtbot)
    assert_nothing_clipped(dialog)
    first = pages_of(dialog).inner.findChildren(QLabel)[0]
    across = first.mapTo(pages_of(dialog).viewport(), first.rect().center()).x()
    assert across == pytest.approx(pages_of(dialog).viewport().width() / 2, abs=2)
    assert clashing_mnemonics(dialog) == []
    screenshot(dialog, f"preview-long-{percent}")


def printed(
    tasks: TaskRunner, qtbot: QtBot, target: Path, pdf: bytes, papers: Papers | None = None
) -> list[tuple[float, float]]:
    """The sizes of the sheets that came out, in points."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    takes = papers_of(printer) if papers is None else papers
    printing = Printing(tasks, pdf, shape_of(pdf).sizes, printer, papers=takes, parent=None)
    with qtbot.waitSignal(printing.ended):
        printing.start()
    return list(shape_of(target.read_bytes()).sizes)


def frame_of(pdf: bytes, page: int) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of what is dark, as shares of the sheet."""
    picture = draw_page(pdf, page, 36)
    dark = [
        (x, y)
        for x in range(picture.width())
        for y in range(picture.height())
        if picture.pixelColor(x, y).lightness() < 128
    ]
    across, down = zip(*dark, strict=True)
    return (
        min(across) / picture.width(),
        min(down) / picture.height(),
        max(across) / picture.width(),
        max(down) / picture.height(),
    )


MIXED = paper([A4, A3_WIDE, A4_WIDE, A4])


def test_every_page_is_printed_on_its_own_paper_the_way_it_lies(
    tasks: TaskRunner, qtbot: QtBot, tmp_path: Path
) -> None:
    sheets = printed(tasks, qtbot, tmp_path / "gedrukt.pdf", MIXED)
    for sheet, wanted in zip(sheets, (A4, A3_WIDE, A4_WIDE, A4), strict=True):
        assert sheet == pytest.approx(wanted, abs=2)
    paper_made = (tmp_path / "gedrukt.pdf").read_bytes()
    for page in range(4):
        assert frame_of(paper_made, page) == pytest.approx(frame_of(MIXED, page), abs=0.01)


def test_a_printer_without_large_paper_gets_the_page_fitted_to_what_it_has(
    tasks: TaskRunner, qtbot: QtBot, tmp_path: Path
) -> None:
    only_a4 = frozenset({QPageSize.PageSizeId.A4})
    sheets = printed(tasks, qtbot, tmp_path / "gedrukt.pdf", MIXED, only_a4)
    for sheet, wanted in zip(sheets, (A4, A4_WIDE, A4_WIDE, A4), strict=True):
        assert sheet == pytest.approx(wanted, abs=2)
    paper_made = (tmp_path / "gedrukt.pdf").read_bytes()
    assert frame_of(paper_made, 1) == pytest.approx(frame_of(MIXED, 1), abs=0.01)


def test_a_page_of_another_shape_is_not_stretched(
    tasks: TaskRunner, qtbot: QtBot, tmp_path: Path
) -> None:
    square = paper([(700.0, 700.0)])
    (sheet,) = printed(tasks, qtbot, tmp_path / "gedrukt.pdf", square, frozenset())
    assert sheet == pytest.approx(A4, abs=2)
    left, top, right, bottom = frame_of((tmp_path / "gedrukt.pdf").read_bytes(), 0)
    assert (right - left) * sheet[0] == pytest.approx((bottom - top) * sheet[1], abs=5)


def test_the_first_chosen_page_sets_the_first_sheet(
    tasks: TaskRunner, qtbot: QtBot, tmp_path: Path, preview: PdfPreview
) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "gedrukt.pdf"))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    preview.show_pdf(MIXED, shape_of(MIXED))
    printer.setFromTo(2, 3)
    preview.print_on(printer)
    qtbot.waitUntil(lambda: button(preview, "Printen").isEnabled())
    sizes = shape_of((tmp_path / "gedrukt.pdf").read_bytes()).sizes
    assert [tuple(map(round, size)) for size in sizes] == [(1191, 842), (842, 595)]
