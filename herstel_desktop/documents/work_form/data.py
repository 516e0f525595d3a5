"""What the sheet of a work form shows."""

from __future__ import annotations

from dataclasses import dataclass

from herstel_desktop.domain.work_forms import WorkForm


@dataclass(frozen=True)
class WorkFormData:
    """Everything on the sheet.

    Attributes:
        theme_titles: of the themes that it fits; empty when it fits all of them.
    """

    form: WorkForm
    theme_titles: tuple[str, ...] = ()
