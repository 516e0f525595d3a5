"""Every page of the shell in every look: nothing is cut off; the pictures are there to be seen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, QTimer
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from herstel_desktop.db.store import Store
from herstel_desktop.domain.changes import Outcome, changed
from herstel_desktop.domain.errors import KnownError
from herstel_desktop.services.crisis import default_crisis_lines, how_to_talk
from herstel_desktop.services.crisis_cards import crisis_card_pdf
from herstel_desktop.services.organisation import add_venue
from herstel_desktop.services.vault_access import OpenVault
from herstel_desktop.ui.shell.crisis_dialog import CrisisDialog
from herstel_desktop.ui.shell.first_start.wizard import FirstStart
from herstel_desktop.ui.shell.main_window import MainWindow
from herstel_desktop.ui.shell.search_palette import SearchPalette
from herstel_desktop.ui.shell.unlock_page import UnlockPage
from herstel_desktop.ui.tasks import TaskRunner
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.theme.tokens import Look
from herstel_desktop.ui.widgets.dialogs import Dialog, confirm, tell
from herstel_desktop.ui.widgets.pdf_pages import shape_of
from herstel_desktop.ui.widgets.pdf_preview import PdfPreview
from tests.ui.looking import assert_nothing_clipped, clashing_mnemonics, show_at
from tests.ui.shell.conftest import quick_vault
from tests.ui.shell.hands import field, press, words_of
from tests.ui.shell.sample_screens import SPECS
from tests.vaults import MadeVault

WHOLE_SCREEN = QSize(1366, 768)


@dataclass(frozen=True)
class Appearance:
    """A look and a text size, and what its pictures are called."""

    name: str
    look: Look
    percent: int


APPEARANCES = (
    Appearance("light", Look.LIGHT, 100),
    Appearance("dark", Look.DARK, 100),
    Appearance("contrast", Look.HIGH_CONTRAST, 100),
    Appearance("large", Look.LIGHT, 200),
)


@pytest.fixture(params=APPEARANCES, ids=lambda appearance: appearance.name)
def seen(
    request: pytest.FixtureRequest, theme: Theme, screenshot: Callable[[QWidget, str], Path]
) -> Callable[[QWidget, str], None]:
    """Shows a widget in one of the looks, saves what it looks like, and finds nothing cut off."""
    appearance: Appearance = request.param
    theme.choose(look=appearance.look, percent=appearance.percent)

    def see(widget: QWidget, name: str) -> None:
        show_at(widget, widget.size() if isinstance(widget, QDialog) else WHOLE_SCREEN)
        screenshot(widget, f"shell-{name}-{appearance.name}")
        assert_nothing_clipped(widget)
        assert clashing_mnemonics(widget) == []

    return see


def test_the_unlock_page(
    seen: Callable[[QWidget, str], None],
    theme: Theme,
    tasks: TaskRunner,
    made_vault: MadeVault,
    qtbot: QtBot,
) -> None:
    page = UnlockPage(theme, tasks, made_vault.folder)
    qtbot.addWidget(page)
    seen(page, "unlock")
    field(page, "Wachtzin").setText("niet de goede wachtzin")
    press(page, "Openen")
    qtbot.waitUntil(lambda: tasks.is_idle, timeout=10_000)
    seen(page, "unlock-wrong")
    press(page, "Ik weet mijn wachtzin niet. Ik heb de herstelcode.")
    seen(page, "unlock-code")


def test_the_first_start(
    seen: Callable[[QWidget, str], None],
    theme: Theme,
    tasks: TaskRunner,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    page = FirstStart(theme, tasks, tmp_path / "kluis", no_preview, quick_vault)
    qtbot.addWidget(page)
    seen(page, "first-start-1")
    press(page, "Verder")
    seen(page, "first-start-1-refused")
    field(page, "Organisatie").setText("Stichting De Brug")
    field(page, "Jouw naam").setText("Ilse")
    press(page, "Verder")
    seen(page, "first-start-2-empty")
    field(page, "Wachtzin").setText("kort")
    field(page, "Nog een keer").setText("kort")
    press(page, "Verder")
    qtbot.waitUntil(lambda: tasks.is_idle)
    seen(page, "first-start-2-weak")
    press(page, "Stel vijf woorden voor")
    field(page, "Nog een keer").setText(field(page, "Wachtzin").text())
    press(page, "Verder")
    qtbot.waitUntil(lambda: "Stap 3" in words_of(page))
    seen(page, "first-start-3")
    press(page, "Ik schrijf de code over")
    field(page, "Typ de code over van het papier").setText("ABCDE")
    press(page, "Kluis maken")
    seen(page, "first-start-3-shown")
    field(page, "Typ de code over van het papier").setText(page.recovery_code.text())
    press(page, "Kluis maken")
    qtbot.waitUntil(lambda: "Stap 4" in words_of(page), timeout=10_000)
    seen(page, "first-start-4")
    assert page.vault is not None
    page.vault.close()


def test_the_main_window(
    seen: Callable[[QWidget, str], None], main_window: MainWindow, qtbot: QtBot
) -> None:
    seen(main_window, "main")
    main_window.show_outcome(
        Outcome(
            changed(), sentence="Anneke staat op aanwezig.", undo=lambda _store: Outcome(changed())
        )
    )
    seen(main_window, "toast")
    main_window.show_outcome(
        Outcome(
            changed(),
            sentence="Wiesława Brzęczyszczykiewicz-van der Meulen staat bij Herstelgroep Dinsdag "
            "in Buurtpunt De Linde op kennismaking gepland.",
            undo=lambda _store: Outcome(changed()),
        )
    )
    seen(main_window, "toast-long")
    main_window.shield_more()
    seen(main_window, "initials")
    main_window.shield_more()
    seen(main_window, "neutral")


def test_the_crisis_card(seen: Callable[[QWidget, str], None], theme: Theme, qtbot: QtBot) -> None:
    crisis = CrisisDialog(theme, None, default_crisis_lines(), how_to_talk())
    qtbot.addWidget(crisis)
    seen(crisis, "crisis")


def test_the_search_palette(
    seen: Callable[[QWidget, str], None],
    main_window: MainWindow,
    open_vault: OpenVault,
    qtbot: QtBot,
) -> None:
    for number in range(12):
        add_venue(open_vault.store, f"Buurtpunt De Linde {number}", "Lindelaan 1", "Utrecht")
    palette = SearchPalette(main_window.context, SPECS, main_window)
    seen(palette, "search-empty")
    palette.field.setText("linde")
    qtbot.waitUntil(lambda: "Buurtpunt De Linde 3" in palette.found)
    seen(palette, "search")
    palette.field.setText("xyz")
    qtbot.waitUntil(lambda: palette.found == ())
    seen(palette, "search-nothing")
    palette.reject()


def test_the_preview(
    seen: Callable[[QWidget, str], None],
    theme: Theme,
    tasks: TaskRunner,
    store: Store,
    tmp_path: Path,
) -> None:
    pdf = crisis_card_pdf(store)
    preview = PdfPreview(theme, tasks, None, "Crisiskaart", "crisiskaart.pdf")
    seen(preview, "preview-empty")
    preview.show_pdf(pdf, shape_of(pdf))
    seen(preview, "preview")
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "gedrukt.pdf"))
    preview.print_on(printer)
    seen(preview, "preview-printing")
    press(preview, "Stoppen")
    seen(preview, "preview-stopped")


def test_asking_and_telling(
    seen: Callable[[QWidget, str], None], theme: Theme, main_window: MainWindow
) -> None:
    error = KnownError(
        "De schijf is vol.",
        safe="Alles wat al bewaard was, is veilig.",
        advice="Maak ruimte op de schijf en probeer het opnieuw. Lukt het dan nog niet, vraag dan "
        "hulp aan de coördinator.",
    )
    see_while_open(seen, "tell", lambda: tell(theme, main_window, error))
    see_while_open(
        seen,
        "confirm",
        lambda: confirm(
            theme,
            main_window,
            "Bijeenkomst afsluiten?",
            "Het aantal blijft: 8. De 8 namen op de lijst worden gewist. Dit kun je niet ongedaan "
            "maken.",
            go_on="&Afsluiten",
            cancel="&Nog niet",
        ),
    )
    see_while_open(
        seen,
        "confirm-danger",
        lambda: confirm(
            theme, main_window, "Anneke wissen?", "Alles gaat weg.", go_on="&Wissen", danger=True
        ),
    )


def see_while_open(
    seen: Callable[[QWidget, str], None], name: str, open_dialog: Callable[[], object]
) -> None:
    """Look at a dialog that stays in the way until it is answered."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, Dialog)
        try:
            seen(dialog, name)
        finally:
            dialog.reject()

    QTimer.singleShot(0, look)
    open_dialog()


def no_preview(_title: str, _build: Callable[[], bytes], _file_name: str) -> None:
    """Nothing is printed here."""
