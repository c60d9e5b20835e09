"""Sentences with the claims that they make, and how well the reading of claims agrees with them.

A file is TOML: a list ``said`` of ``text`` and ``claims`` (none if absent), with ``section`` (``overview``) and
``year`` (2024) where they matter. A claim is written as

- ``received = 12``, ``received + brought_forward = 17``: subjects and figure; ``received >= 3``: a lower bound;
- ``2023: received = 5``, ``cumulative: received = 20``: of another time;
- ``parts: 12 = 8 + 4``: a whole and its parts; ``share: 60% = 30 / 50``: a percentage, its part and its whole.

A group of outcomes is named by the group (``withheld``), an amount is in the unit of its column.
"""

import tomllib
from pathlib import Path
from typing import NamedTuple

from gov_disclosure import AnnualReport, Narrative
from gov_disclosure.figures import format_amount
from gov_disclosure.narrative import Claim, CountClaim, PartsClaim, Period, ShareClaim, claims

__all__ = ["HELD_APART", "READ_FIRST", "SETS", "Said", "Score", "labelled", "made", "score", "written"]

FOLDER = Path(__file__).parent
HELD_APART = ("held_out", "field")
"""Written before any pattern; what is missed in them was never looked at."""

READ_FIRST = ("later", "last", "apart")
"""Written when the patterns stood and measured before anything was mended: the figures stand in the files."""

SETS = ("development", *READ_FIRST, *HELD_APART)


class Said(NamedTuple):
    """A text of a report and the claims it makes."""

    text: str
    claims: frozenset[str]
    section: str
    year: int


class Score(NamedTuple):
    """How many claims were right, how many were made that are none, how many were missed."""

    right: int
    false: int
    missed: int

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.false)

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed)


def labelled(name: str) -> list[Said]:
    """The sentences of a set."""
    content = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    return [
        Said(each["text"], frozenset(each.get("claims", ())), each.get("section", "overview"), each.get("year", 2024))
        for each in content["said"]
    ]


def written(claim: Claim) -> str:
    """A claim as the files write it."""
    match claim:
        case PartsClaim(whole=whole, parts=parts):
            return f"parts: {whole} = {' + '.join(map(str, parts))}"
        case ShareClaim(percent=percent, part=part, wholes=wholes):
            return f"share: {format_amount(percent)}% = {part} / {wholes[0]}"
        case CountClaim(subjects=subjects, figure=figure, at_least=at_least, period=period, year=year):
            when = {Period.REPORT_YEAR: "", Period.OTHER_YEAR: f"{year}: ", Period.CUMULATIVE: "cumulative: "}[period]
            number = figure if isinstance(figure, int) else format_amount(figure)
            return f"{when}{' + '.join(subjects)} {'>=' if at_least else '='} {number}"
    raise TypeError(claim)


def made(said: Said) -> list[Claim]:
    """The claims read from a text."""
    narrative = Narrative(**{said.section: said.text})
    return list(claims(AnnualReport(form="2021", year=said.year, narrative=narrative)))


def score(texts: list[Said]) -> Score:
    """Right, false and missed claims over all texts."""
    right = false = missed = 0
    for said in texts:
        read = {written(claim) for claim in made(said)}
        right += len(read & said.claims)
        false += len(read - said.claims)
        missed += len(said.claims - read)
    return Score(right, false, missed)
