"""What the recovery sheet shows."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class RecoverySheetData:
    """Everything on the sheet; never a passphrase.

    Attributes:
        code_groups: the recovery code as it is typed back, in groups. Secret.
        vault_label: tells this vault from another, nothing secret.
        created_on: local date on which the vault was made.
        organisation: may be empty.
    """

    code_groups: tuple[str, ...] = field(repr=False)
    vault_label: str
    created_on: date
    organisation: str = ""
