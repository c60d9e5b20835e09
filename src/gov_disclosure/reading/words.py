"""A line copied with spaces between its cells: where one cell ends and the next begins, the labels tell."""

from .labels import LabelIndex
from .lines import Token
from .numerals import is_figure_like

__all__ = ["cells_of_words"]

_MOST_WORDS_OF_LABEL = 4
_MOST_UNKNOWN = 2


def cells_of_words(token: Token, index: LabelIndex) -> list[Token]:
    """The cells of such a line; none where it is not made of labels and figures, or of figures alone.

    Where a line is of labels alone, and of the form's for the most part, other words are columns that the form has not.
    """
    words = token.text.split()
    whole = index.lookup(token.text) if len(words) < _MOST_WORDS_OF_LABEL else None
    if len(words) < 2 or (whole is not None and whole.exact):
        return []
    texts: list[str] = []
    unknown = figures = 0
    while words:
        count = next((n for n in range(1, _MOST_WORDS_OF_LABEL) if _is_cell("".join(words[:n]), index)), 0)
        if count == 0 and texts and not token.complete and index.begins("".join(words)):
            count = len(words)
        if count == 0:
            count, unknown = 1, unknown + 1
        if count > len(words):
            return []
        texts.append("".join(words[:count]))
        figures += is_figure_like(texts[-1])
        if unknown > _MOST_UNKNOWN or (unknown and figures):
            return []
        del words[:count]
    if figures == len(texts) or len(texts) <= 2 * unknown:
        return []
    tokens = [Token(text, token.place) for text in texts]
    tokens[-1].complete = token.complete
    return tokens


def _is_cell(text: str, index: LabelIndex) -> bool:
    match = index.lookup(text)
    return is_figure_like(text) if match is None else match.known
