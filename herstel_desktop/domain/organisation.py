"""The organisation, its venues and its facilitators."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class Organisation:
    """The organisation that keeps this vault.

    Attributes:
        name: as it stands on paper.
        region: area it works for, may be empty.
        phone, email: of the coordinator, may be empty.
    """

    name: str
    region: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True)
class Venue:
    """A buurtpunt: neighbourhood place where groups meet."""

    id: UUID
    name: str
    street: str = ""
    postcode: str = ""
    town: str = ""
    area: str = ""
    municipality: str = ""
    in_use: bool = True

    @property
    def address(self) -> str:
        """Street, postcode and town on one line; empty parts left out."""
        place = " ".join(part for part in (self.postcode, self.town) if part)
        return ", ".join(part for part in (self.street, place) if part)


@dataclass(frozen=True)
class Facilitator:
    """A trained expert by experience who leads groups.

    Attributes:
        has_passphrase: whether a passphrase slot of the vault belongs to this person.
        active: False after leaving; history keeps the name.
    """

    id: UUID
    name: str
    phone: str = ""
    email: str = ""
    active: bool = True
    has_passphrase: bool = False
