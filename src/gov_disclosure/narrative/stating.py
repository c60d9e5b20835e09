"""From a shape that fits to a claim: its cells, its figure, its time and its place."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from attrs import frozen

from ..cells import CellAddress
from ..figures import MONEY_UNITS
from ..forms import Form
from .claim import CountClaim
from .lines import Sentence
from .matching import Found
from .patterns import Subjects
from .plain import Plain
from .quantities import Quantity
from .subjects import cells_of
from .times import period_of

__all__ = ["Setting", "state"]

_OTHERS = re.compile(
    "全[市县区省州盟旗国]|全系统|系统[内各下]|各级|各[镇乡县区市地州]|各街道|各部门|各单位|镇街|乡镇街|下属|下级|下设|[所直局委市县区厅]属|事业单位|二级|基层(?:单位|各)|"
    "部分单位|部分部门|个别|其他单位|其他部门|其他机关|兄弟单位"
)
# Bodies by their names, each with figures of its own.
_NAMED = re.compile(r"[^,;:()我本]{1,12}(?:局|委|办|厅|镇|街道)(?:共|新)?(?:收到|受理|办理|办结|答复)")
_FOR_OTHERS = re.compile("配合|协助|协办|会办|转办|转送|代办|代为")
_BREAK = re.compile("[,;:(]")
_OURS = re.compile(r"[我本](?:机关|单位|部门|局|办|厅|委|镇|街道|乡|院|校|中心|所|处|科|府|会|馆|站)")


@frozen
class Setting:
    """Where a claim stands: the section and its text, the line, the sentence; the report's year and form."""

    section: str
    text: str
    line: Plain
    sentence: Sentence
    year: int | None
    form: Form | None

    def place(self, start: int, end: int) -> dict[str, Any]:
        """Where a stretch of the plain line stands in the section, and what it says there."""
        span = self.line.span(start, end)
        around = self.line.span(self.sentence.start, self.sentence.end)
        return {
            "section": self.section,
            "start": span[0],
            "end": span[1],
            "text": self.text[slice(*span)],
            "sentence": self.text[slice(*around)],
        }


def state(found: Found, quantity: Quantity, start: int, end: int, setting: Setting) -> Iterator[CountClaim]:
    """The claim that a shape makes of a quantity; none if it is about others or about a part of the year."""
    before = setting.line.text[setting.sentence.start : start]
    period = period_of(before, setting.year)
    if period is None or quantity.value is None or _of_others(setting.line.text[setting.sentence.start : end]):
        return
    if len(set(_NAMED.findall(setting.sentence.text))) > 1:
        return
    cells = _cells(found.subjects, setting.form)
    figure, decimals = _amount(quantity, cells, setting.form)
    yield CountClaim(
        **setting.place(start, end),
        figure_at=setting.line.places[quantity.start],
        subjects=found.subjects,
        figure=figure,
        cells=cells,
        alternatives=tuple(filter(None, (_cells(each, setting.form) for each in found.alternatives))),
        at_least=found.at_least,
        period=period[0],
        year=period[1],
        decimals=decimals,
    )


def _of_others(said: str) -> bool:
    """Whether the sentence has come to speak of other bodies, or the part of it of work done for them."""
    if _FOR_OTHERS.search(_BREAK.split(said)[-1]):
        return True
    others = [found.start() for found in _OTHERS.finditer(said)]
    ours = [found.start() for found in _OURS.finditer(said)]
    return bool(others) and (not ours or ours[-1] < others[-1])


def _cells(subjects: Subjects, the_form: Form | None) -> tuple[CellAddress, ...]:
    """The cells of all subjects; none if the form lacks those of one."""
    each = [cells_of(subject, the_form) for subject in subjects] if the_form else [()]
    return tuple(cell for cells in each for cell in cells) if all(each) else ()


def _amount(
    quantity: Quantity, cells: tuple[CellAddress, ...], the_form: Form | None
) -> tuple[int | Decimal, int | None]:
    """A count as it is; an amount in the unit of its column, 元 where it has none, and to how many decimals."""
    assert quantity.value is not None
    if quantity.unit not in MONEY_UNITS:
        return quantity.value, None
    unit = the_form.column(cells[0]).unit if cells and the_form else None
    worth = MONEY_UNITS[quantity.unit] / MONEY_UNITS[unit or "元"]
    amount = Decimal(quantity.value)
    exponent = amount.as_tuple().exponent
    assert isinstance(exponent, int)
    return amount * worth, -(exponent + worth.adjusted())
