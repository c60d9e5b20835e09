"""What the arguments of the strategies must be."""

from hypothesis.errors import InvalidArgument

from ..errors import UnknownCellError
from ..forms import editions, form
from ..vocabulary import Edition

__all__ = ["check_flag", "check_integer", "check_wish", "editions_of"]

_MOST_WRONG = 3


def editions_of(edition: object) -> tuple[Edition, ...]:
    """The editions that an argument allows: the one it names, or every one, the newest first."""
    if edition is None:
        return tuple(each.edition for each in reversed(editions()))
    try:
        return (form(edition).edition,)  # type: ignore[arg-type]  # refused where it is no edition
    except (UnknownCellError, TypeError):
        raise InvalidArgument(f"edition={edition!r} is no edition of the form") from None


def check_flag(name: str, value: object) -> None:
    """Refuse what is not a bool."""
    if not isinstance(value, bool):
        raise InvalidArgument(f"{name}={value!r} must be True or False")


def check_integer(name: str, value: object, lowest: int, highest: int) -> None:
    """Refuse what is not an integer within bounds."""
    if type(value) is not int or not lowest <= value <= highest:
        raise InvalidArgument(f"{name}={value!r} must be an integer from {lowest} to {highest}")


def check_wish(consistent: object, wrong_cells: object, stated: object) -> None:
    """Refuse wishes for figures that are no wishes, or contradict each other."""
    if not (consistent is None or isinstance(consistent, bool)):
        raise InvalidArgument(f"consistent={consistent!r} must be None, True or False")
    check_flag("stated", stated)
    if wrong_cells is None:
        return
    check_integer("wrong_cells", wrong_cells, 1, _MOST_WRONG)
    if consistent:
        raise InvalidArgument(f"consistent=True contradicts wrong_cells={wrong_cells!r}")
