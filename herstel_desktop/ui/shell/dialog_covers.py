"""Dialogs while the screen is shielded: a calm page in the place of what they hold."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QDialog, QVBoxLayout, QWidget

from herstel_desktop.ui.shell.neutral_page import NeutralPage
from herstel_desktop.ui.theme.theme import Theme


class DialogCovers:
    """Covers every dialog that is open when F8 is pressed; its names were drawn before that."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._covers: list[_Cover] = []

    def cover(self) -> None:
        """Cover what is open and not covered yet; menus and lists that hang open close."""
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        covered = [cover.parent() for cover in self._covers if shiboken6.isValid(cover)]
        for dialog in QApplication.topLevelWidgets():
            if isinstance(dialog, QDialog) and dialog.isVisible() and dialog not in covered:
                self._covers.append(_Cover(self._theme, dialog))

    def uncover(self) -> None:
        """Show again what the dialogs hold."""
        covers, self._covers = self._covers, []
        for cover in covers:
            if shiboken6.isValid(cover):
                cover.leave()


class _Cover(QWidget):
    """Lies over a dialog; what is under it is hidden, for keys and screen readers too."""

    def __init__(self, theme: Theme, dialog: QDialog) -> None:
        super().__init__(dialog)
        self._dialog, self._title = dialog, dialog.windowTitle()
        self._focus = dialog.focusWidget()
        self._hidden = [
            each
            for each in dialog.findChildren(
                QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly
            )
            if each is not self and not each.isWindow() and each.isVisibleTo(dialog)
        ]
        least = dialog.minimumSize()
        dialog.setMinimumSize(dialog.size())  # without its parts the layout would let it shrink
        self._least = least
        for each in self._hidden:
            each.hide()
        dialog.setWindowTitle("Herstel Desktop")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(NeutralPage(theme))
        dialog.installEventFilter(self)
        self.setGeometry(dialog.rect())
        self.show()
        self.raise_()

    def leave(self) -> None:
        """Give the dialog back as it was."""
        self._dialog.removeEventFilter(self)
        self._dialog.setMinimumSize(self._least)
        self._dialog.setWindowTitle(self._title)
        self.hide()
        for each in self._hidden:
            if shiboken6.isValid(each):
                each.show()
        if self._focus is not None and shiboken6.isValid(self._focus):
            self._focus.setFocus()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self.setGeometry(self._dialog.rect())
        return False
