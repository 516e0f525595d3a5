"""The crisis ladder under F9, also before the vault is open; it keeps nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from herstel_desktop.domain.crisis import CrisisLine
from herstel_desktop.domain.dutch_dates import date_only
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.basics import VerticalScroll, label
from herstel_desktop.ui.widgets.dialogs import Dialog


def _tr(text: str) -> str:
    return QCoreApplication.translate("crisis", text)


class CrisisDialog(Dialog):
    """Numbers from most to least urgent, how to talk, and what to do afterwards."""

    def __init__(
        self,
        theme: Theme,
        parent: QWidget | None,
        lines: Sequence[CrisisLine],
        how_to_talk: Sequence[str],
    ) -> None:
        super().__init__(theme, parent, _tr("Crisiskaart"), 760)
        scroll = _Ladder(theme)
        for each in lines:
            scroll.body.addWidget(_rung(each))
        scroll.body.addSpacing(theme.px(6))
        scroll.body.addWidget(label(_tr("Zo praat je"), "section"))
        for sentence in how_to_talk:
            scroll.body.addWidget(label(f"•  {sentence}"))
        scroll.body.addSpacing(theme.px(6))
        scroll.body.addWidget(label(_tr("Daarna"), "section"))
        scroll.body.addWidget(label(_tr("Alleen voor nu; er wordt niets van bewaard."), "muted"))
        for step in (
            _tr("De persoon is niet alleen, of wordt gehaald."),
            _tr("Ik heb de andere begeleider gesproken."),
            _tr("Ik heb de coördinator gebeld."),
            _tr("De groep weet hoe het verdergaat, zonder details."),
            _tr("Ik heb zelf iemand om dit mee te bespreken."),
        ):
            scroll.body.addWidget(QCheckBox(step))
        scroll.body.addStretch(1)
        self.body.addWidget(scroll)
        self.let_body_grow()
        room = self.screen().availableSize()
        self.resize(min(theme.px(1080), room.width() - 40), min(theme.px(1000), room.height() - 60))
        self.add_button(_tr("&Sluiten"), "primary").clicked.connect(self.accept)
        scroll.setFocus()


class _Ladder(VerticalScroll):
    """Has the keyboard at once: who looks for a number must not look for the mouse first."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(spacing=theme.px(6), margins=(8, 6, 8, 6))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("role", "reading")
        self.setAccessibleName(_tr("Nummers en wat je kunt doen"))
        self.setAccessibleDescription(_tr("Met de pijltjes lees je verder."))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        end = {Qt.Key.Key_Home: bar.minimum(), Qt.Key.Key_End: bar.maximum()}.get(
            Qt.Key(event.key())
        )
        if end is None:
            super().keyPressEvent(event)
        else:
            bar.setValue(end)


def _rung(crisis_line: CrisisLine) -> QFrame:
    """One service: when, who, and its number large."""
    frame = QFrame()
    frame.setProperty("role", "card")
    layout = QHBoxLayout(frame)
    layout.setContentsMargins(16, 10, 16, 10)
    texts = QVBoxLayout()
    texts.setSpacing(2)
    texts.addWidget(label(crisis_line.situation, "strong"))
    texts.addWidget(label(crisis_line.who))
    small = [crisis_line.remark] if crisis_line.remark else []
    if crisis_line.checked_on is not None:
        small.append(_tr("gecontroleerd op {day}").format(day=date_only(crisis_line.checked_on)))
    if small:
        texts.addWidget(label(" · ".join(small), "muted"))
    layout.addLayout(texts, 1)
    number = label(crisis_line.number, "number", wrap=False)
    number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    layout.addWidget(number)
    frame.setAccessibleName(f"{crisis_line.situation}: {crisis_line.who}, {crisis_line.number}")
    return frame
