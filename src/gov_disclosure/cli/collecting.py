"""``collect``: a tree of documents as tables."""

from argparse import Namespace

from ..collecting import CollectCounts, CollectSummary, collect, outputs
from ..collecting.walking import walk
from ..errors import GovDisclosureError, Language
from .bar import Bar
from .files import CLEAN, FAILED, FOUND
from .reasons import reason_of
from .streams import complain, print_out, safe
from .texts import text

__all__ = ["run_collect"]


def run_collect(options: Namespace, language: Language) -> int:
    """``collect``: read what is new or changed in directories; what is not a whole report gives 1."""
    published = outputs(options.output).published
    try:
        with Bar(lambda: walk(options.directories, published)) as bar:

            def show(counts: CollectCounts) -> None:
                bar.show(counts.files, _counted("counts", counts, language))

            summary = collect(options.directories, options.output, workers=options.workers, progress=show)
    except (GovDisclosureError, OSError) as error:
        place = getattr(error, "filename", None)
        complain(f"{safe(str(place))}: {reason_of(error, language)}" if place else reason_of(error, language))
        return FAILED
    except KeyboardInterrupt:
        complain(text("interrupted", language, out=safe(options.output)))
        raise
    print_out("".join(f"{line}\n" for line in _lines(summary, language)))
    return CLEAN if summary.total.files == summary.total.read else FOUND


def _lines(summary: CollectSummary, language: Language) -> list[str]:
    panel, files = safe(str(summary.panel)), safe(str(summary.files))
    return [
        text("collected", language, panel=panel, reports=summary.total.reports, files=summary.total.files),
        _counted("this run", summary.run, language),
        _counted("in all", summary.total, language, files=files),
    ]


def _counted(key: str, counts: CollectCounts, language: Language, **values: object) -> str:
    return text(
        key,
        language,
        read=counts.read,
        partial=counts.partial,
        unreadable=counts.unreadable,
        not_a_report=counts.not_a_report,
        unchanged=counts.unchanged,
        removed=counts.removed,
        **values,
    )
