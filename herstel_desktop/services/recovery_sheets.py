"""The sealed sheet with the recovery code, made in memory."""

from __future__ import annotations

from datetime import date


def recovery_sheet_pdf(
    code_groups: tuple[str, ...], *, created_on: date, vault_label: str, organisation: str = ""
) -> bytes:
    """The sheet as a PDF.

    Args:
        code_groups: the code in its groups, as it is typed back.
        created_on: local date on which the code was made.
        vault_label: tells this vault from another; nothing secret.
        organisation: may be empty.
    """
    from herstel_desktop.documents.recovery_sheet import RecoverySheetData, build

    return build(RecoverySheetData(code_groups, vault_label, created_on, organisation))
