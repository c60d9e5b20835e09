"""A document opened: its blocks, and what its format says about it beside them."""

from datetime import date

from attrs import field, frozen

from ..grids import Block

__all__ = ["Document", "Limits"]


@frozen(kw_only=True)
class Document:
    """What a format's reader hands on: blocks in order, the page's title and date where it has them."""

    blocks: tuple[Block, ...]
    page_title: str | None = None
    published_on: date | None = None


@frozen(kw_only=True)
class Limits:
    """How large a document may be: bytes, levels of nesting, cells in all its tables together."""

    max_bytes: int = field(default=32 * 1024 * 1024)
    max_depth: int = field(default=500)
    max_cells: int = field(default=100_000)
