"""Which rows, columns and headings of the form a printed label can mean."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from enum import Enum, auto

from attrs import Factory, field, frozen

from ..forms import Form, Heading, Panel, Table
from .folding import fold, without_note, without_number
from .remembering import remembered

__all__ = ["LabelIndex", "LabelMatch", "Role", "Target", "distinctive_labels", "names_another_year"]


class Role(Enum):
    """What a label is on the form."""

    ROW = auto()
    COLUMN = auto()
    HEADING = auto()
    CAPTION = auto()
    STUB = auto()


@frozen
class Target:
    """One thing that a label can mean: a row, a column, or a cell that holds no figure."""

    role: Role
    table: str
    key: str
    label: str


@frozen
class LabelMatch:
    """What a printed label can mean, and how sure that is.

    ``exact`` is the form's own label but for punctuation and width; ``known`` is that or a listed variant,
    or the label with a note; otherwise the label was completed or mended. ``tables`` and ``roles`` are those
    of all its targets.
    """

    targets: tuple[Target, ...]
    exact: bool
    known: bool
    tables: frozenset[str] = field(init=False)
    roles: frozenset[Role] = field(init=False)

    @tables.default  # pyright: ignore[reportAttributeAccessIssue]
    def _tables(self) -> frozenset[str]:
        return frozenset(target.table for target in self.targets)

    @roles.default  # pyright: ignore[reportAttributeAccessIssue]
    def _roles(self) -> frozenset[Role]:
        return frozenset(target.role for target in self.targets)

    @property
    def label(self) -> str:
        """The form's label."""
        return self.targets[0].label

    def of(self, *roles: Role, table: str | None = None) -> tuple[Target, ...]:
        """The targets of those roles, of that table if one is named."""
        return tuple(
            target for target in self.targets if target.role in roles and (table is None or target.table == table)
        )


_DIGIT = re.compile(r"\d")
_SHORTEST_PART = 4
_PART_OF = "其中"
"""Before what is a part of a row of the form, and no row of it."""
_OTHER_YEARS = ("上年", "上一年", "去年", "往年", "下年", "明年")
_SHORTEST_ALIKE = 5
_LONGEST = 120
_ALIKE = 0.84


def _targets(form: Form) -> Iterator[tuple[tuple[str, ...], Target]]:
    """Every label of the form with its variants, and what it means."""
    for table in form.tables:
        for heading in (table.stub, table.spanner):
            if heading:
                yield (heading.label, *heading.aliases), Target(Role.STUB, table.key, heading.label, heading.label)
        for panel in table.panels:
            yield from _panel_targets(table, panel)


def _panel_targets(table: Table, panel: Panel) -> Iterator[tuple[tuple[str, ...], Target]]:
    if panel.caption:
        caption = panel.caption
        yield (caption.label, *caption.aliases), Target(Role.CAPTION, table.key, caption.label, caption.label)
    seen: set[Heading] = set()
    for column in panel.columns:
        names = (column.label, *column.aliases)
        yield names, Target(Role.COLUMN, table.key, column.key, column.label)
        seen.update(column.under)
    for row in panel.rows:
        combined = tuple("".join(row.path[start:]) for start in range(len(row.under)))
        role = Role.STUB if table.single_row else Role.ROW
        yield (row.label, *row.aliases, *combined), Target(role, table.key, row.key, row.label)
        seen.update(row.under)
    for heading in seen:
        target = Target(Role.HEADING, table.key, heading.label, heading.label)
        yield (heading.label, *heading.aliases), target


def names_another_year(text: str, label: str = "") -> bool:
    """Whether a text speaks of another year than the one reported on, and the form's label does not.

    >>> (
    ...     names_another_year("上年处理决定数量", "本年处理决定数量"),
    ...     names_another_year("处理决定数量", "本年处理决定数量"),
    ... )
    (True, False)
    """
    return any(year in text and year not in label for year in _OTHER_YEARS)


def distinctive_labels(form: Form, others: Iterable[Form]) -> frozenset[str]:
    """The keys of the labels that tell an edition from the others: theirs in no variant."""
    official = {fold(names[0]) for names, _ in _targets(form)}
    for other in others:
        official -= {fold(name) for names, _ in _targets(other) for name in names}
    return frozenset(official)


@frozen(eq=False)
class LabelIndex:
    """The labels of an edition, for looking printed ones up."""

    form: Form
    _exact: dict[str, list[Target]] = field(init=False, factory=dict, repr=False)
    _bare: dict[str, list[Target]] = field(init=False, factory=dict, repr=False)
    _known: Callable[[str], LabelMatch | None] = field(
        init=False, repr=False, default=Factory(lambda self: remembered(self._look), takes_self=True)
    )

    def __attrs_post_init__(self) -> None:
        """Index every label, its variants, and the label without its number."""
        for names, target in _targets(self.form):
            self._exact.setdefault(fold(names[0]), []).append(target)
            for name in names:
                self._bare.setdefault(without_number(name), []).append(target)

    def lookup(self, text: str) -> LabelMatch | None:
        """What a printed text can mean as a label; ``None`` if it is no label of the form."""
        return self._known(text) if len(text) <= _LONGEST else None

    def _look(self, text: str) -> LabelMatch | None:
        key = fold(text)
        if key.isascii() or _PART_OF in key:
            return None
        if key in self._exact:
            # A row whose number was lost may say no more than a column does: 其他, 总计.
            every = tuple(dict.fromkeys(self._exact[key] + self._bare.get(key, [])))
            return LabelMatch(every, exact=True, known=True)
        shorter = without_note(text)
        for index, candidate in (
            (self._bare, key),
            (self._exact, shorter),
            (self._bare, shorter),
            (self._bare, self._unnumbered(text, key)),
        ):
            if candidate in index:
                return LabelMatch(tuple(index[candidate]), exact=False, known=True)
        targets = self._completed(key) or self._alike(key)
        return LabelMatch(targets, exact=False, known=False) if targets else None

    def _unnumbered(self, text: str, key: str) -> str:
        """The label without a number that is not its own, unless with it it begins another: 2.其他 is no 3.其他."""
        return key if any(name.startswith(key) for name in self._exact) else without_number(text)

    def _completed(self, key: str) -> tuple[Target, ...]:
        """A label that was cut, or that goes on after its end."""
        if len(key) < _SHORTEST_PART:
            return ()
        found = [name for name in self._exact if name.startswith(key)]
        return self._only(found or [name for name in self._exact if self._goes_on(name, key)])

    def _goes_on(self, name: str, key: str) -> bool:
        """Whether a text is that label with more words: not one with digits, nor another label."""
        if len(name) < _SHORTEST_PART or not key.startswith(name):
            return False
        end = key[len(name) :]
        return len(end) <= len(name) + 8 and not _DIGIT.search(end) and not self._begins_with_a_label(end)

    def _only(self, names: Sequence[str]) -> tuple[Target, ...]:
        """What a label means if it is the only one; nothing where it can be several."""
        match names:
            case [name]:
                return tuple(self._exact[name])
            case _:
                return ()

    def _begins_with_a_label(self, key: str) -> bool:
        return any(len(name) >= _SHORTEST_PART and key.startswith(name) for name in self._exact)

    def _alike(self, key: str) -> tuple[Target, ...]:
        """A label with a misprint: the only one that is so like it."""
        return self._only(list(self._misprinted(key))) if len(key) >= _SHORTEST_ALIKE else ()

    def _misprinted(self, key: str) -> Iterator[str]:
        digits = len(_DIGIT.findall(key))
        matcher = SequenceMatcher(None, "", key, autojunk=False)
        for name in self._exact:
            # More digits than the label has are figures that follow it; another year is no misprint.
            if names_another_year(key, name) or digits > len(_DIGIT.findall(name)):
                continue
            if abs(len(name) - len(key)) <= 2 + len(name) // 5:
                matcher.set_seq1(name)
                if matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE:
                    yield name

    def begins(self, text: str) -> bool:
        """Whether a text is the beginning of a label, or a part of one."""
        key = fold(text) if len(text) <= _LONGEST else ""
        return key != "" and any(key in name for name in self._exact)

    def nearest(self, text: str) -> str:
        """The form's label that is most like a text, for people."""
        matcher = SequenceMatcher(None, "", fold(text[:_LONGEST]), autojunk=False)
        best, highest = next(iter(self._exact)), 0.0
        for name in self._exact:
            matcher.set_seq1(name)
            # Both are never below the ratio, and soon told.
            if min(matcher.real_quick_ratio(), matcher.quick_ratio()) > highest and matcher.ratio() > highest:
                best, highest = name, matcher.ratio()
        return self._exact[best][0].label
