"""What other programs look for on a value itself: pydantic.

They ask the value's class, so the classes have to have these methods. What they are answered stands in a module
each, which is imported when somebody asks.
"""

from typing import Any

__all__ = ["Embeddable"]


class Embeddable:
    """A value of the wire format, which can be a field of a pydantic model or the body of a FastAPI request."""

    __slots__ = ()

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        """How pydantic validates and serializes it."""
        from .embedding import core_schema_of

        return core_schema_of(cls)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> Any:
        """How pydantic describes it."""
        from .embedding import json_schema_of

        return json_schema_of(cls, handler)
