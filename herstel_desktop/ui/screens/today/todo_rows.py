"""The rows of 'Nog te doen': made empty, filled as often as needed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from herstel_desktop.domain.attendance import FollowUp
from herstel_desktop.ui.screens.today.row_button import RowButton
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.basics import Button, IconLabel, label
from herstel_desktop.ui.widgets.words import breakable


class Texts(QWidget):
    """Texts below each other, each in the role that it was made with."""

    def __init__(self, *roles: str) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._labels = [label("", role) for role in roles]
        for each in self._labels:
            layout.addWidget(each)

    def say(self, *texts: str) -> None:
        """Show one text for each role."""
        for part, text in zip(self._labels, texts, strict=True):
            part.setText(breakable(text))
            part.setAccessibleName(text)


class FollowUpRow(QWidget):
    """Somebody to think of, what they asked for, and a button for when it is done.

    Signals:
        done(FollowUp): the button was pressed.

    Attributes:
        waiting: who it is about, once it is filled.
        button: its accessible name says whom it is about.
        texts: name, wish, group, how often.
    """

    done = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.waiting: FollowUp | None = None
        self.texts = Texts("strong", "", "muted", "muted")
        self.button = Button(theme, self.tr("Gedaan"), "check", on_click=self._press)
        self._icon_name = "phone"
        self._icon = IconLabel(theme, self._icon_name)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.setSpacing(theme.px(12))
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.texts, 1)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)

    def set_icon(self, name: str) -> None:
        """Show how: by phone or by post."""
        if name != self._icon_name:
            self._icon_name = name
            self._icon.set_icon(name)

    def _press(self) -> None:
        self.done.emit(self.waiting)


class TodoRow(RowButton):
    """Something to round off; pressing it opens where that is done.

    Signals:
        opened(object): it was pressed; with what it is about.

    Attributes:
        about: what it is about, once it is filled.
    """

    opened = Signal(object)

    def __init__(self, theme: Theme, icon: str) -> None:
        super().__init__(theme, "", self._open)
        self.about: object = None
        self._texts = Texts("", "muted")
        self.add(IconLabel(theme, icon))
        self.add(self._texts, 1)

    def show_about(self, about: object, spoken: str, title: str, detail: str) -> None:
        """Say what it is about, for the ear and for the eye."""
        self.about = about
        self.setAccessibleName(spoken)
        self._texts.say(title, detail)

    def _open(self) -> None:
        self.opened.emit(self.about)
