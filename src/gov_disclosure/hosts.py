"""What other programs look for on a value itself: pydantic, a notebook, a terminal.

They ask the value's class, so the classes have to have these methods. What they are answered stands in a module
each, which is imported when somebody asks.
"""

from typing import Any

__all__ = ["Displayed", "Embeddable"]


class Displayed:
    """A value that shows itself in a notebook, and as tables on a terminal where rich prints it."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        """The value as a fragment of HTML, for a notebook."""
        from .notebook import html_of

        return html_of(self)

    def __rich__(self) -> Any:
        """The value as what rich prints."""
        from .terminal import rich_of

        return rich_of(self)


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
