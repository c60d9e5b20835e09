"""pyarrow brings no types: whatever comes of it is Any."""

from typing import Any

def __getattr__(name: str) -> Any: ...
