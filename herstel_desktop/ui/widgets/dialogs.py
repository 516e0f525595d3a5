"""Calm dialogs with Dutch buttons: confirm, tell, and a base for small forms."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from herstel_desktop.domain.errors import InvalidInputError, KnownError
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.basics import (
    Button,
    VerticalScroll,
    in_order,
    label,
    row,
    tab_in_order,
)
from herstel_desktop.ui.widgets.forms import Form


def _tr(text: str) -> str:
    return QCoreApplication.translate("dialogs", text)


_LEFT_FREE = 72
"""Pixels of the screen's height that stay free above and below a dialog, its title bar included."""
_MARGIN = 28


class Dialog(QDialog):
    """A modal dialog: title, body, and buttons at the bottom right; Escape closes it.

    The body is as high as what is in it; with large text it scrolls when the screen is lower.
    """

    def __init__(self, theme: Theme, parent: QWidget | None, title: str, width: int = 520) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setWindowTitle(title)
        self.setModal(True)
        self.setMinimumWidth(min(theme.px(width), 1200))
        self._heading = label(title, "heading")
        self._scroll = VerticalScroll(spacing=theme.px(12))
        self.body = self._scroll.body
        self.buttons = row(None, spacing=theme.px(10))
        self._grows = False
        outer = QVBoxLayout(self)
        outer.setContentsMargins(_MARGIN, 24, _MARGIN, 24)
        outer.setSpacing(theme.px(14))
        outer.addWidget(self._heading)
        outer.addWidget(self._scroll, 1)
        outer.addLayout(self.buttons)
        self._scroll.inner.installEventFilter(self)

    def let_body_grow(self) -> None:
        """The dialog has a size of its own and the body fills it, for it scrolls by itself."""
        self._grows = True

    def setVisible(self, visible: bool) -> None:
        if visible:
            self.fit()
            tab_in_order([*in_order(self.body), *in_order(self.buttons)])
        super().setVisible(visible)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self._scroll.inner
            and event.type() is QEvent.Type.LayoutRequest
            and self._scroll.isVisible()
        ):
            self.fit()
        return False

    def fit(self) -> None:
        """Give the body the height it wants, as far as the screen has it."""
        if self._grows:
            return
        inner = self._scroll.inner
        self._scroll.setMinimumWidth(inner.minimumSizeHint().width())
        width = max(self.minimumWidth() - 2 * _MARGIN, self._scroll.minimumWidth())
        wanted = inner.sizeHint().height()
        if inner.hasHeightForWidth():
            wanted = inner.heightForWidth(width)
        others = self._heading.heightForWidth(width) + self.buttons.sizeHint().height()
        others += 48 + 2 * self.theme.px(14)
        room = self.screen().availableGeometry().height() - _LEFT_FREE - others
        self._scroll.setFixedHeight(max(min(wanted, room), self.theme.px(40)))
        self.adjustSize()

    def show_focused(self) -> None:
        """Scroll to what has the keyboard."""
        focus = self.focusWidget()
        if focus is not None and self._scroll.isAncestorOf(focus):
            self._scroll.ensureWidgetVisible(focus)

    def add_button(self, text: str, role: str = "secondary", icon: str = "") -> Button:
        """A button at the right end; the caller connects it."""
        button = Button(self.theme, text, icon, role)
        self.buttons.addWidget(button)
        return button


class FormDialog(Dialog):
    """A small form with 'Opslaan' and 'Annuleren'; stays open while something is wrong.

    Connect `save_button.clicked` to what stores the form; call `accept` when it is stored, or
    `show_error` when it was refused.
    """

    def __init__(
        self, theme: Theme, parent: QWidget | None, title: str, save: str = "", width: int = 520
    ) -> None:
        super().__init__(theme, parent, title, width)
        self.form = Form()
        self._problem = label("", "error")
        self._problem.hide()
        self.body.addWidget(self._problem)
        self.cancel_button = self.add_button(_tr("&Annuleren"))
        self.cancel_button.clicked.connect(self.reject)
        self.save_button = self.add_button(save or _tr("&Opslaan"), "primary")
        self.save_button.setDefault(True)

    def setVisible(self, visible: bool) -> None:
        super().setVisible(visible)
        if visible and self.focusWidget() in (None, self.save_button):
            fields = [each for each in in_order(self.body) if each.isVisible()]
            (fields or [self.save_button])[0].setFocus()

    def show_error(self, error: KnownError) -> None:
        """Show a refusal at its field, or at the top when it belongs to none."""
        self.save_button.setEnabled(True)
        at_field = isinstance(error, InvalidInputError) and self.form.show_error(error)
        self._problem.setText("" if at_field else error.sentence())
        self._problem.setVisible(not at_field)
        self.fit()
        self.show_focused()


def confirm(
    theme: Theme,
    parent: QWidget | None,
    title: str,
    what_goes: str,
    *,
    go_on: str,
    danger: bool = False,
    cancel: str = "",
) -> bool:
    """Ask before something goes; says what goes. Escape and the first button leave all as it is."""
    dialog = Dialog(theme, parent, title)
    dialog.body.addWidget(label(what_goes))
    stay = dialog.add_button(cancel or _tr("&Annuleren"))
    stay.clicked.connect(dialog.reject)
    act = dialog.add_button(go_on, "danger" if danger else "primary")
    act.clicked.connect(dialog.accept)
    stay.setFocus()
    return dialog.exec() == QDialog.DialogCode.Accepted


def tell(theme: Theme, parent: QWidget | None, error: KnownError) -> None:
    """Show a known error: what happened, what is safe, what to do."""
    dialog = Dialog(theme, parent, error.happened)
    dialog.setWindowTitle(_tr("Dat ging niet"))
    for part in (error.safe, error.advice):
        if part:
            text = label(part)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
            dialog.body.addWidget(text)
    close = dialog.add_button(_tr("&Begrepen"), "primary")
    close.clicked.connect(dialog.accept)
    close.setFocus()
    dialog.exec()
