"""The draaiboek of one meeting, to lead it from paper."""

from herstel_desktop.documents.session_plan.build import build, draw
from herstel_desktop.documents.session_plan.data import SessionPlanData

__all__ = ["SessionPlanData", "build", "draw"]
