"""Several years of one agency: its reports in order, what follows from one to the next, and how figures move."""

from .model import History, histories
from .movements import CarryOver, Growth, Point
from .verdict import HistoryCheck, YearsCoverage, check_history

__all__ = [
    "CarryOver",
    "Growth",
    "History",
    "HistoryCheck",
    "Point",
    "YearsCoverage",
    "check_history",
    "histories",
]
