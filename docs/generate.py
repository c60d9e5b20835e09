"""Writes the generated parts of the pages: the rule table, the tables of the form, the list of public names.

``python docs/generate.py`` writes them between their markers; a test holds the pages to what it gives.
"""

import inspect
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import gov_disclosure
from gov_disclosure import (
    AnnualReport,
    Edition,
    Form,
    Rule,
    Verdict,
    check,
    collecting,
    correspondences,
    documents,
    form,
    frames,
    panels,
    profiles,
    rates,
    rulebook,
)
from gov_disclosure import strategies as published_strategies
from gov_disclosure.identities import identities, yearly_identities

DOCS = Path(__file__).parent
MARKED = re.compile(
    r"(?P<open><!-- generated: (?P<name>[\w-]+) -->\n).*?(?P<close><!-- end of generated part -->)", re.S
)

KINDS = {"count": "a count", "change": "a signed change", "amount": "an amount"}


def table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    header = tuple(header)
    yield f"| {' | '.join(header)} |"
    yield f"| {' | '.join('---' for _ in header)} |"
    for row in rows:
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |"


def code(text: str) -> str:
    return f"`{text}`"


# ---------------------------------------------------------------------- rules


def identity_rules(edition: str) -> list[str]:
    """The rule of every identity of an edition, and of those between two years of it."""
    within = [identity.partition("@")[0] for identity in check(AnnualReport(form=edition)).verdicts]
    return within + [identity.rule for identity in yearly_identities(edition, edition)]


def how_many(rule: Rule) -> str:
    """How many identities of each edition a rule stands for, the newest first."""
    counts = [identity_rules(edition).count(rule.id) for edition in reversed(Edition)]
    if not any(counts):
        return ""
    return " / ".join(map(str, dict.fromkeys(counts)))


def rules() -> Iterator[str]:
    rows = (
        (code(rule.id), rule.severity, how_many(rule), rule.title_en, rule.title_zh, rule.basis_en, rule.needs)
        for rule in rulebook()
    )
    yield from table(("rule", "severity", "n", "in English", "中文", "basis", "needs"), rows)


def messages() -> Iterator[str]:
    rows = ((code(rule.id), rule.message_en, rule.message_zh) for rule in rulebook())
    yield from table(("rule", "in English", "中文"), rows)


# ---------------------------------------------------------------------- the form


def form_tables(edition: str) -> Callable[[], Iterator[str]]:
    def lines() -> Iterator[str]:
        the_form = form(edition)
        dated = f" of {the_form.notice_date}" if the_form.notice_date else ""
        yield f"{the_form.notice}{dated}, {the_form.notice_title}. {len(the_form.addresses)} cells,"
        yield f"{len(identities(edition))} identities."
        for section in the_form.sections:
            if section.table:
                yield ""
                yield f"### {edition}: {section.heading}"
                yield from one_table(the_form, section.table)

    return lines


def one_table(the_form: Form, key: str) -> Iterator[str]:
    for panel in the_form.table(key).panels:
        yield ""
        if panel.caption:
            yield f"**{panel.caption.label}**"
            yield ""
        columns = (
            (
                " ".join([*(heading.label for heading in column.under), column.label]),
                code(column.key),
                KINDS[column.kind] if not column.unit else f"{KINDS[column.kind]}, {column.unit}",
                "; ".join(column.aliases),
            )
            for column in panel.columns
        )
        yield from table(("column as printed", "key", "holds", "also read"), columns)
        yield ""
        rows = ((" ".join(row.path), code(f"{key}.{row.key}"), row.basis, "; ".join(row.aliases)) for row in panel.rows)
        yield from table(("row as printed", "address without column", "legal basis", "also read"), rows)


def sections() -> Iterator[str]:
    newest = form(max(Edition))
    rows = (
        (each.heading, code(f"narrative.{each.key}"), code(each.table) if each.table else "", "; ".join(each.aliases))
        for each in newest.sections
    )
    yield from table(("heading", "prose", "table", "also read"), rows)


# ---------------------------------------------------------------------- across editions


def correspondence_lines() -> Iterator[str]:
    oldest, newest = min(Edition), max(Edition)
    rows = (
        (
            " + ".join(form(oldest).label(cell) for cell in line.before) or "–",
            " + ".join(form(newest).label(cell) for cell in line.after) or "–",
            str(line.comparability),
            line.reason_en,
        )
        for line in correspondences(oldest, newest)
        if (line.before or line.after)[0].table == "proactive"
    )
    yield from table((oldest, newest, "comparability", "why"), rows)


def rate_lines() -> Iterator[str]:
    rows = ((code(rate.id), rate.title_zh, rate.title_en, rate.definition_zh) for rate in rates(max(Edition)))
    yield from table(("rate", "中文", "in English", "definition"), rows)


def profile_lines() -> Iterator[str]:
    def blocks(beginning: str, severity: object) -> str:
        where = f"`{beginning}…`" if beginning else "any rule"
        return f"{where}: {'nothing' if severity is None else severity}"

    rows = (
        (
            code(each.id),
            each.title_en,
            each.title_zh,
            "; ".join(blocks(*pair) for pair in each.blocking),
            "blocks" if each.assessed else "does not block",
        )
        for each in profiles()
    )
    yield from table(("profile", "for", "用途", "the lowest severity that blocks", "what could not be assessed"), rows)


# ---------------------------------------------------------------------- public names


def summary(value: object) -> str:
    """The first paragraph of a docstring, as Markdown."""
    text = " ".join((inspect.getdoc(value) or "").partition("\n\n")[0].split())
    text = re.sub(r":\w+:`~?([^`]+)`", r"`\1`", text)
    return text.replace("``", "`")


def names() -> Iterator[str]:
    rows = ((code(name), summary(getattr(gov_disclosure, name))) for name in gov_disclosure.__all__)
    yield from table(("name", "what it is"), rows)


def strategy_names() -> Iterator[str]:
    rows = ((code(name), summary(getattr(published_strategies, name))) for name in published_strategies.__all__)
    yield from table(("strategy", "what it makes"), rows)


# ---------------------------------------------------------------------- frames


def frame_names() -> Iterator[str]:
    rows = ((code(name), summary(getattr(frames, name))) for name in frames.__all__)
    yield from table(("name", "what it is"), rows)


def collecting_names() -> Iterator[str]:
    rows = ((code(name), summary(getattr(collecting, name))) for name in collecting.__all__)
    yield from table(("name", "what it is"), rows)


def panel_names() -> Iterator[str]:
    rows = ((code(name), summary(getattr(panels, name))) for name in panels.__all__ if name != "QUESTIONS")
    yield from table(("name", "what it is"), rows)


FRAME_COLUMNS = {
    "form": "the edition of the form, null where the document has none of the three tables",
    "agency": "发布机关, as published",
    "agency_code": "统一社会信用代码",
    "year": "the year reported on",
    "title": "标题",
    "published_on": "发布日期",
    "source": "where the report was read; no part of it",
}


def frame_columns() -> Iterator[str]:
    """The columns of a wide frame, the cells of a table in one line."""
    schema = frames.wide_schema()
    groups: dict[str, list[str]] = {}
    for name in schema.names:
        prefix = name.partition(".")[0]
        groups.setdefault(f"{prefix} {schema.field(name).type}", []).append(name)
    rows = []
    for names in groups.values():
        first = names[0]
        shown = code(first) if len(names) == 1 else f"{code(first)} … {code(names[-1])}, {len(names)} columns"
        what = FRAME_COLUMNS.get(first)
        if what is None and first.startswith("narrative."):
            what = "the prose by section, an empty text where there is none"
        elif what is None and first.startswith("has_"):
            what = "whether the document has the table"
        elif what is None and schema.field(first).type == "string":
            what = "the unit printed with the amount, null where none is"
        rows.append((shown, str(schema.field(first).type), what or "the figures, by address"))
    yield from table(("column", "Arrow type", "what it holds"), rows)


FORMATS = {
    "html": "a page of its own, which needs nothing from elsewhere and prints on A4",
    "docx": "a Word document, set as official documents are (GB/T 9704); extra `docx`",
    "xlsx": "an Excel workbook: a sheet for each section, live totals, a sheet that checks the sums; extra `xlsx`",
    "md": "Markdown with pipe tables",
    "txt": "plain text with tables of bars",
    "json": "[the wire format](wire-format.md), the same as `dumps`",
}


def document_formats() -> Iterator[str]:
    rows = (
        (
            code(each.name),
            " ".join(map(code, each.suffixes)),
            FORMATS[each.name],
            "any report" if each.lossless else "a printable report",
            "yes" if each.fillable else "",
        )
        for each in documents.FORMATS.values()
    )
    yield from table(("format", "files", "what it is", "carries", "blank forms"), rows)


def verdict_names() -> Iterator[str]:
    meaning = {
        Verdict.HOLDS: "every cell is stated and the sums agree",
        Verdict.BROKEN: "every cell is stated and the sums differ",
        Verdict.NOT_ASSESSED: "a cell in it states no number",
    }
    yield from table(("verdict", "when"), ((code(str(each)), meaning[each]) for each in Verdict))


PARTS: dict[str, Callable[[], Iterator[str]]] = {
    "formats": document_formats,
    "rules": rules,
    "messages": messages,
    "form-2021": form_tables("2021"),
    "form-2019": form_tables("2019"),
    "sections": sections,
    "correspondences": correspondence_lines,
    "rates": rate_lines,
    "profiles": profile_lines,
    "names": names,
    "strategies": strategy_names,
    "collecting": collecting_names,
    "panels": panel_names,
    "frames": frame_names,
    "frame-columns": frame_columns,
    "verdicts": verdict_names,
}


def generated(text: str) -> str:
    """A page with its generated parts made anew."""

    def part(match: re.Match[str]) -> str:
        lines = "\n".join(PARTS[match["name"]]())
        return f"{match['open']}\n{lines}\n\n{match['close']}"

    return MARKED.sub(part, text)


def pages() -> list[Path]:
    """The pages that have generated parts."""
    return [page for page in sorted(DOCS.glob("**/*.md")) if MARKED.search(page.read_text(encoding="utf-8"))]


if __name__ == "__main__":
    for page in pages():
        before = page.read_text(encoding="utf-8")
        after = generated(before)
        if after != before:
            page.write_text(after, encoding="utf-8")
            print(f"written: {page.relative_to(DOCS.parent)}")
