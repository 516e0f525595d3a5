"""What stands in an empty field can be read, in every look."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.theme.tokens import Look, contrast
from herstel_desktop.ui.widgets.forms import line_edit, text_edit
from tests.ui.looking import show_at

READABLE = 4.5
BLOCKS = "█" * 4  # a letter without edges, so that its colour is there to be seen


@pytest.mark.parametrize("look", [Look.LIGHT, Look.DARK, Look.HIGH_CONTRAST])
@pytest.mark.parametrize("field", [line_edit, text_edit])
def test_a_placeholder_is_readable(theme: Theme, qtbot: QtBot, look: Look, field: object) -> None:
    theme.choose(look=look)
    made = line_edit(placeholder=BLOCKS) if field is line_edit else text_edit(placeholder=BLOCKS)
    assert isinstance(made, QLineEdit | QPlainTextEdit)
    qtbot.addWidget(made)
    show_at(made, made.sizeHint())
    picture = made.grab().toImage()
    ground = QColor(picture.pixel(picture.width() - 20, picture.height() // 2)).name()
    inside = [
        QColor(picture.pixel(x, y)).name()
        for x in range(14, 60)
        for y in range(12, min(40, picture.height() - 8))
    ]
    assert max(contrast(each, ground) for each in inside) >= READABLE
