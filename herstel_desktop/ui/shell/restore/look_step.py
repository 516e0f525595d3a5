"""Step 3: what is in the copy, and what happens when it goes back."""

from __future__ import annotations

from PySide6.QtCore import Signal

from herstel_desktop.services.restoring import OpenedCopy
from herstel_desktop.ui.shell.first_start.step import Step
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.basics import label, line


class LookStep(Step):
    """Nothing was changed yet; the button changes it.

    Signals:
        put_back: the person wants this copy in the place of the vault.
    """

    put_back = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme,
            self.tr("Dit staat in de kopie"),
            self.tr("De kopie is heel. Er is nog niets veranderd."),
            self.tr("&Zet deze kopie terug"),
        )
        self.back_button.setText(self.tr("&Kies een andere"))
        self._content = label("", "strong")
        self._kept = label(
            self.tr(
                "De kluis die er nu staat, blijft bewaard in een map ernaast. Wat je na deze kopie "
                "hebt ingevuld, staat alleen nog daar."
            )
        )
        self._opens = label("")
        self.body.addWidget(self._content)
        self.body.addWidget(line())
        self.body.addWidget(self._kept)
        self.body.addWidget(self._opens)

    def show_copy(self, copy: OpenedCopy, *, keeps_old: bool) -> None:
        """Show this one.

        Args:
            keeps_old: something stands in its place now, and stays beside it.
        """
        self._content.setText("\n".join(copy.sentences()))
        number = copy.content.passphrases
        self._opens.setText(
            self.tr("Daarna gaat de kluis open met de wachtzin of de herstelcode van toen.")
            if number == 1
            else self.tr(
                "Daarna gaat de kluis open met de {n} wachtzinnen of de herstelcode van toen. Ook "
                "met een wachtzin die later is weggehaald."
            ).format(n=number)
        )
        self._kept.setVisible(keeps_old)

    def entered(self) -> None:
        self.back_button.setFocus()

    def submit(self) -> None:
        self.put_back.emit()
