"""The screen: the text at the left, the card at the right, below each other when text is large."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent, QTextCursor
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QVBoxLayout, QWidget

from herstel_desktop.domain.changes import Kind, Outcome
from herstel_desktop.domain.dutch_dates import clock
from herstel_desktop.domain.errors import InvalidInputError, KnownError
from herstel_desktop.services import info_cards
from herstel_desktop.ui.screens.info_cards.card_preview import CardPreview
from herstel_desktop.ui.shell.screen import Screen, ScreenContext
from herstel_desktop.ui.widgets.basics import Button, Card, VerticalScroll, label, row, set_role
from herstel_desktop.ui.widgets.forms import Field, Form, line_edit, on_text, text_edit
from herstel_desktop.ui.widgets.states import ErrorState

SAVE_AFTER_MS = 600
_SIDE_BY_SIDE_FROM = 960
"""Width in pixels at 100 % from which the card stands beside the text."""

_LONGEST_TITLE = 300


class InfoCardsScreen(Screen):
    """Informatiekaarten."""

    reload_on = frozenset({Kind.SETTINGS})

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(
            context, self.tr("Informatiekaarten"), self.tr("voor bewoners en verwijzers · A4")
        )
        self._kept: tuple[str, str] | None = None
        self._dirty = False
        theme = context.theme
        self._error = ErrorState(theme, self.load)
        self._form = Form()
        self._title = line_edit(most=_LONGEST_TITLE)
        self._text = text_edit()
        self._print = Button(
            theme, self.tr("&Printen of opslaan"), "printer", "primary", self._preview_card
        )
        self._editor = self._editor_card()
        self._preview = CardPreview(context, self._print)
        self._preview.drawn.connect(self._form.clear_errors)
        self._preview.refused.connect(self._refuse_card)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setSpacing(22)
        self._both.addWidget(self._editor, 1)
        self._both.addWidget(self._preview, 1)
        scroll = VerticalScroll(margins=(28, 22, 28, 22))
        scroll.body.addWidget(self._error)
        scroll.body.addLayout(self._both, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)
        QWidget.setTabOrder(self._clear, self._print)
        self._save_soon = QTimer(self)
        self._save_soon.setSingleShot(True)
        self._save_soon.setInterval(SAVE_AFTER_MS)
        self._save_soon.timeout.connect(self.flush)
        on_text(self._title, self._typed)
        on_text(self._text, self._typed)
        self._show_state()

    def _editor_card(self) -> Card:
        theme = self.context.theme
        card = Card(theme)
        self._state = label("", "muted")
        self._open = Button(theme, self.tr("Tekst &openen"), "file-text", on_click=self._choose)
        self._clear = Button(theme, self.tr("&Leegmaken"), "trash-2", on_click=self._empty)
        title = Field(
            self.tr("T&itel"),
            self._title,
            self.tr("Laat je dit leeg, dan komt de titel uit de tekst."),
        )
        text = Field(
            self.tr("&Tekst"),
            self._text,
            self.tr(
                "Een kop: zet # voor de regel, of typ hem in hoofdletters. "
                "Een punt van een lijst: begin de regel met - of ✓. "
                "Een webadres wordt vanzelf een link."
            ),
        )
        card.body.addWidget(self._form.add("title", title))
        card.body.addWidget(self._form.add("text", text), 1)
        card.body.addWidget(self._state)
        card.body.addLayout(row(self._open, self._clear, None, spacing=theme.px(10)))
        return card

    def first_focus(self) -> QWidget | None:
        return self._text

    def load(self) -> None:
        self.context.read(self, info_cards.draft, self._show, self._refuse_reading)

    def flush(self) -> None:
        if not self._dirty:
            return
        self._dirty = False
        self._save_soon.stop()
        title, text = self._kept = self._typed_now()
        self.context.write(
            self,
            lambda store: info_cards.save_draft(store, title, text),
            self._saved,
            self._not_saved,
            quiet=True,
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        theme = self.context.theme
        wide = self.width() >= theme.px(_SIDE_BY_SIDE_FROM)
        self._both.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )
        self._text.setMinimumHeight(theme.px(160 if wide else 240))
        self._preview.pages.setMinimumHeight(theme.px(240) if wide else self.height() - 60)
        super().resizeEvent(event)

    def _show(self, draft: tuple[str, str]) -> None:
        self._error.hide()
        self._cards_visible(True)
        if self._dirty or draft == self._kept:
            return
        self._fill(*draft)
        self._preview.draw()

    def _fill(self, title: str, text: str) -> None:
        """Put another card in the fields; Ctrl+Z in the text still goes back."""
        first_time, self._kept = self._kept is None, (title, text)
        for editor in (self._title, self._text):
            editor.blockSignals(True)
        self._title.setText(title)
        if first_time:
            self._text.setPlainText(text)
        else:
            whole = QTextCursor(self._text.document())
            whole.select(QTextCursor.SelectionType.Document)
            whole.insertText(text)
            self._text.moveCursor(QTextCursor.MoveOperation.Start)
        for editor in (self._title, self._text):
            editor.blockSignals(False)
        self._preview.show_text(*self._typed_now())
        self._show_state()

    def _typed_now(self) -> tuple[str, str]:
        return self._title.text(), self._text.toPlainText()

    def _typed(self) -> None:
        self._dirty = True
        self._save_soon.start()
        self._preview.show_text(*self._typed_now())
        self._show_state()

    def _show_state(self, saved: str = "") -> None:
        title, text = self._typed_now()
        self._clear.setEnabled(bool(title or text))
        self._print.setEnabled(bool(text.strip()))
        set_role(self._state, "good" if saved else "muted")
        self._state.setText(saved or self.tr("Wat je typt, wordt vanzelf bewaard."))

    def _saved(self, _outcome: Outcome) -> None:
        if not self._dirty:
            at = clock(datetime.now().time())
            self._show_state(self.tr("bewaard {at}").format(at=at))

    def _not_saved(self, error: KnownError) -> None:
        self._dirty = True
        set_role(self._state, "error")
        self._state.setText(error.sentence())

    def _refuse_card(self, error: KnownError) -> None:
        """At the field it is about; the keyboard stays where somebody types."""
        field = self._form.fields.get(error.field) if isinstance(error, InvalidInputError) else None
        self._form.clear_errors()
        (field or self._form.fields["text"]).show_error(f"{error.happened} {error.advice}")

    def _refuse_reading(self, error: KnownError) -> None:
        self._cards_visible(False)
        self._error.show_error(error)

    def _cards_visible(self, visible: bool) -> None:
        self._editor.setVisible(visible)
        self._preview.setVisible(visible)

    def _replace(self, title: str, text: str) -> None:
        """Put another card in the place of this one, with the way back in the toast."""
        self.flush()
        self._fill(title, text)
        self._preview.draw()
        self.context.write(
            self,
            lambda store: info_cards.replace_draft(store, title, text),
            failed=self._not_saved,
        )

    def _choose(self) -> None:
        chosen, _filter = QFileDialog.getOpenFileName(
            self,
            self.tr("Tekst openen"),
            str(Path.home()),
            self.tr("Tekst (*.txt *.md);;Alle bestanden (*)"),
        )
        if chosen:
            path = Path(chosen)
            self.context.tasks.render(
                self,
                lambda: info_cards.read_text(path),
                self._opened,
                self.context.window.show_problem,
            )

    def _opened(self, text: str) -> None:
        self._replace("", text.replace("\r\n", "\n").replace("\r", "\n"))
        self._text.setFocus()

    def _empty(self) -> None:
        self._replace("", "")
        self._text.setFocus()

    def _preview_card(self) -> None:
        title, text = self._typed_now()
        self.context.preview(
            self.tr("Informatiekaart"),
            lambda _store: info_cards.info_card_pdf(text, title),
            "informatiekaart.pdf",
        )
