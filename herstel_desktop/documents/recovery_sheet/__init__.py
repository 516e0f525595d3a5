"""The sealed sheet with the recovery code."""

from herstel_desktop.documents.recovery_sheet.build import build
from herstel_desktop.documents.recovery_sheet.data import RecoverySheetData

__all__ = ["RecoverySheetData", "build"]
