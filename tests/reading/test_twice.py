"""Tables that a document prints more than once: what the copies agree on is read, nothing else."""

import pytest

from gov_disclosure import read

TITLE = "示例县统计局2022年政府信息公开工作年度报告\n二、主动公开政府信息情况\n"
HEADER = "| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n"
CELLS = ("issued", "repealed", "in_force")


def copies(*rows):
    """As many copies of a table as there are rows: each with this row, and one that they have in common."""
    tables = (f"{HEADER}| 规章 | {row} |\n| 行政规范性文件 | 4 | 5 | 6 |\n" for row in rows)
    return read(f"{TITLE}{'其后又列如下。'.join(tables)}\n三、收到和处理政府信息公开申请情况\n")


def noted(reading, at):
    return [note.rule for note in reading.notes if str(note.at) == at]


def rules_row(reading):
    return [reading.report[f"proactive.rules.{cell}"] for cell in CELLS]


def test_copies_that_agree_are_read_once_and_noted():
    reading = copies("1 | 2 | 3", "1 | 2 | 3")
    assert rules_row(reading) == [1, 2, 3]
    assert reading.report["proactive.normative_documents.in_force"] == 6


WHOLE = """| 第二十条第（一）项 |
| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
| 规章 | 1 | 1 | 1 |
| 行政规范性文件 | 1 | 1 | 1 |
| 第二十条第（五）项 |
| 信息内容 | 本年处理决定数量 |
| 行政许可 | 1 |
| 第二十条第（六）项 |
| 信息内容 | 本年处理决定数量 |
| 行政处罚 | {punishment} |
| 行政强制 | {measures} |
| 第二十条第（八）项 |
| 信息内容 | 本年收费金额（单位：万元） |
| 行政事业性收费 | |
"""


@pytest.mark.parametrize(
    ("second", "twice"), [(WHOLE, True), ("".join(WHOLE.splitlines(keepends=True)[:3]), False)], ids=["whole", "part"]
)
def test_a_table_is_called_printed_twice_where_most_of_its_cells_are(second, twice):
    printed = [table.format(punishment=1, measures=1) for table in (WHOLE, second)]
    reading = read(f"{TITLE}{'其后又列如下。'.join(printed)}\n三、收到和处理政府信息公开申请情况\n")
    assert noted(reading, "proactive") == (["form.table_twice"] if twice else [])
    sections = {note.arguments["section"] for note in reading.notes if note.rule == "form.table_twice"}
    assert sections == ({"二、主动公开政府信息情况"} if twice else set())


def test_copies_that_disagree_are_a_conflict_and_the_evidence_shows_what_is_printed():
    reading = copies(" | 2 | 3", "5 | 2 | 3", "7 | 2 | 3")
    assert rules_row(reading) == [None, 2, 3]
    assert noted(reading, "proactive.rules.issued") == ["cell.conflict"]
    assert reading.provenance["proactive.rules.issued"].text.strip() == "5"
    (figures,) = (note.arguments["figures"] for note in reading.notes if note.rule == "cell.conflict")
    assert figures == ("5", "7")


@pytest.mark.parametrize(
    ("first", "second", "text", "line"),
    [
        ("1", "1", "1", 4),
        ("", "1", "1", 7),
        ("1", "", "1", 4),
        ("", "", "", 4),
        ("—", "1", "1", 7),
        ("—", "甲", "—", 4),
        ("甲", "1", "1", 7),
    ],
)
def test_the_evidence_is_the_first_copy_that_tells_a_figure_or_else_anything(first, second, text, line):
    evidence = copies(f"{first} | 2 | 3", f"{second} | 2 | 3").provenance["proactive.rules.issued"]
    assert (evidence.text, evidence.place.line) == (text, line)


@pytest.mark.parametrize(
    ("first", "second", "figure", "rules"),
    [
        ("1", "１", 1, []),
        ("１", "1", 1, ["cell.normalised"]),
        ("甲", "1", 1, []),
        ("1", "-1", None, ["cell.conflict"]),
        ("1", "1.5", None, ["cell.conflict"]),
        ("-1", "-2", None, ["cell.negative"]),
        ("—", "1", 1, []),
        ("—", "", None, ["cell.mark"]),
        ("甲", "—", None, ["cell.not_a_number"]),
        ("", "1", 1, []),
        ("1", "2", None, ["cell.conflict"]),
    ],
)
def test_copies_that_say_the_same_or_nothing_are_read_and_others_are_in_conflict(first, second, figure, rules):
    reading = copies(f"{first} | 2 | 3", f"{second} | 2 | 3")
    assert reading.report["proactive.rules.issued"] == figure
    assert noted(reading, "proactive.rules.issued") == rules
    assert noted(reading, "proactive.rules") == []


def test_a_cell_blank_in_every_copy_is_blank():
    reading = copies(" | 2 | 3", " | 2 | 3")
    assert rules_row(reading) == [None, 2, 3]
    assert noted(reading, "proactive.rules") == ["cell.blank"]
    assert noted(reading, "proactive.rules.issued") == []


def test_a_blank_says_nothing_where_the_other_copy_s_figures_are_lost():
    reading = copies(" | | 3", "1 | 2")
    assert rules_row(reading) == [None, None, 3]
    for cell in ("issued", "repealed"):
        assert noted(reading, f"proactive.rules.{cell}") == ["cell.unread"]
    assert noted(reading, "proactive.rules.in_force") == []
    assert noted(reading, "proactive.rules") == []


def test_a_figure_is_read_where_another_copy_s_are_lost():
    reading = copies("1 | 2", " | 2 | 3", "5 | 2 | 3")
    assert rules_row(reading) == [5, 2, 3]
