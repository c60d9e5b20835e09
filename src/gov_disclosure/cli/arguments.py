"""The arguments of the command line, and the language that they or the locale ask for."""

import locale
import os
from argparse import SUPPRESS, ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, NoReturn

from .. import __version__
from ..blocking import profiles
from ..documents import FORMATS
from ..errors import Language
from ..forms import editions, newest_form
from ..panels import QUESTIONS
from .asking import run_panel
from .collecting import run_collect
from .commands import run_check, run_read, run_rulebook, run_schema, run_show
from .confirming import run_confirm
from .documents import run_blank, run_convert
from .files import FAILED
from .several import run_aggregate, run_compare, run_history
from .streams import PROGRAM, complain, print_out
from .texts import text

__all__ = ["language_of", "parser_of"]


class _Parser(ArgumentParser):
    """A parser that complains in one line of the language asked for."""

    language: Language = "zh"

    def error(self, message: str) -> NoReturn:
        complain(text("usage", self.language, message=message))
        raise SystemExit(FAILED)

    def _print_message(self, message: str, file: Any = None) -> None:
        if message:
            print_out(message)


def parser_of(language: Language) -> ArgumentParser:
    """The parser of the whole command line, its help in a language."""
    parser = _Parser(
        prog=PROGRAM,
        description=text("about", language),
        epilog=text("codes", language),
        formatter_class=RawDescriptionHelpFormatter,
        add_help=False,
    )
    parser.language = language
    parser.add_argument(
        "--version", action="version", version=f"%(prog)s {__version__}", help=text("version", language)
    )
    _common(parser, language, default=None)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, (run, options) in _COMMANDS.items():
        about = text(name, language)
        command = commands.add_parser(name, help=about, description=about, epilog=parser.epilog, add_help=False)
        command.language = language
        _common(command, language, default=SUPPRESS)
        for option in options:
            _OPTIONS[option](command, language)
        command.set_defaults(run=run)
    return parser


def _common(parser: ArgumentParser, language: Language, default: str | None) -> None:
    parser.add_argument("-h", "--help", action="help", help=text("help", language))
    parser.add_argument("--lang", choices=("zh", "en"), default=default, help=text("lang", language))


def _switch(name: str, *flags: str) -> Callable[[ArgumentParser, Language], object]:
    return lambda parser, language: parser.add_argument(*flags, action="store_true", help=text(name, language))


def _value(name: str, *flags: str, **settings: Any) -> Callable[[ArgumentParser, Language], object]:
    return lambda parser, language: parser.add_argument(*flags, help=text(name, language), **settings)


def _address(value: str) -> str:
    """A cell address that an edition of the form has; a mistake is a mistake in the arguments."""
    if not any(each.has(value) for each in editions()):
        raise ValueError(value)
    return value


def _count(given: str) -> int:
    count = int(given)
    if count < 0:
        raise ValueError(given)
    return count


_OPTIONS: Mapping[str, Callable[[ArgumentParser, Language], object]] = {
    "file": lambda parser, language: parser.add_argument("file", metavar="FILE", help=text("file", language)),
    "files": lambda parser, language: parser.add_argument(
        "files", metavar="FILE", nargs="+", help=text("file", language)
    ),
    "profile": _value("profile", "--profile", choices=tuple(each.id for each in profiles())),
    "confirmed": _value("confirmed", "--confirmed", metavar="LIST.json"),
    "list": _value("list", "--confirmed", metavar="LIST.json", required=True),
    "rule": _value("which rule", "--rule", metavar="RULE", required=True),
    "at": _value("at", "--at", metavar="ADDRESS"),
    "reason": _value("reason", "--reason", metavar="TEXT", required=True),
    "on": _value("on", "--on", metavar="DATE", type=date.fromisoformat),
    "before": _value("file", "before", metavar="A"),
    "after": _value("file", "after", metavar="B"),
    "whose": _value("whose", "--agency", metavar="NAME"),
    "cell": _value("cell", "--cell", metavar="ADDRESS", action="append", type=_address),
    "covers": _switch("covers", "--covers"),
    "due": _value("due", "--due", metavar="DATE", type=date.fromisoformat),
    "expect": _value("expect", "--expect", metavar="LIST.csv"),
    "lower-bound": _switch("lower-bound", "--lower-bound"),
    "sum": _value("output file", "-o", "--output", metavar="OUT"),
    "parent": _value("parent", "--parent", metavar="FILE"),
    "which edition": _value("which edition", "--form", choices=tuple(each.edition.value for each in editions())),
    "which year": _value("which year", "--year", metavar="YYYY", type=int),
    "panel file": _value("panel file", "panel", metavar="PANEL.parquet"),
    "question": _value("question", "question", metavar="QUESTION", choices=QUESTIONS),
    "only year": _value("only year", "--year", metavar="YYYY", type=int),
    "answer format": _value("answer format", "--format", choices=("text", "csv", "json"), default="text"),
    "directories": _value("directories", "directories", metavar="DIR", nargs="+"),
    "panel out": _value("panel out", "-o", "--output", metavar="OUT", required=True),
    "workers": _value("workers", "--workers", metavar="N", type=_count),
    "details": _switch("details", "--details"),
    "verbose": _switch("verbose", "-v", "--verbose"),
    "page": lambda parser, language: parser.add_argument("--page", metavar="OUT", help=text("page", language)),
    "output": lambda parser, language: parser.add_argument(
        "-o", "--output", metavar="OUT", required=True, help=text("out", language)
    ),
    "to": lambda parser, language: parser.add_argument("--to", choices=tuple(FORMATS), help=text("to", language)),
    "fillable": lambda parser, language: parser.add_argument(
        "--to", choices=tuple(each.name for each in FORMATS.values() if each.fillable), help=text("to", language)
    ),
    "form": lambda parser, language: parser.add_argument(
        "--form",
        choices=tuple(each.edition.value for each in editions()),
        default=newest_form().edition.value,
        help=text("edition", language),
    ),
    "agency": lambda parser, language: parser.add_argument(
        "--agency", metavar="NAME", required=True, help=text("agency", language)
    ),
    "year": lambda parser, language: parser.add_argument(
        "--year", metavar="YYYY", type=int, required=True, help=text("year", language)
    ),
    "last year": lambda parser, language: parser.add_argument(
        "--last-year", metavar="FILE", help=text("last year", language)
    ),
    "format": lambda parser, language: parser.add_argument(
        "--format", choices=("text", "json"), default="text", help=text("format", language)
    ),
}


_COMMANDS: Mapping[str, tuple[Callable[[Namespace, Language], int], tuple[str, ...]]] = {
    "read": (run_read, ("file", "details", "verbose")),
    "check": (run_check, ("files", "profile", "confirmed", "format", "page", "verbose")),
    "confirm": (run_confirm, ("file", "list", "rule", "at", "reason", "on")),
    "show": (run_show, ("file", "verbose")),
    "convert": (run_convert, ("file", "to", "output", "verbose")),
    "blank": (run_blank, ("form", "agency", "year", "last year", "fillable", "output", "verbose")),
    "history": (run_history, ("files", "whose", "cell", "format", "verbose")),
    "aggregate": (
        run_aggregate,
        (
            *("files", "expect", "sum", "whose", "which year", "which edition", "due"),
            *("parent", "covers", "lower-bound", "format", "verbose"),
        ),
    ),
    "compare": (run_compare, ("before", "after", "format")),
    "collect": (run_collect, ("directories", "panel out", "workers")),
    "panel": (run_panel, ("panel file", "question", "expect", "only year", "answer format")),
    "schema": (run_schema, ()),
    "rulebook": (run_rulebook, ("format",)),
}


# ---------------------------------------------------------------------- language


def language_of(arguments: Sequence[str]) -> Language:
    """The language asked for, known before the arguments are understood; else that of the locale."""
    parser = ArgumentParser(add_help=False, exit_on_error=False)
    parser.add_argument("--lang", nargs="?")
    asked = parser.parse_known_args(list(arguments))[0].lang
    if asked in ("zh", "en"):
        return "zh" if asked == "zh" else "en"
    return "zh" if _locale().lower().startswith(("zh", "chinese")) else "en"


def _locale() -> str:
    """The name of the locale of messages: as gettext finds it, ``LANGUAGE`` before it unless it is C."""
    found = [value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))]
    name = found[0] if found else locale.getlocale()[0] or ""
    plain = bool(found) and name.partition(".")[0] in ("C", "POSIX")
    return name if plain else os.environ.get("LANGUAGE") or name
