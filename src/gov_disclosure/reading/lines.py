"""Blocks as lines of tokens: what the interpreter walks through."""

from collections.abc import Iterable, Iterator

from attrs import define, field, frozen

from ..grids import Block, GridCell, Paragraph, Place
from .numerals import is_blank, is_figure_like

__all__ = ["Line", "Token", "inline_tokens", "lines_of"]

_LONGEST_INLINE = 200


@define
class Token:
    """One printed cell, or a line of text that may be one.

    ``rowspan`` is how many rows of its grid it covers. ``blank`` if it shows nothing, ``figure`` if it shows what
    stands in a cell of figures.
    """

    text: str
    place: Place
    column: int | None = None
    colspan: int = 1
    padding: bool = False
    complete: bool = True
    rowspan: int = 1
    blank: bool = field(init=False)
    figure: bool = field(init=False)

    @blank.default  # pyright: ignore[reportAttributeAccessIssue]
    def _blank(self) -> bool:
        return is_blank(self.text)

    @figure.default  # pyright: ignore[reportAttributeAccessIssue]
    def _figure(self) -> bool:
        return not self.blank and is_figure_like(self.text)

    @property
    def words(self) -> bool:
        """Whether it shows something that no cell of figures should."""
        return not self.blank and not self.figure


@frozen
class Line:
    """A row of a grid or a paragraph.

    ``grid`` numbers the grids whose columns can be compared; ``None`` elsewhere. ``marked`` says that the
    format shows empty cells, so that a row which breaks off is known to do so. ``number`` counts the rows of a grid.
    """

    tokens: list[Token] = field()
    grid: int | None = None
    paragraph: bool = False
    marked: bool = False
    number: int = 0

    @property
    def text(self) -> str:
        """The line's text, cells parted by tabs."""
        return "\t".join(token.text for token in self.tokens)

    @property
    def filled(self) -> list[Token]:
        """The tokens that show something."""
        return [token for token in self.tokens if not token.blank]


def _token(cell: GridCell) -> Token:
    return Token(cell.text, cell.place, cell.column, cell.colspan, cell.padding, cell.complete, cell.rowspan)


def lines_of(blocks: Iterable[Block]) -> Iterator[Line]:
    """Every block as lines, in order."""
    for number, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            token = Token(block.text, block.place, complete=block.complete)
            yield Line([token], paragraph=True)
        else:
            grid = number if block.aligned else None
            for at, row in enumerate(block.rows):
                if row:
                    yield Line([_token(cell) for cell in row], grid=grid, marked=True, number=at)


def inline_tokens(token: Token) -> list[Token]:
    """A paragraph that holds a label and the figures after it, as its cells; else itself alone."""
    words = token.text.split()
    if len(token.text) > _LONGEST_INLINE:
        return [token]
    start = len(words)
    while start > 0 and is_figure_like(words[start - 1]):
        start -= 1
    if start == len(words):
        return [token]
    label = [" ".join(words[:start])] if start else []
    tokens = [Token(text, token.place) for text in (*label, *words[start:])]
    tokens[-1].complete = token.complete
    return tokens
