"""Wholes and their parts, figures and their shares: prose against itself."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from .claim import Claim, CountClaim, PartsClaim, ShareClaim
from .lines import Sentence
from .quantities import PERCENT, Quantity
from .stating import Setting

__all__ = ["proportions"]

_OPENED = re.compile(r"(?:\([^()]*\))?(?P<bracket>[,;]*\()?[,;]*其中[,:为有]*")
# A new statement, or one on another scale: what comes is no part.
_NO_PART = re.compile(
    r";|同比|较|比上|增长|增加|减少|上一?年|合计|总计|另(?!行)|此外|同时|其中|主要|^[,;、]*(?:已|共|均|全部|按时|按期)*(?:办结|答复|收到|受理|处理)"
)
_SAID_BEHIND = re.compile(r"^[^,、;(]*(?=[,、;(])")
_MORE = re.compile("等|主要|余下|其余")
_SHARE = re.compile(r"[,(、]*(?:占比|占(?P<base>[^,;()]{0,12}?))[的为达:]*")
_BASE = re.compile("(?:全部|所有|总|申请|办结|答复|收到|受理|办理|处理|件|数|量|结果|的|政府|信息|公开|年度?|本|全)*")
_CONCLUDED = re.compile("办结|答复|办理|结果")
_WHOLES = ("received", "brought_forward", "concluded")


def proportions(sentence: Sentence, said: Sequence[CountClaim], setting: Setting) -> Iterator[Claim]:
    """The parts and shares that a sentence states, given the counts that it states."""
    counted = {claim.figure_at: claim for claim in said if not claim.none}
    yield from _parts(sentence, counted, setting)
    yield from _shares(sentence, counted, setting)


def _parts(sentence: Sentence, counted: Mapping[int, CountClaim], setting: Setting) -> Iterator[PartsClaim]:
    text, places = setting.line.text, setting.line.places
    numbers = [each for each in sentence.quantities if each.unit != PERCENT and not each.nil]
    for index, whole in enumerate(numbers[:-1]):
        opened = _OPENED.match(text, whole.end)
        if not isinstance(whole.value, int) or opened is None:
            continue
        following = [each for each in numbers[index + 1 :] if each.start >= opened.end()]
        parts, closed = _listed(text, following, whole, opened, sentence.end)
        figures = [int(each.value or 0) for each in parts]
        if sum(figures) > whole.value:
            figures = _flat(figures)
        if len(figures) > 1 and not _mixed(counted.get(places[each.start]) for each in parts):
            yield PartsClaim(
                **setting.place(whole.start, parts[-1].end),
                figure_at=places[whole.start],
                whole=whole.value,
                parts=tuple(figures),
                complete=closed and places[whole.start] in counted,
            )


def _listed(
    text: str, numbers: Sequence[Quantity], whole: Quantity, opened: re.Match[str], end: int
) -> tuple[list[Quantity], bool]:
    """The parts of a whole, and whether the list is closed; it ends where the parts make the whole."""
    parts: list[Quantity] = []
    begin = opened.end()
    for each in numbers:
        label = text[begin : each.start]
        if opened["bracket"] and ")" in label:
            return parts, not _MORE.search(label)
        # What is said behind a number (8件已答复) still belongs to it.
        own = _SAID_BEHIND.sub("", label) if parts else label
        if each.value is None or each.unit != whole.unit or _NO_PART.search(own):
            return parts, False
        parts.append(each)
        begin = each.end
        if len(parts) > 1 and sum(int(part.value or 0) for part in parts) == whole.value:
            return parts, True
    return parts, not _MORE.search(text, begin, end)


def _mixed(claims: Iterable[CountClaim | None]) -> bool:
    """Whether parts are counted in two ways, by applicant or channel and by outcome: then they are no list."""
    return len({claim.subjects[0].startswith("received") for claim in claims if claim}) > 1


def _flat(figures: list[int]) -> list[int]:
    """Figures without those that are the parts of the one before them: 复议8件，维持7件，未结1件."""
    flat: list[int] = []
    while figures:
        first, *figures = figures
        flat.append(first)
        inner = (count for count in range(2, len(figures) + 1) if sum(figures[:count]) == first > 0)
        figures = figures[next(inner, 0) :]
    return flat


def _shares(sentence: Sentence, counted: Mapping[int, CountClaim], setting: Setting) -> Iterator[ShareClaim]:
    numbers = sentence.quantities
    for index, share in enumerate(numbers[1:], start=1):
        part = numbers[index - 1]
        if share.unit != PERCENT or share.value is None or not isinstance(part.value, int) or part.nil:
            continue
        words = _SHARE.fullmatch(setting.line.text, part.end, share.start)
        if words is None or not _BASE.fullmatch(words["base"] or ""):
            continue
        wholes = _wholes(numbers[: index - 1], part, counted, setting, words["base"] or "")
        if wholes:
            yield ShareClaim(
                **setting.place(part.start, share.end),
                figure_at=setting.line.places[share.start],
                percent=Decimal(share.value),
                part=part.value,
                wholes=wholes,
            )


def _wholes(
    numbers: Sequence[Quantity], part: Quantity, counted: Mapping[int, CountClaim], setting: Setting, base: str
) -> tuple[int, ...]:
    """The figures before a part that it may be a share of, the nearest first; those of the named base, if any."""
    found: list[tuple[int, bool]] = []
    for each in reversed(numbers):
        if not isinstance(each.value, int) or each.unit != part.unit or each.value < max(1, int(part.value or 0)):
            continue
        claim = counted.get(setting.line.places[each.start])
        counts_all = claim is not None and not claim.at_least and claim.subjects[0] in _WHOLES
        if counts_all or _OPENED.match(setting.line.text, each.end):
            found.append((each.value, claim is not None and claim.subjects == ("concluded",)))
    named = [whole for whole, concluded in found if concluded] if _CONCLUDED.search(base) else []
    return tuple(dict.fromkeys(named or [whole for whole, _ in found]))
