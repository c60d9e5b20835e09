"""Reading documents: one interpreter, and one small module a format.

``read`` opens a source, tells its format from its content, turns it into blocks and interprets them.
"""

from .api import read, read_json
from .interpret import interpret

__all__ = ["interpret", "read", "read_json"]
