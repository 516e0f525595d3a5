"""The group to sign up for, with the first step there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QComboBox, QWidget

from herstel_desktop.domain.groups import GroupRow, Registration
from herstel_desktop.services.groups import groups
from herstel_desktop.services.participants import FIRST_STATES
from herstel_desktop.services.vault_access import Store
from herstel_desktop.ui.screens.participants.texts import tr
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.enrolment_dialog import EnrolmentDialog
from herstel_desktop.ui.widgets.forms import Field, choice, chosen


def groups_with_names(store: Store) -> tuple[GroupRow, ...]:
    """Running groups that keep names, so that somebody can enrol in them."""
    return tuple(
        group for group in groups(store) if group.registration is not Registration.COUNT_ONLY
    )


def group_choice(groups: Sequence[GroupRow], none: str = "") -> QComboBox:
    """One of these groups; each says how many take part, as in 'Praatronde · 7 van 10'.

    Args:
        none: the text of the first option, which stands for no group.
    """
    options: list[tuple[str, object]] = [(none, None)] if none else []
    made = choice([*options, *(_option(group) for group in groups)])
    # A long name may not make the dialog wider than the screen.
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(10)
    return made


def _option(group: GroupRow) -> tuple[str, object]:
    text = tr("{name} · {n} van {most}").format(
        name=group.name, n=group.participants, most=group.most
    )
    return text, group.id


class SignUpDialog(EnrolmentDialog):
    """An enrolment in a group of choice."""

    def __init__(self, theme: Theme, parent: QWidget | None, groups: Sequence[GroupRow]) -> None:
        super().__init__(theme, parent, tr("Aanmelden bij een groep"), FIRST_STATES, date.today())
        self.group_field: Field[QComboBox] = self.form.add(
            "group", Field(tr("&Groep"), group_choice(groups))
        )
        self.body.insertWidget(self.body.indexOf(self.state_field), self.group_field)
        QWidget.setTabOrder(self.group_field.editor, self.state_field.editor)
        self.group_field.editor.setFocus()

    @property
    def group_id(self) -> UUID:
        """The group that is chosen now."""
        found = chosen(self.group_field.editor)
        assert isinstance(found, UUID)
        return found
