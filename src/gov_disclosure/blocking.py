"""What blocks, depending on what a report is checked for."""

from attrs import frozen

from .errors import UnknownCellError
from .vocabulary import Severity

__all__ = ["Profile", "profile", "profiles"]


@frozen(kw_only=True)
class Profile:
    """What a report is checked for, and which findings block it then.

    ``blocking`` gives, by the beginning of a rule's id, the lowest severity that blocks; the longest beginning
    decides, and ``None`` blocks nothing. ``assessed`` says that an identity that could not be assessed blocks, whatever
    the rules and severities are.

    >>> profile("draft").blocks("requests.balance", Severity.ERROR)
    True
    >>> profile("archive").blocks("requests.balance", Severity.ERROR)
    False
    """

    id: str
    title_zh: str
    title_en: str
    blocking: tuple[tuple[str, Severity | None], ...]
    assessed: bool

    def blocks(self, rule: str, severity: Severity) -> bool:
        """Whether a finding of that rule and severity blocks."""
        fitting = [each for each in self.blocking if rule.startswith(each[0])]
        lowest = max(fitting, key=lambda each: len(each[0]))[1] if fitting else None
        return lowest is not None and severity.rank >= lowest.rank


_PROFILES = (
    Profile(
        id="draft",
        title_zh="起草：只有错误拦下，空白可以",
        title_en="while it is written: errors block, blanks do not",
        blocking=(("", Severity.ERROR), ("form.table_missing", None), ("cell.unread", None)),
        assessed=False,
    ),
    Profile(
        id="submit",
        title_zh="报送：错误、警告和未核对的都拦下",
        title_en="before it is handed in: errors, warnings and what could not be assessed block",
        blocking=(("", Severity.WARNING),),
        assessed=True,
    ),
    Profile(
        id="archive",
        title_zh="归档：已公布的不再改，只有未能读出的拦下",
        title_en="to be kept as published: only what could not be read blocks",
        blocking=(
            ("", None),
            ("cell.", Severity.ERROR),
            ("document.", Severity.ERROR),
            ("form.table_missing", Severity.ERROR),
        ),
        assessed=False,
    ),
)


def profiles() -> tuple[Profile, ...]:
    """Every profile: while a report is written, before it is handed in, and once it is published.

    >>> [each.id for each in profiles()]
    ['draft', 'submit', 'archive']
    """
    return _PROFILES


def profile(id: str) -> Profile:
    """The profile of that id.

    >>> profile("submit").assessed
    True

    :raises UnknownCellError: there is none.
    """
    for each in _PROFILES:
        if each.id == id:
            return each
    known = [each.id for each in _PROFILES]
    raise UnknownCellError(
        en=f"no profile {id!r}: there are {', '.join(known)}", zh=f"没有{id!r}这种用途：可用的有{'、'.join(known)}"
    )
