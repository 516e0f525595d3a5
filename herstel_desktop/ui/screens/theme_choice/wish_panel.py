"""One wish: what it says, whose it is, its themes, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from herstel_desktop.domain.recovery_wishes import RecoveryWish, WishBoard
from herstel_desktop.ui.screens.theme_choice.texts import owner_line, tr
from herstel_desktop.ui.shell.names import NameShield
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.basics import Button, in_order, label
from herstel_desktop.ui.widgets.flow import Flow
from herstel_desktop.ui.widgets.words import breakable

_PLAIN_AMPERSAND = "&&"


class WishPanel(QFrame):
    """The wish that the list is on.

    Signals:
        themes_wanted(tuple): the wish is to have these themes.
        picker_wanted, change_wanted, owner_wanted, fulfil_wanted, remove_wanted: see the buttons.
    """

    themes_wanted = Signal(object)
    picker_wanted = Signal()
    change_wanted = Signal()
    owner_wanted = Signal()
    fulfil_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self, theme: Theme, names: NameShield) -> None:
        super().__init__()
        self.setProperty("role", "notice")
        self._theme, self._names = theme, names
        self._wish: RecoveryWish | None = None
        self._board: WishBoard | None = None
        self._text = label("", "strong")
        self._about = label("", "muted")
        self._linked: list[Button] = []
        self._suggested: list[Button] = []
        self._pick = Button(theme, tr("T&hema erbij"), "plus", on_click=self.picker_wanted.emit)
        self._themes = Flow(self._pick, spacing=theme.px(8))
        self._change = Button(theme, tr("Wi&jzigen"), on_click=self.change_wanted.emit)
        self._owner = Button(theme, tr("&Van wie"), on_click=self.owner_wanted.emit)
        self._fulfil = Button(theme, "", on_click=self.fulfil_wanted.emit)
        self._remove = Button(theme, tr("We&ghalen"), on_click=self.remove_wanted.emit)
        self._actions = Flow(
            self._change, self._owner, self._fulfil, self._remove, spacing=theme.px(8)
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(theme.px(8))
        layout.addWidget(self._text)
        layout.addWidget(self._about)
        layout.addLayout(self._themes)
        layout.addLayout(self._actions)

    def show_wish(self, wish: RecoveryWish, board: WishBoard) -> None:
        """Show a wish; the buttons of its themes are made anew only when these changed."""
        before, self._wish, self._board = self._wish, wish, board
        self.setAccessibleName(tr("Gekozen wens: {text}").format(text=wish.text))
        self._text.setText(breakable(wish.text))
        self._owner.setVisible(board.keeps_names or wish.participant_id is not None)
        self._fulfil.setText(tr("Ve&rvuld") if wish.is_alive else tr("Leeft wee&r"))
        self.redraw_names()
        suggested = board.suggestions.get(wish.id, ())
        standing = [each.text() for each in (*self._linked, *self._suggested)]
        wanted = [
            *(_on_button(board.title_of(theme)) for theme in wish.themes),
            *(_as_suggestion(board.title_of(theme)) for theme in suggested),
        ]
        if before is None or before.id != wish.id or standing != wanted:
            self._show_themes(wish, board, suggested)

    @property
    def controls(self) -> list[QWidget]:
        """Its buttons, in the order in which they are read."""
        return [*in_order(self._themes), *in_order(self._actions)]

    def redraw_names(self) -> None:
        """Names are shielded otherwise now."""
        wish = self._wish
        if wish is None:
            return
        shown = ""
        if wish.participant_id is not None:
            shown = self._names.shown(wish.participant, wish.participant_id)
        self._about.setText(breakable(owner_line(wish, shown)))

    def take_suggestion(self) -> None:
        """Take over the likeliest theme, if there is one."""
        if self._suggested and self._wish is not None:
            self._suggested[0].click()

    def _show_themes(self, wish: RecoveryWish, board: WishBoard, suggested: Sequence[str]) -> None:
        had_focus = any(each.hasFocus() for each in (*self._linked, *self._suggested))
        for button in (*self._linked, *self._suggested):
            self._themes.removeWidget(button)
            button.hide()
            button.setParent(None)
            button.deleteLater()
        self._linked = [self._linked_button(wish, theme, board) for theme in wish.themes]
        self._suggested = [self._suggested_button(wish, theme, board) for theme in suggested]
        self._themes.removeWidget(self._pick)
        for button in (*self._linked, *self._suggested, self._pick):
            self._themes.addWidget(button)
        if had_focus:
            self._pick.setFocus()

    def _linked_button(self, wish: RecoveryWish, theme: str, board: WishBoard) -> Button:
        """The title with a cross: a press takes the theme off the wish."""
        title = board.title_of(theme)
        button = Button(self._theme, _on_button(title), "x")
        button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the cross after the title
        button.setAccessibleName(tr("Haal het thema {theme} weg").format(theme=title))
        button.setToolTip(button.accessibleName())
        rest = tuple(each for each in wish.themes if each != theme)
        button.clicked.connect(lambda _checked=False: self.themes_wanted.emit(rest))
        return button

    def _suggested_button(self, wish: RecoveryWish, theme: str, board: WishBoard) -> Button:
        title = board.title_of(theme)
        button = Button(self._theme, _as_suggestion(title), "plus")
        button.setAccessibleName(tr("Voorstel: {theme}. Neem het over").format(theme=title))
        button.setToolTip(button.accessibleName())
        more = (*wish.themes, theme)
        button.clicked.connect(lambda _checked=False: self.themes_wanted.emit(more))
        return button


def _on_button(title: str) -> str:
    return title.replace("&", _PLAIN_AMPERSAND)


def _as_suggestion(title: str) -> str:
    return tr("Voorstel: {theme}").format(theme=_on_button(title))
