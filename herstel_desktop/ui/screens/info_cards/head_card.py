"""Title, the line below it, and what the card is called in the list."""

from __future__ import annotations

from PySide6.QtCore import Signal

from herstel_desktop.domain.info_cards import InfoCard
from herstel_desktop.ui.screens.info_cards.texts import tr
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.basics import Card
from herstel_desktop.ui.widgets.forms import Field, Form, line_edit, on_text

_LONGEST = 300
_LONGEST_NAME = 200


class HeadCard(Card):
    """The fields.

    Signals:
        typed: title or subtitle say something else.
        renamed(str): another name was typed.
    """

    typed = Signal()
    renamed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.form = Form()
        self.title_edit = line_edit(most=_LONGEST)
        self.subtitle_edit = line_edit(most=_LONGEST)
        self.name_edit = line_edit(most=_LONGEST_NAME)
        fields = (
            ("title", tr("T&itel"), self.title_edit),
            ("subtitle", tr("Regel &eronder"), self.subtitle_edit),
            ("name", tr("Naam in de &lijst"), self.name_edit),
        )
        for name, text, editor in fields:
            self.body.addWidget(self.form.add(name, Field(text, editor)))
        on_text(self.title_edit, self.typed.emit)
        on_text(self.subtitle_edit, self.typed.emit)
        self.name_edit.editingFinished.connect(self.flush)

    def show_card(self, card: InfoCard, *, being_typed: bool) -> None:
        """Show what is kept, but for a title that is being typed."""
        wanted = [(self.name_edit, card.name)] if not self.name_edit.isModified() else []
        if not being_typed:
            wanted += [(self.title_edit, card.title), (self.subtitle_edit, card.subtitle)]
        for editor, text in wanted:
            if " ".join(editor.text().split()) != text:
                editor.blockSignals(True)
                editor.setText(text)
                editor.blockSignals(False)

    def typed_now(self) -> tuple[str, str]:
        """Title and subtitle in the fields."""
        return self.title_edit.text(), self.subtitle_edit.text()

    def flush(self) -> None:
        """Tell a name that was typed and not yet told."""
        if self.name_edit.isModified():
            self.name_edit.setModified(False)
            self.renamed.emit(self.name_edit.text())
