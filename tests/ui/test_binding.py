"""The Qt binding itself: one version of it gave references away (docs/adr/0010)."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, Signal


class _Bell(QObject):
    rung = Signal()
    told = Signal(object)


def test_emitting_a_signal_a_thousand_times_costs_no_reference() -> None:
    bell = _Bell()
    heard: list[object] = []
    bell.told.connect(heard.append)
    before = sys.getrefcount(True)
    for number in range(500):
        bell.rung.emit()
        bell.told.emit(number)
    assert abs(sys.getrefcount(True) - before) < 50
    assert heard == list(range(500))
