"""Changing what a wish says, and whose it is."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QWidget

from herstel_desktop.domain.changes import Outcome
from herstel_desktop.domain.recovery_wishes import LONGEST_WISH, RecoveryWish, WishBoard
from herstel_desktop.services.recovery_wishes import change_text, set_owner
from herstel_desktop.ui.screens.theme_choice.texts import tr
from herstel_desktop.ui.shell.screen import ScreenContext
from herstel_desktop.ui.widgets.dialogs import FormDialog
from herstel_desktop.ui.widgets.forms import Field, choice, chosen, text_edit


class WishTextDialog(FormDialog):
    """The text of a wish, to change it."""

    def __init__(self, context: ScreenContext, parent: QWidget | None, wish: RecoveryWish) -> None:
        super().__init__(context.theme, parent, tr("Wens wijzigen"))
        self._context, self._wish_id = context, wish.id
        self._text = self.form.add(
            "text",
            Field(
                tr("&Wens"),
                text_edit(wish.text),
                tr("Hoogstens {n} letters. Liever geen namen.").format(n=LONGEST_WISH),
            ),
        )
        self._text.editor.setFixedHeight(context.theme.px(140))
        self.body.addWidget(self._text)
        self.save_button.clicked.connect(self._store)
        self._text.editor.selectAll()
        self._text.editor.setFocus()

    def _store(self) -> None:
        text, wish_id = self._text.editor.toPlainText(), self._wish_id
        self._context.write(
            self,
            lambda store: change_text(store, wish_id, text),
            self._stored,
            self.show_error,
        )

    def _stored(self, _outcome: Outcome) -> None:
        self.accept()


class WishOwnerDialog(FormDialog):
    """Whose wish it is: nobody's, or a participant's who wants that."""

    def __init__(
        self,
        context: ScreenContext,
        parent: QWidget | None,
        wish: RecoveryWish,
        board: WishBoard,
    ) -> None:
        super().__init__(context.theme, parent, tr("Van wie is deze wens?"))
        self._context, self._wish_id = context, wish.id
        options: list[tuple[str, object]] = [(tr("Anoniem"), None)]
        names = {owner.participant_id: owner.name for owner in board.owners}
        if wish.participant_id is not None:
            names.setdefault(wish.participant_id, wish.participant)
        options += [(context.names.shown(name, id_), id_) for id_, name in names.items()]
        self._owner = self.form.add(
            "participant",
            Field(
                tr("&Naam"),
                choice(options, wish.participant_id),
                tr("Zet er alleen een naam bij als die deelnemer dat zelf wil."),
            ),
        )
        self.body.addWidget(self._owner)
        self.save_button.clicked.connect(self._store)

    def _store(self) -> None:
        owner, wish_id = chosen(self._owner.editor), self._wish_id
        participant_id = owner if isinstance(owner, UUID) else None
        self._context.write(
            self,
            lambda store: set_owner(store, wish_id, participant_id),
            self._stored,
            self.show_error,
        )

    def _stored(self, _outcome: Outcome) -> None:
        self.accept()
