"""A small window with one of each control, on which the harness proves itself."""

from __future__ import annotations

import sys

from PySide6.QtCore import QDate, Qt, QTime, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QGroupBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QMainWindow,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)


class SampleWindow(QMainWindow):
    """A form, two groups with choices of the same name, lists and a dialog."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Proefvenster")
        self.name = QLineEdit()
        self.secret = QLineEdit()
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.form_kind = QComboBox()
        self.form_kind.addItems(["Herstelgroep", "Praat- en luisterronde", "Zelfhulpgroep"])
        self.day = QDateEdit(QDate(2026, 1, 1))
        self.day.setDisplayFormat("dd-MM-yyyy")
        self.start = QTimeEdit(QTime(9, 0))
        self.start.setDisplayFormat("HH.mm")
        self.minutes = QSpinBox()
        self.minutes.setRange(0, 600)
        self.minutes.setSuffix(" minuten")
        self.town = QComboBox()
        self.town.setEditable(True)
        self.log = QPlainTextEdit()
        self.log.setAccessibleName("Logboek")
        self.log.setTabChangesFocus(True)
        self.consent = QCheckBox("Toestemming")
        self.answer = QLabel("Nog niets bewaard")
        save = QPushButton("&Bewaren")
        save.clicked.connect(self.save)
        self.late = QPushButton("Later te zien")
        self.late.hide()
        QShortcut(QKeySequence("F8"), self, self.late.show)
        QShortcut(QKeySequence("Ctrl+K"), self, self.ask)

        middle = QWidget()
        self.setCentralWidget(middle)
        form = QFormLayout(middle)
        form.addRow("&Roepnaam", self.name)
        form.addRow("&Wachtzin", self.secret)
        form.addRow("&Vorm", self.form_kind)
        form.addRow("&Dag", self.day)
        form.addRow("&Tijd", self.start)
        form.addRow("&Duur", self.minutes)
        form.addRow("&Plaats", self.town)
        form.addRow(self.log)
        form.addRow(self.consent)
        for person in ("Anneke", "Wiesława"):
            form.addRow(self._choices(person))
        form.addRow(self._people())
        form.addRow(self._meetings())
        form.addRow(save, self.late)
        form.addRow(QLineEdit())  # nobody can tell what this is for
        form.addRow(self.answer)

    def save(self) -> None:
        """Say a moment later what was filled in, as after a write in another thread."""
        filled = f"{self.name.text()}, {self.form_kind.currentText()}"
        QTimer.singleShot(300, self, lambda: self.answer.setText(f"Bewaard: {filled}"))

    def ask(self) -> None:
        """A modal dialog with its own event loop."""
        dialog = QDialog(self)
        dialog.setWindowTitle("Weet je het zeker?")
        layout = QVBoxLayout(dialog)
        layout.addWidget(QLabel("Dit kan niet terug."))
        buttons = QDialogButtonBox()
        yes = buttons.addButton("Ja, wissen", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton("Nee", QDialogButtonBox.ButtonRole.RejectRole)
        yes.clicked.connect(dialog.accept)
        buttons.rejected.connect(dialog.reject)
        layout.addWidget(buttons)
        self.answer.setText("Gewist" if dialog.exec() else "Niet gewist")

    def _choices(self, person: str) -> QGroupBox:
        box = QGroupBox(person)
        layout = QVBoxLayout(box)
        for mark in ("aanwezig", "afgemeld"):
            layout.addWidget(QRadioButton(mark))
        return box

    def _people(self) -> QListWidget:
        people = QListWidget()
        people.setAccessibleName("Deelnemers")
        people.addItems(["Anneke", "Đặng", "محمد"])
        people.currentTextChanged.connect(lambda name: self.answer.setText(f"Gekozen: {name}"))
        return people

    def _meetings(self) -> QTableWidget:
        meetings = QTableWidget(2, 2)
        meetings.setAccessibleName("Bijeenkomsten")
        meetings.setTabKeyNavigation(False)  # or Tab would never leave the table again
        for row, words in enumerate((("dinsdag", "13.30"), ("woensdag", "10.00"))):
            for column, word in enumerate(words):
                item = QTableWidgetItem(word)
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
                meetings.setItem(row, column, item)
        return meetings


if __name__ == "__main__":
    application = QApplication(sys.argv)
    window = SampleWindow()
    window.show()
    sys.exit(application.exec())
