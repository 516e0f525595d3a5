"""A field for notes that underlines what says too much about a person, and a line that helps.

It looks a paragraph at a time, so that a long log costs no more at a keystroke than a short one.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QColor, QFocusEvent, QSyntaxHighlighter, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QVBoxLayout

from herstel_desktop.domain.note_guard import Finding, NoteGuard, NoteMark
from herstel_desktop.ui.shell.names import NameShield, Shield
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.basics import Button, label
from herstel_desktop.ui.widgets.flow import Flow

_MOST_PARAGRAPHS = 500  # looked at and remembered


class _Underlining(QSyntaxHighlighter):
    """Underlines the marks of a paragraph whenever that paragraph changes."""

    def __init__(self, text: GuardedText) -> None:
        super().__init__(text.document())
        self._text = text

    def highlightBlock(self, text: str) -> None:
        for mark in self._text.marks_in(text):
            look = QTextCharFormat()
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            look.setUnderlineColor(QColor(self._text.theme.palette.warning))
            self.setFormat(mark.start, mark.end - mark.start, look)


class GuardedText(QPlainTextEdit):
    """Several lines of text under a guard: as high as it must be, and higher where there is room.

    Signals:
        entered: the keyboard came in.
        typed: a person changed the words. (`textChanged` also tells of every underlining.)
        looked: what is marked may have changed.
    """

    entered = Signal()
    typed = Signal()
    looked = Signal()

    def __init__(self, theme: Theme, least_height: int) -> None:
        super().__init__()
        self.theme = theme
        self._guard: NoteGuard | None = None
        self._looked: dict[str, tuple[NoteMark, ...]] = {}
        self._left_alone: set[tuple[Finding, str]] = set()
        self.setTabChangesFocus(True)
        self.setMinimumHeight(least_height)
        self._underlining = _Underlining(self)
        self._words = ""
        self.textChanged.connect(self._note_change)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def fill(self, text: str) -> None:
        """Show what is kept; nobody typed that."""
        self._words = text
        if self.toPlainText() != text:
            self.setPlainText(text)
            self.looked.emit()

    def set_guard(self, guard: NoteGuard | None) -> None:
        """Look with another guard from now on; with none, mark nothing."""
        self._guard = guard
        self._look_again()

    def marks_in(self, paragraph: str) -> tuple[NoteMark, ...]:
        """What is marked in a paragraph, without what a person left alone."""
        if self._guard is None:
            return ()
        known = self._looked.get(paragraph)
        if known is None:
            if len(self._looked) >= _MOST_PARAGRAPHS:
                self._looked.clear()
            known = self._looked[paragraph] = tuple(
                mark
                for mark in self._guard.look(paragraph)
                if (mark.finding, paragraph[mark.start : mark.end]) not in self._left_alone
            )
        return known

    def first_mark(self) -> tuple[NoteMark, str] | None:
        """The first mark of the text, its places counted from the beginning, and its words."""
        if self._guard is None:
            return None
        block = self.document().begin()
        while block.isValid():
            for mark in self.marks_in(block.text()):
                start = block.position() + mark.start
                end = block.position() + mark.end
                words = block.text()[mark.start : mark.end]
                return NoteMark(start, end, mark.finding, mark.neutral), words
            block = block.next()
        return None

    def replace(self, mark: NoteMark) -> None:
        """Put the neutral words there; Ctrl+Z in the text takes it back."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(mark.start)
        before = self.toPlainText()[: mark.start].rstrip(" ")
        begins = not before or before[-1] in ".!?\n"
        cursor.setPosition(mark.end, QTextCursor.MoveMode.KeepAnchor)
        neutral = mark.neutral[:1].upper() + mark.neutral[1:] if begins else mark.neutral
        cursor.insertText(neutral)

    def leave_alone(self, finding: Finding, words: str) -> None:
        """Mark these words no more, as long as this text stands here."""
        self._left_alone.add((finding, words))
        self._look_again()

    def forget(self) -> None:
        """Another text comes: nothing in it was left alone yet."""
        self._left_alone.clear()
        self._look_again()

    def _note_change(self) -> None:
        words = self.toPlainText()
        if words != self._words:
            self._words = words
            self.typed.emit()
            self.looked.emit()

    def _look_again(self) -> None:
        self._looked.clear()
        self._underlining.rehighlight()
        self.looked.emit()


class GuardLine(QFrame):
    """Says the first thing to look at again, with two ways on; hidden when there is nothing."""

    def __init__(self, theme: Theme, names: NameShield, *texts: GuardedText) -> None:
        super().__init__()
        self._names = names
        self._texts = texts
        self._at: tuple[GuardedText, NoteMark, str] | None = None
        self.setProperty("role", "notice")
        self._sentence = label("")
        self._replace = Button(theme, self.tr("Vervang &dit"), "pencil", on_click=self._put_neutral)
        self._keep = Button(theme, self.tr("Laat &staan"), "check", on_click=self._leave_alone)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.addWidget(self._sentence)
        layout.addLayout(Flow(self._replace, self._keep, spacing=theme.px(8)))
        for text in texts:
            text.looked.connect(self._show)
        names.changed.connect(self._show)
        self.hide()

    def _show(self) -> None:
        self._at = None
        for text in self._texts:
            first = None if text.isReadOnly() else text.first_mark()
            if first is not None:
                self._at = (text, *first)
                break
        if self._at is None:
            self.hide()
            return
        _text, mark, words = self._at
        self._sentence.setText(self._say(mark, words))
        self.show()

    def _say(self, mark: NoteMark, words: str) -> str:
        what = {
            Finding.NAME: self.tr("een naam"),
            Finding.DIAGNOSIS: self.tr("een diagnose"),
            Finding.MEDICINE: self.tr("een medicijn"),
            Finding.PHONE: self.tr("een telefoonnummer"),
            Finding.EMAIL: self.tr("een e-mailadres"),
            Finding.ADDRESS: self.tr("een adres"),
            Finding.BIRTH_DATE: self.tr("een geboortedatum"),
        }[mark.finding]
        if self._names.level is not Shield.OPEN:
            return self.tr("Hier staat {what}. Liever ‘{neutral}’?").format(
                what=what, neutral=mark.neutral
            )
        return self.tr("‘{words}’ lijkt {what}. Liever ‘{neutral}’?").format(
            words=words, what=what, neutral=mark.neutral
        )

    def _put_neutral(self) -> None:
        if self._at is not None:
            text, mark, _words = self._at
            text.replace(mark)
            text.setFocus()

    def _leave_alone(self) -> None:
        if self._at is not None:
            text, mark, words = self._at
            text.leave_alone(mark.finding, words)
            text.setFocus()
