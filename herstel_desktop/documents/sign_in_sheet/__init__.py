"""The sign-in sheet (presentielijst) of one meeting or of a series."""

from herstel_desktop.documents.sign_in_sheet.build import build, draw
from herstel_desktop.documents.sign_in_sheet.data import SheetMeeting, SheetRow, SignInSheetData

__all__ = ["SheetMeeting", "SheetRow", "SignInSheetData", "build", "draw"]
