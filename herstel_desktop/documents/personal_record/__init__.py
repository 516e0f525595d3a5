"""Inzage: everything that is kept about one person, to give to that person."""

from herstel_desktop.documents.personal_record.build import build, draw
from herstel_desktop.documents.personal_record.data import PersonalRecordData

__all__ = ["PersonalRecordData", "build", "draw"]
