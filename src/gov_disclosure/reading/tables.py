"""Finding the rows of the form's tables in a stream of cells.

The documents keep the order of cells and lose nearly everything else: spans, rows, empty cells, the ends
of labels. So the collector walks through the cells in order, tells labels from figures, and gathers after
each row label the figures that follow it. In which column each of them stands is decided afterwards
(:mod:`placing`), when all rows of a table can be compared.
"""

import re

from attrs import define, field

from ..forms import Form
from .folding import fold
from .labels import LabelIndex, LabelMatch, Role, Target
from .lines import Line, Token, inline_tokens
from .numerals import is_figure_like
from .records import HeaderCell, LabelSeen, RowRecord
from .words import cells_of_words

__all__ = ["LONGEST_ABOVE", "Collector"]

_ONLY_COLUMNS = frozenset((Role.COLUMN,))
_STRONG_LENGTH = 4
_STRONG_ROW_LENGTH = 8
_LONGEST_LINE = 1_000_000
LONGEST_ABOVE = 20
_MOST_ABOVE = 5
_LONGEST_BAD_FIGURE = 8
_BAD_FIGURE = re.compile(r"\d+(?![\d.、．:：])")
_LONGEST_BAD_CELL = 30


@define
class Collector:
    """Gathers the rows of the three tables while a document is walked through."""

    form: Form
    index: LabelIndex
    records: list[RowRecord] = field(factory=list)
    labels: list[LabelSeen] = field(factory=list)
    table: str | None = None
    _row: RowRecord | None = None
    _header: list[HeaderCell] = field(factory=list)
    _between: list[HeaderCell] = field(factory=list)
    _parts: list[str] = field(factory=list)
    _last: Role | None = None
    _label: str = ""
    _pending: Token | None = None
    _stray: bool = False
    _above: list[str] = field(factory=list)
    _line: int = 0
    _opened: int = 0
    _single_rows: dict[str, int] = field(init=False)

    def __attrs_post_init__(self) -> None:
        """Know the tables that are printed in one row, and how many figures that is."""
        self._single_rows = {table.key: len(table.addresses) for table in self.form.tables if table.single_row}

    # ------------------------------------------------------------------ what comes in

    def open_section(self, table: str | None) -> None:
        """A section heading stands here: ``table`` is the key of its table, if it has one."""
        self.close()
        self.table = None
        self._header = []
        self._last = None
        self._stray = False
        self._above = []
        self._between.clear()
        if table in self._single_rows:
            self.table = table

    def pass_over(self, text: str) -> None:
        """Prose stands here, or a label that nobody knows: no figure that follows belongs to the row before."""
        if self._row is not None and len(text) <= _LONGEST_BAD_FIGURE and _BAD_FIGURE.match(text):
            # It may be the row's last figure all the same, and an empty cell make up the count without it.
            self._row.broken = True
        self.close()
        if len(text) <= LONGEST_ABOVE:
            if self._in_header() and not is_figure_like(text):
                self._between.append(HeaderCell(None, text, None, None, self._line))
            self._above = [*self._above[1 - _MOST_ABOVE :], text]

    def close(self) -> None:
        """The row in hand ends here."""
        self._flush()
        self._row = None
        self._label = ""

    def finish(self) -> None:
        """The document ends here."""
        if self._row is not None:
            self._row.at_end = True

    def feed(self, line: Line, section: str | None) -> bool:
        """Take a line if it belongs to a table of the form; False if it does not."""
        tokens = self._paragraph_tokens(line) if line.paragraph else line.tokens
        matches = [None if token.blank or token.figure else self._lookup(token) for token in tokens]
        if not self._accepts(line, tokens, matches, section):
            return False
        self._line += 1
        labelled = [number for number, match in enumerate(matches) if match]
        if labelled:
            first = labelled[0]
            tokens, matches = tokens[first:], matches[first:]
        elif line.grid is not None and not self._continues(tokens):
            return True
        elif len(tokens) >= self._single_rows.get(self.table or "", _LONGEST_LINE):
            self._row = None
        columns = sum(1 for match in matches if match and match.roles == _ONLY_COLUMNS)
        several = len(tokens) > 1
        for position, (token, match) in enumerate(zip(tokens, matches, strict=True)):
            self._take(
                token,
                match,
                line,
                first=position == 0 and several,
                header_line=columns > 1,
                in_header=several and bool(labelled),
            )
        return True

    # ------------------------------------------------------------------ whether a line belongs to a table

    def _lookup(self, token: Token) -> LabelMatch | None:
        return self.index.lookup(token.text)

    def _paragraph_tokens(self, line: Line) -> list[Token]:
        """A paragraph as the cells that it may hold; as one where it may be prose."""
        token = line.tokens[0]
        tokens = inline_tokens(token)
        first = tokens[0]
        if len(tokens) > 1 and not first.figure and not self._leads(first, tokens[1:]):
            tokens = [token]
        return tokens if len(tokens) > 1 else cells_of_words(token, self.index) or [token]

    def _leads(self, label: Token, figures: list[Token]) -> bool:
        """Whether the words before the figures of a paragraph are a label, and the figures its row's."""
        match = self._lookup(label)
        if match is not None and (match.known or self._whole_row(match, figures)):
            return True
        return self._row is not None and self._continues_label(label)

    def _whole_row(self, match: LabelMatch, figures: list[Token]) -> bool:
        """Whether a label with a misprint is followed by exactly the figures of its row, within its table."""
        rows = match.of(Role.ROW, table=self.table) if self._within_table() else ()
        return any(len(figures) == self._cells_of(row.table, row.key) for row in rows)

    def _accepts(self, line: Line, tokens: list[Token], matches: list[LabelMatch | None], section: str | None) -> bool:
        found = [match for match in matches if match]
        if any(self._strong(match, section) for match in found):
            return not line.paragraph or len(tokens) > 1 or any(match.known for match in found) or self._within_table()
        if found and self.table is not None:
            return any(self.table in match.tables for match in found) and (not line.paragraph or self._within_table())
        figures = [token for token in tokens if token.figure]
        if not found and self._single_row_figures(tokens, figures):
            return True
        if line.paragraph:
            return self._accepts_paragraph(tokens)
        if self.table is None or self._stands_alone(line):
            return False
        match line.filled:
            case [token] if not token.figure:
                cell = self._expects() > 0 or (self._row is None and self._is_first_cell(token, line))
                return self._is_part(token.text) or (cell and len(token.text) <= _LONGEST_BAD_CELL)
            case _:
                return True

    def _strong(self, match: LabelMatch, section: str | None) -> bool:
        """Whether a label can stand in no other table than the form's."""
        if any(len(target.label) >= _STRONG_LENGTH for target in match.of(Role.CAPTION, Role.STUB, Role.COLUMN)):
            return match.known
        rows = match.of(Role.ROW, Role.HEADING)
        if not rows:
            return False
        if any(target.table == section for target in rows) and self.table in (None, section):
            return True
        return any(len(target.label) >= _STRONG_ROW_LENGTH for target in rows) and match.known

    def _within_table(self) -> bool:
        return self._row is not None or bool(self._header) or self._last is not None

    def _stands_alone(self, line: Line) -> bool:
        """Whether a row of few cells stands below a section's heading, before its table of one line: it is prose."""
        return len(line.tokens) < self._single_rows.get(self.table or "", 0) and not self._within_table()

    def _single_row_figures(self, tokens: list[Token], figures: list[Token]) -> bool:
        """A bare line with the whole of a table that is printed in one row, where that table is expected."""
        count = self._single_rows.get(self.table or "")
        return len(figures) == count and all(token.blank or token.figure for token in tokens)

    def _accepts_paragraph(self, tokens: list[Token]) -> bool:
        if self.table is None or not self._within_table():
            return False
        if all(token.figure for token in tokens):
            return self._row is not None or self.table in self._single_rows
        if tokens[0].blank:
            begins = self._last is Role.COLUMN and self.table in self._single_rows
            return self._expects() > 0 if self._row is not None else begins
        text = tokens[0].text
        return self._is_part(text) or (self._expects() > 0 and len(text.strip()) <= _LONGEST_BAD_FIGURE)

    def _is_part(self, text: str) -> bool:
        return "。" not in text and self.index.begins(text)

    def _expects(self) -> int:
        """How many figures the row in hand still waits for."""
        if self._row is None:
            return 0
        return self._width(self._row) - len(self._row.values)

    def _width(self, record: RowRecord) -> int:
        return self._cells_of(record.table, record.row)

    def _cells_of(self, key: str, row_key: str) -> int:
        table = self.form.table(key)
        if table.single_row:
            return len(table.addresses)
        return next(len(panel.columns) for panel in table.panels for row in panel.rows if row.key == row_key)

    def _continues(self, tokens: list[Token]) -> bool:
        """Whether a row of a grid without any label carries figures of the form."""
        if self.table in self._single_rows:
            filled = any(not token.blank for token in tokens)
            return filled or len(tokens) >= self._single_rows[self.table]
        return self._row is not None and not self._row.values

    # ------------------------------------------------------------------ one cell

    def _take(
        self, token: Token, match: LabelMatch | None, line: Line, *, first: bool, header_line: bool, in_header: bool
    ) -> None:
        if token.blank or (match is None and token.figure):
            if self._pending is not None:
                self._flush(before_figure=True)
            self._figure(token, line, in_header=in_header)
            return
        joined = None
        if match is None or not self._is_label_here(match):
            match = joined = self._joined(token)
            if match is None:
                self._text(token, line, first=first)
                return
        if joined:
            self._pending = None
        self._flush()
        target = self._choose(match, header_line=header_line)
        self._note_label(token, match, target)
        self._label = token.text
        self._place_label(token, target, line)

    def _is_label_here(self, match: LabelMatch) -> bool:
        if match.known:
            return True
        continued = self.index.lookup(self._label + match.label) if self._label else None
        return continued is None or not continued.known

    def _joined(self, token: Token) -> LabelMatch | None:
        """A label of which this is the last part, the parts before it being in other cells."""
        if self._pending is not None:
            whole = self.index.lookup(self._pending.text + token.text)
            if whole and whole.known:
                return whole
        return None

    def _text(self, token: Token, line: Line, *, first: bool) -> None:
        """A text that is no label and no figure: the part of a label, a figure in words, or a strange label."""
        if self._label and self._continues_label(token):
            self._label += token.text
            return
        if self.index.begins(token.text):
            before = self._pending
            self._flush()
            joined = before.text + token.text if before else ""
            self._pending = Token(joined, token.place) if joined and self.index.begins(joined) else token
            return
        self._flush()
        self._strange(token, line, first=first)

    def _continues_label(self, token: Token) -> bool:
        """Whether the label before goes on with this text: to its end, or to a part of it."""
        if not fold(token.text):
            return False
        text = self._label + token.text
        whole = self.index.lookup(text)
        return (whole is not None and whole.exact) or (self._row is not None and self.index.begins(text))

    def _in_header(self) -> bool:
        return self._row is None and self._last in (Role.STUB, Role.COLUMN, Role.HEADING)

    def _flush(self, *, before_figure: bool = False) -> None:
        """The part of a label that waited for its end was none, or was one in the header."""
        pending, self._pending = self._pending, None
        if pending is not None and self._in_header():
            self._header.append(HeaderCell(None, pending.text, pending.column, None, self._line))
        elif pending is not None and before_figure:
            match = self.index.lookup(pending.text)
            rows = match.of(Role.ROW, table=self.table) if match else ()
            if self._row is None or all(target.key != self._row.row for target in rows):
                self._unknown_row(pending)

    def _strange(self, token: Token, line: Line, *, first: bool) -> None:
        if self._row is None:
            if self._is_first_cell(token, line):
                self._figure(token, line, in_header=False)
            elif self._last in (Role.STUB, Role.COLUMN):
                self._header.append(HeaderCell(None, token.text, token.column, line.grid, self._line))
            elif first:
                self._unknown_row(token)
            return
        if line.paragraph and not self._row.values:
            # Where nothing parts cells, what follows a label may be its end as well as a figure in words.
            return
        # A table of one line has no labels of rows.
        if (first and self._row.row) or (self._expects() <= 0 and not self._may_be_last()):
            self._unknown_row(token)
        else:
            self._row.take(token, self._line, paragraph=line.paragraph)
            self._row.broken = self._row.broken or self._expects() < 0

    def _is_first_cell(self, token: Token, line: Line) -> bool:
        """Whether a text below the whole header of a table of one line stands in its first cell, not before it."""
        known = [cell for cell in self._header if cell.key]
        if len(known) < self._single_rows.get(self.table or "", _LONGEST_LINE):
            return False
        return line.grid is None or any((cell.column, cell.grid) == (token.column, line.grid) for cell in known)

    def _may_be_last(self) -> bool:
        """Whether what follows the row's last cell is one too: an empty cell for a merged one made up the count."""
        return self._row is not None and self._row.values[0].blank

    def _unknown_row(self, token: Token) -> None:
        self.labels.append(LabelSeen(token.text.strip(), None, self.table))
        self._row = None

    # ------------------------------------------------------------------ labels

    def _choose(self, match: LabelMatch, *, header_line: bool) -> Target:
        """What a label means here, of all that it can mean."""
        targets: tuple[Target, ...] = match.targets
        if self.table in match.tables:
            targets = match.of(*Role, table=self.table)
        in_header = header_line or self._in_header()
        wanted = [target for target in targets if (target.role is Role.COLUMN) == in_header]
        return (wanted or targets)[0]

    def _note_label(self, token: Token, match: LabelMatch, target: Target) -> None:
        if not match.exact and token.text.strip() != target.label:
            self.labels.append(LabelSeen(token.text.strip(), target.label, target.table))

    def _place_label(self, token: Token, target: Target, line: Line) -> None:
        if target.table != self.table:
            self.table, self._row, self._last = target.table, None, None
            self._header = []
        if target.role is Role.ROW:
            self._open_row(token, target, line)
        else:
            self._begin_header(target.role)
        if target.role is Role.COLUMN:
            self._header += [*self._between, HeaderCell(target.key, token.text, token.column, line.grid, self._line)]
        elif target.role in (Role.CAPTION, Role.STUB) and self.table in self._single_rows:
            self._parts.append(target.key)
        self._between.clear()
        self._last = target.role

    def _begin_header(self, role: Role) -> None:
        """A label other than a row's stands here: a new header begins, unless one is being printed."""
        single = self.table in self._single_rows
        if (role in (Role.STUB, Role.CAPTION) and not single) or (role is not Role.HEADING and self._last is Role.ROW):
            self._header = []
        self._drop_blank_line()
        self._row = None

    def _drop_blank_line(self) -> None:
        """Empty cells before another label of a table of one line were places in its header."""
        if self._row is not None and not self._row.row and all(token.blank for token in self._row.values):
            self.records.remove(self._row)

    def _open_row(self, token: Token, target: Target, line: Line) -> None:
        row = self._row
        if row is not None and row.row == target.key and not row.values:
            return
        joined = row is not None and bool(row.values) and self._opened == self._line
        if row is not None and joined:
            row.broken = True
        self._opened = self._line
        self._row = RowRecord(
            target.table,
            target.key,
            token.text,
            tuple(self._header),
            line.grid,
            line.marked,
            line.number,
            None if token.column is None else token.column + token.colspan,
            broken=self._stray or joined,
            above=tuple(self._above),
        )
        self._stray = False
        self.records.append(self._row)

    # ------------------------------------------------------------------ figures

    def _figure(self, token: Token, line: Line, *, in_header: bool) -> None:
        """Take a figure, or an empty cell; the row ends with the cells that close it."""
        if self._row is not None and not token.padding and self._row.values and self._row.values[-1].padding:
            self._row = None
            return
        if not token.complete and self._row is not None and self._is_full(self._row, token):
            # The document ends in the number of the next label.
            self._row = None
            return
        begins = self._row is None and not token.padding and (self._last is not None or bool(line.filled))
        if begins and self.table in self._single_rows and not (token.blank and in_header):
            parts = tuple(dict.fromkeys(self._parts))
            self._row = RowRecord(
                self.table, "", "", tuple(self._header), line.grid, line.marked, line.number, parts=parts
            )
            self.records.append(self._row)
        if self._row is not None:
            self._row.take(token, self._line, paragraph=line.paragraph)
            if not token.blank:
                self._last = Role.ROW
                self._parts.clear()
        elif not token.blank:
            # It belongs to no row before it, and may to the one after it.
            self._stray = True

    def _is_full(self, record: RowRecord, following: Token) -> bool:
        """Whether a row has all its figures before a token, and no empty cell that may stand for a merged one."""
        if len(record.values) != self._width(record):
            return False
        first, last = record.values[0], record.values[-1]
        return not first.blank or first.place == last.place != following.place
