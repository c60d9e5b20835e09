"""Many agencies of one year: their figures as one sum, who is in it and who is not, and their parent beside them."""

from .comparison import AggregateCheck, Comparison, check_aggregate
from .ledger import Entry, Ledger, Standing
from .model import Aggregate, aggregate
from .tally import CellSum, Tally

__all__ = [
    "Aggregate",
    "AggregateCheck",
    "CellSum",
    "Comparison",
    "Entry",
    "Ledger",
    "Standing",
    "Tally",
    "aggregate",
    "check_aggregate",
]
