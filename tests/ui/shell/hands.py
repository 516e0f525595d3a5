"""What a person does with a window: find a button by its words, press it, type in a field."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget


def button(inside: QWidget, words: str) -> QAbstractButton:
    """The visible button with these words on it, or as its accessible name."""
    found = [
        each
        for each in inside.findChildren(QAbstractButton)
        if each.isVisibleTo(inside)
        and words in (each.text().replace("&", ""), each.accessibleName())
    ]
    assert len(found) == 1, f"{len(found)} buttons say {words!r}"
    return found[0]


def press(inside: QWidget, words: str) -> None:
    """Press that button; it has to be usable."""
    wanted = button(inside, words)
    assert wanted.isEnabled(), f"{words!r} cannot be pressed now"
    wanted.click()


def field(inside: QWidget, name: str) -> QLineEdit:
    """The visible line of text with this accessible name."""
    found = [
        each
        for each in inside.findChildren(QLineEdit)
        if each.isVisibleTo(inside) and each.accessibleName() == name
    ]
    assert len(found) == 1, f"{len(found)} fields are called {name!r}"
    return found[0]


def words_of(inside: QWidget) -> str:
    """Everything that can be read in a window: labels, buttons, fields, tips and its title."""
    texts = [inside.windowTitle()]
    for widget in [inside, *inside.findChildren(QWidget)]:
        if not widget.isVisibleTo(inside) and widget is not inside:
            continue
        texts += [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()]
        if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
            texts.append(widget.text())
    return "\n".join(text for text in texts if text)


CONTROL = Qt.KeyboardModifier.ControlModifier
