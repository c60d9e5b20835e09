"""Writes the generated parts of the pages: the rule table, the tables of the form, the list of public names.

``python docs/generate.py`` writes them between their markers; a test holds the pages to what it gives. What they say
beside the data stands in ``words.toml``; a page under ``zh/`` is written in Chinese, every other in English.
"""

import inspect
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

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

Words = dict[str, dict[str, Any]]
WORDS: dict[str, Words] = tomllib.loads((DOCS / "words.toml").read_text(encoding="utf-8"))


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


def in_words(record: object, words: dict[str, Any]) -> tuple[str, ...]:
    """The sentences of a record in the languages that a table shows."""
    return tuple(getattr(record, field) for field in words["fields"])


def rules(words: Words) -> Iterator[str]:
    own = words["rules"]
    rows = (
        (f"[{code(rule.id)}](#{slug(rule.id)})", own["severity"][rule.severity], *in_words(rule, own))
        for rule in rulebook()
    )
    yield from table(own["header"], rows)


def slug(rule: str) -> str:
    """The anchor of a rule's heading."""
    return rule.replace(".", "")


def rulebook_lines(words: Words) -> Iterator[str]:
    """A section for each rule, by the modules that hold them."""
    for module, title in words["rulebook"]["groups"].items():
        yield f"## {title}"
        yield ""
        for rule in import_module(f"gov_disclosure.rules.{module}").RULES:
            yield from one_rule(rule, words)


def one_rule(rule: Rule, words: Words) -> Iterator[str]:
    own, shared = words["rulebook"], words["rules"]
    title, basis = in_words(rule, own)
    count = how_many(rule)
    identities_of_it = own["identities"].format(count=count) if count else ""
    yield f"### {code(rule.id)}"
    yield ""
    yield f"{title}"
    yield ""
    yield "- " + own["line"].format(
        severity=shared["severity"][rule.severity], needs=shared["needs"][rule.needs], identities=identities_of_it
    )
    yield "- " + own["basis"].format(basis=basis)
    yield "- " + own["unassessed"].format(when=when_not_assessed(rule, own["not_assessed"]))
    for field, line in own["messages"].items():
        yield "- " + line.format(message=getattr(rule, field))
    yield ""


def when_not_assessed(rule: Rule, words: dict[str, str]) -> str:
    return words[rule.needs] if rule.needs in words else words[rule.id]


# ---------------------------------------------------------------------- the form


def form_tables(edition: str) -> Callable[[Words], Iterator[str]]:
    def lines(words: Words) -> Iterator[str]:
        own = words["form"]
        the_form = form(edition)
        yield from (
            own["about"]
            .format(
                notice=the_form.notice,
                dated=own["dated"].format(date=the_form.notice_date) if the_form.notice_date else "",
                title=the_form.notice_title,
                cells=len(the_form.addresses),
                identities=len(identities(edition)),
            )
            .split("\n")
        )
        for section in the_form.sections:
            if section.table:
                yield ""
                yield f"### {own['heading'].format(edition=edition, section=section.heading)}"
                yield from one_table(the_form, section.table, own)

    return lines


def one_table(the_form: Form, key: str, own: dict[str, Any]) -> Iterator[str]:
    for panel in the_form.table(key).panels:
        yield ""
        if panel.caption:
            yield f"**{panel.caption.label}**"
            yield ""
        columns = (
            (
                " ".join([*(heading.label for heading in column.under), column.label]),
                code(column.key),
                own["unit"].format(kind=own["kinds"][column.kind], unit=column.unit)
                if column.unit
                else own["kinds"][column.kind],
                own["between"].join(column.aliases),
            )
            for column in panel.columns
        )
        yield from table(own["columns"], columns)
        yield ""
        rows = (
            (" ".join(row.path), code(f"{key}.{row.key}"), row.basis, own["between"].join(row.aliases))
            for row in panel.rows
        )
        yield from table(own["rows"], rows)


def sections(words: Words) -> Iterator[str]:
    own = words["form"]
    newest = form(max(Edition))
    rows = (
        (
            each.heading,
            code(f"narrative.{each.key}"),
            code(each.table) if each.table else "",
            own["between"].join(each.aliases),
        )
        for each in newest.sections
    )
    yield from table(own["sections"], rows)


# ---------------------------------------------------------------------- across editions


def correspondence_lines(words: Words) -> Iterator[str]:
    own = words["correspondences"]
    oldest, newest = min(Edition), max(Edition)
    rows = (
        (
            " + ".join(form(oldest).label(cell) for cell in line.before) or "–",
            " + ".join(form(newest).label(cell) for cell in line.after) or "–",
            own["comparability"][line.comparability],
            *in_words(line, own),
        )
        for line in correspondences(oldest, newest)
        if (line.before or line.after)[0].table == "proactive"
    )
    yield from table(own["header"], rows)


def rate_lines(words: Words) -> Iterator[str]:
    own = words["rates"]
    yield from table(own["header"], ((code(rate.id), *in_words(rate, own)) for rate in rates(max(Edition))))


def profile_lines(words: Words) -> Iterator[str]:
    own, severities = words["profiles"], words["rules"]["severity"]

    def blocks(beginning: str, severity: str | None) -> str:
        where = f"`{beginning}…`" if beginning else own["any_rule"]
        return own["blocks"].format(where=where, severity=own["nothing"] if severity is None else severities[severity])

    rows = (
        (
            code(each.id),
            *in_words(each, own),
            own["between"].join(blocks(*pair) for pair in each.blocking),
            own["assessed"] if each.assessed else own["not_assessed"],
        )
        for each in profiles()
    )
    yield from table(own["header"], rows)


# ---------------------------------------------------------------------- public names


def summary(value: object) -> str:
    """The first paragraph of a docstring, as Markdown."""
    text = " ".join((inspect.getdoc(value) or "").partition("\n\n")[0].split())
    text = re.sub(r":\w+:`~?([^`]+)`", r"`\1`", text)
    return text.replace("``", "`")


def described(module: Any, words: Words, header: str = "header", leaving: str = "") -> Iterator[str]:
    """The public names of a module: in English what their docstrings say, in Chinese what ``words.toml`` says."""
    own = words["names"]
    rows = (
        (code(name), own[name] if words is not WORDS["en"] else summary(getattr(module, name)))
        for name in module.__all__
        if name != leaving
    )
    yield from table(own[header], rows)


def names(words: Words) -> Iterator[str]:
    yield from described(gov_disclosure, words)


def strategy_names(words: Words) -> Iterator[str]:
    yield from described(published_strategies, words, "strategies")


def collecting_names(words: Words) -> Iterator[str]:
    yield from described(collecting, words)


def panel_names(words: Words) -> Iterator[str]:
    yield from described(panels, words, leaving="QUESTIONS")


# ---------------------------------------------------------------------- frames


def frame_names(words: Words) -> Iterator[str]:
    yield from described(frames, words)


def holds(name: str, kind: str) -> str:
    """Which words tell what a column of a wide frame holds."""
    if name.startswith("narrative."):
        return "prose"
    if name.startswith("has_"):
        return "has_table"
    if "." not in name:
        return name
    return "unit" if kind == "string" else "figures"


def frame_columns(words: Words) -> Iterator[str]:
    """The columns of a wide frame, the cells of a table in one line."""
    own = words["frame-columns"]
    schema = frames.wide_schema()
    groups: dict[str, list[str]] = {}
    for name in schema.names:
        prefix = name.partition(".")[0]
        groups.setdefault(f"{prefix} {schema.field(name).type}", []).append(name)
    rows = []
    for group in groups.values():
        first, last, kind = group[0], group[-1], str(schema.field(group[0]).type)
        several = own["several"].format(first=code(first), last=code(last), count=len(group))
        rows.append((code(first) if len(group) == 1 else several, kind, own[holds(first, kind)]))
    yield from table(own["header"], rows)


def document_formats(words: Words) -> Iterator[str]:
    own = words["formats"]
    rows = (
        (
            code(each.name),
            " ".join(map(code, each.suffixes)),
            own[each.name],
            own["lossless"] if each.lossless else own["printable"],
            own["fillable"] if each.fillable else "",
        )
        for each in documents.FORMATS.values()
    )
    yield from table(own["header"], rows)


def verdict_names(words: Words) -> Iterator[str]:
    own = words["verdicts"]
    yield from table(own["header"], ((code(each), own[each]) for each in Verdict))


PARTS: dict[str, Callable[[Words], Iterator[str]]] = {
    "formats": document_formats,
    "rules": rules,
    "rulebook": rulebook_lines,
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


def language(page: Path) -> str:
    return "zh" if DOCS / "zh" in page.parents else "en"


def generated(page: Path) -> str:
    """The text of a page with its generated parts made anew."""
    words = WORDS[language(page)]

    def part(match: re.Match[str]) -> str:
        lines = "\n".join(PARTS[match["name"]](words))
        return f"{match['open']}\n{lines}\n\n{match['close']}"

    return MARKED.sub(part, page.read_text(encoding="utf-8"))


def pages() -> list[Path]:
    """The pages that have generated parts."""
    return [page for page in sorted(DOCS.glob("**/*.md")) if MARKED.search(page.read_text(encoding="utf-8"))]


if __name__ == "__main__":
    for page in pages():
        after = generated(page)
        if after != page.read_text(encoding="utf-8"):
            page.write_text(after, encoding="utf-8")
            print(f"written: {page.relative_to(DOCS.parent)}")
