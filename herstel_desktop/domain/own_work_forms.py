"""Work forms of the organisation's own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from herstel_desktop.domain.work_form_checks import unmet
from herstel_desktop.domain.work_forms import WorkForm

SLUG_BEGINS = "eigen-"
"""How the slug of an own work form begins; eight hexadecimal digits follow."""

_LETTERS_OF_ID = 8


def slug_of(id_: UUID) -> str:
    """The slug of an own work form, from the random end of its id."""
    return SLUG_BEGINS + id_.hex[-_LETTERS_OF_ID:]


@dataclass(frozen=True)
class OwnWorkForm:
    """A work form that was made or taken in here.

    Attributes:
        form: as far as it was written; it need not be whole.
        based_on: slug of the work form that it was copied from; empty when it was not.
        retired_on: since when it is put away; None while it is not.
    """

    id: UUID
    form: WorkForm
    based_on: str = ""
    retired_on: date | None = None

    @property
    def is_draft(self) -> bool:
        """Whether it still lacks something; then it is not offered."""
        return bool(unmet(self.form))

    @property
    def is_offered(self) -> bool:
        """Whether it stands in the library, to be chosen."""
        return self.retired_on is None and not self.is_draft


@dataclass(frozen=True)
class IncomingWorkForm:
    """What would come in from a file.

    Attributes:
        form: as it would be kept, with the title that it gets here.
        title_in_file: the title that stands in the file.
        themes: titles of the themes that it names and that are known here.
        left_out: names of themes and sheets that this program does not know.
    """

    form: WorkForm
    title_in_file: str
    themes: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()

    @property
    def is_renamed(self) -> bool:
        """Whether it gets another title, because there is one of this title already."""
        return self.form.title != self.title_in_file


@dataclass(frozen=True)
class SharedWorkForm:
    """A work form as a file to share.

    Attributes:
        file_name: made from the title, without words that a participant is called.
        names: words in its text that a participant is called too.
    """

    file_name: str
    file: bytes
    names: tuple[str, ...] = ()
