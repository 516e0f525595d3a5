"""What a 'vergeet-bewijs' shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class ErasureProofData:
    """Everything on the sheet; never whose data they were.

    Attributes:
        number: of the erasure, in its vault.
        erased_on: local date.
        by: the facilitator who did it; may be empty.
        gone, kept: what went besides the name, and what stays without one, in Dutch.
        organisation: may be empty.
    """

    number: int
    erased_on: date
    by: str = ""
    gone: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    organisation: str = ""
