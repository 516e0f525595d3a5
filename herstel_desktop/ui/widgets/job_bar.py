"""How far some work of seconds is, with a button that stops it."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from herstel_desktop.domain.jobs import Job
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.basics import Button, label, row

_LOOK_EVERY_MS = 100
_FULL = 1000


class JobBar(QWidget):
    """Hidden while nothing is being done.

    Signals:
        stopped: the person pressed the button; the work ends at its next safe moment.
    """

    stopped = Signal()

    def __init__(self, theme: Theme, stop: str) -> None:
        super().__init__()
        self._job: Job | None = None
        self._sentence = label("", "strong")
        self._bar = QProgressBar()
        self._bar.setRange(0, _FULL)
        self._bar.setTextVisible(False)
        self._stop = Button(theme, stop, "x", on_click=self.stop)
        # The work goes on in another thread; asking it now and then needs no signal from there.
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_EVERY_MS)
        self._look.timeout.connect(self._show_part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(8))
        layout.addWidget(self._sentence)
        layout.addWidget(self._bar)
        layout.addLayout(row(self._stop, None))
        self.hide()

    def begin(self, sentence: str) -> Job:
        """Show that something is being done; the work gets the job that is given back."""
        self._job = Job()
        self._sentence.setText(sentence)
        self._bar.setAccessibleName(sentence)
        self._stop.setEnabled(True)
        self._show_part()
        self._look.start()
        self.show()
        return self._job

    def end(self) -> None:
        """It is over, however it went."""
        self._look.stop()
        self._job = None
        self.hide()

    def stop(self) -> None:
        """Have the work end; harmless when there is none."""
        if self._job is not None:
            self._job.stop()
            self._stop.setEnabled(False)
            self.stopped.emit()

    @property
    def is_busy(self) -> bool:
        """Whether something is being done."""
        return self._job is not None

    def _show_part(self) -> None:
        if self._job is not None:
            self._bar.setValue(round(self._job.part * _FULL))
