"""JSON as the command line prints it."""

import json
from typing import Any

__all__ = ["indented", "one_line"]


def one_line(value: Any) -> str:
    """JSON without spaces, in one line."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def indented(value: Any) -> str:
    """JSON for eyes."""
    return json.dumps(value, ensure_ascii=False, indent=2)
