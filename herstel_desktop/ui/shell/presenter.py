"""Shows errors that no screen took: known ones as sentences, bugs as one calm dialog."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from herstel_desktop.domain.errors import KnownError
from herstel_desktop.ui.theme.theme import Theme


class DialogPresenter:
    """Dialogs over whatever window is in front; one bug dialog at a time."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._showing_bug = False

    def known(self, error: KnownError) -> None:
        """Something that a person can act on."""
        from herstel_desktop.ui.widgets.dialogs import tell

        tell(self._theme, QApplication.activeWindow(), error)

    def bug(self, error: BaseException) -> None:
        """A mistake of the program itself; its text is not shown, for it may hold names."""
        if self._showing_bug:
            return
        self._showing_bug = True
        try:
            self.known(
                KnownError(
                    _tr("Er ging iets mis in het programma."),
                    safe=_tr("Alles wat al bewaard was, is veilig."),
                    advice=_tr(
                        "Doe wat je wilde doen nog een keer. Lukt het dan niet, sluit het "
                        "programma en open het opnieuw. Soort fout: {kind}."
                    ).format(kind=type(error).__name__),
                )
            )
        finally:
            self._showing_bug = False


def _tr(text: str) -> str:
    return QCoreApplication.translate("presenter", text)
