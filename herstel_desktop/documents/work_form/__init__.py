"""A work form on paper, to lead it from."""

from herstel_desktop.documents.work_form.build import build, draw
from herstel_desktop.documents.work_form.data import WorkFormData

__all__ = ["WorkFormData", "build", "draw"]
