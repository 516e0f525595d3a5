"""Qt's own dialogs in Dutch: its translation, and the words that it leaves in English."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

_LEFT_IN_ENGLISH = {
    "&Look in:": "&Zoeken in:",
    "Files of &type:": "Soort &bestand:",
    "Page &Set:": "Even of &oneven:",
    "Double Sided Printing": "Dubbelzijdig afdrukken",
    "Long side binding": "Over de lange kant",
    "Short side binding": "Over de korte kant",
    "Off": "Uit",
}


def speak_dutch(application: QApplication) -> None:
    """Dates, numbers and Qt's own dialogs as in the Netherlands."""
    dutch = QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands)
    QLocale.setDefault(dutch)
    application.installTranslator(_MissingWords(application))  # asked after the next one
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(dutch, "qtbase", "_", folder):
        application.installTranslator(translator)


class _MissingWords(QTranslator):
    """Asked for what no other translation knows."""

    def isEmpty(self) -> bool:
        return False

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        return _LEFT_IN_ENGLISH.get(text) if context.startswith("Q") else None
