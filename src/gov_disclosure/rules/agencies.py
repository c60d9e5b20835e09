"""What follows from the reports of several agencies to that of their parent."""

from ..findings import Rule

__all__ = ["RULES"]

RULES: tuple[Rule, ...] = ()
