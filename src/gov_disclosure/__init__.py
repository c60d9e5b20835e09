"""Chinese government bodies' annual reports on information disclosure (政府信息公开工作年度报告).

Read a published report, hold it as an exact and immutable value, learn what in it does not add up, and
write it as lossless JSON. Public names are handed on lazily: importing the package costs next to nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .aggregation import Aggregate as Aggregate
    from .aggregation import AggregateCheck as AggregateCheck
    from .aggregation import CellSum as CellSum
    from .aggregation import Comparison as Comparison
    from .aggregation import Entry as Entry
    from .aggregation import Ledger as Ledger
    from .aggregation import Standing as Standing
    from .aggregation import Tally as Tally
    from .aggregation import aggregate as aggregate
    from .aggregation import check_aggregate as check_aggregate
    from .blanks import blank_form as blank_form
    from .blocking import Profile as Profile
    from .blocking import profile as profile
    from .blocking import profiles as profiles
    from .cells import CellAddress as CellAddress
    from .checks import check as check
    from .checks import require_consistent as require_consistent
    from .codec import dumps as dumps
    from .codec import from_dict as from_dict
    from .codec import json_schema as json_schema
    from .codec import loads as loads
    from .codec import register_hooks as register_hooks
    from .codec import to_dict as to_dict
    from .conversion import Conversion as Conversion
    from .conversion import Loss as Loss
    from .conversion import convert as convert
    from .documents import obstacles as obstacles
    from .documents import write as write
    from .errors import BlankFormError as BlankFormError
    from .errors import ConfirmedError as ConfirmedError
    from .errors import FindingError as FindingError
    from .errors import FrameError as FrameError
    from .errors import GovDisclosureError as GovDisclosureError
    from .errors import InconsistentReportError as InconsistentReportError
    from .errors import InvalidAddressError as InvalidAddressError
    from .errors import InvalidCollectionError as InvalidCollectionError
    from .errors import InvalidReportError as InvalidReportError
    from .errors import MissingExtraError as MissingExtraError
    from .errors import MissingFontError as MissingFontError
    from .errors import NotAReportError as NotAReportError
    from .errors import PanelError as PanelError
    from .errors import Problem as Problem
    from .errors import UnknownCellError as UnknownCellError
    from .errors import UnknownFormatError as UnknownFormatError
    from .errors import UnprintableReportError as UnprintableReportError
    from .errors import UnreadableDocumentError as UnreadableDocumentError
    from .errors import WireFormatError as WireFormatError
    from .findings import CheckResult as CheckResult
    from .findings import Coverage as Coverage
    from .findings import Finding as Finding
    from .findings import Rule as Rule
    from .findings import Subject as Subject
    from .forms import Correspondence as Correspondence
    from .forms import Form as Form
    from .forms import correspondences as correspondences
    from .forms import form as form
    from .history import CarryOver as CarryOver
    from .history import Growth as Growth
    from .history import History as History
    from .history import HistoryCheck as HistoryCheck
    from .history import Point as Point
    from .history import YearsCoverage as YearsCoverage
    from .history import check_history as check_history
    from .history import histories as histories
    from .identities import AggregationIdentity as AggregationIdentity
    from .identities import Identity as Identity
    from .identities import YearlyIdentity as YearlyIdentity
    from .indicators import Rate as Rate
    from .indicators import rates as rates
    from .localisation import Cause as Cause
    from .localisation import Mend as Mend
    from .localisation import Suspect as Suspect
    from .localisation import localise as localise
    from .memory import Confirmation as Confirmation
    from .memory import Confirmed as Confirmed
    from .memory import Silenced as Silenced
    from .narrative import Claim as Claim
    from .narrative import CountClaim as CountClaim
    from .narrative import PartsClaim as PartsClaim
    from .narrative import Period as Period
    from .narrative import ShareClaim as ShareClaim
    from .narrative import claims as claims
    from .pages import CheckedFile as CheckedFile
    from .pages import checked_page as checked_page
    from .pages import index_page as index_page
    from .proactive import ProactiveDisclosure2019 as ProactiveDisclosure2019
    from .proactive import ProactiveDisclosure2021 as ProactiveDisclosure2021
    from .reading import read as read
    from .reading import read_json as read_json
    from .readings import Reading as Reading
    from .readings import Source as Source
    from .report import AnnualReport as AnnualReport
    from .report import Difference as Difference
    from .report import Narrative as Narrative
    from .report import diff as diff
    from .requests import ApplicantCounts as ApplicantCounts
    from .requests import RequestMatrix as RequestMatrix
    from .review_litigation import ResultCounts as ResultCounts
    from .review_litigation import ReviewLitigationGrid as ReviewLitigationGrid
    from .rules.registry import rulebook as rulebook
    from .slips import Slip as Slip
    from .solving import Solution as Solution
    from .solving import solve as solve
    from .vocabulary import ApplicantClass as ApplicantClass
    from .vocabulary import Comparability as Comparability
    from .vocabulary import Edition as Edition
    from .vocabulary import OutcomeGroup as OutcomeGroup
    from .vocabulary import RequestRow as RequestRow
    from .vocabulary import Result as Result
    from .vocabulary import Route as Route
    from .vocabulary import Severity as Severity
    from .vocabulary import Verdict as Verdict

_HOMES = {
    "Aggregate": "aggregation",
    "AggregateCheck": "aggregation",
    "AggregationIdentity": "identities",
    "AnnualReport": "report",
    "ApplicantClass": "vocabulary",
    "ApplicantCounts": "requests",
    "BlankFormError": "errors",
    "CarryOver": "history",
    "Cause": "localisation",
    "CellAddress": "cells",
    "CellSum": "aggregation",
    "CheckResult": "findings",
    "CheckedFile": "pages",
    "Claim": "narrative",
    "Comparability": "vocabulary",
    "Comparison": "aggregation",
    "Confirmation": "memory",
    "Confirmed": "memory",
    "ConfirmedError": "errors",
    "Conversion": "conversion",
    "Correspondence": "forms",
    "CountClaim": "narrative",
    "Coverage": "findings",
    "Difference": "report",
    "Edition": "vocabulary",
    "Entry": "aggregation",
    "Finding": "findings",
    "FindingError": "errors",
    "Form": "forms",
    "FrameError": "errors",
    "GovDisclosureError": "errors",
    "Growth": "history",
    "History": "history",
    "HistoryCheck": "history",
    "Identity": "identities",
    "InconsistentReportError": "errors",
    "InvalidAddressError": "errors",
    "InvalidCollectionError": "errors",
    "InvalidReportError": "errors",
    "Ledger": "aggregation",
    "Loss": "conversion",
    "Mend": "localisation",
    "MissingExtraError": "errors",
    "MissingFontError": "errors",
    "Narrative": "report",
    "NotAReportError": "errors",
    "OutcomeGroup": "vocabulary",
    "PanelError": "errors",
    "PartsClaim": "narrative",
    "Period": "narrative",
    "Point": "history",
    "ProactiveDisclosure2019": "proactive",
    "ProactiveDisclosure2021": "proactive",
    "Problem": "errors",
    "Profile": "blocking",
    "Rate": "indicators",
    "Reading": "readings",
    "RequestMatrix": "requests",
    "RequestRow": "vocabulary",
    "Result": "vocabulary",
    "ResultCounts": "review_litigation",
    "ReviewLitigationGrid": "review_litigation",
    "Route": "vocabulary",
    "Rule": "findings",
    "Severity": "vocabulary",
    "ShareClaim": "narrative",
    "Silenced": "memory",
    "Slip": "slips",
    "Solution": "solving",
    "Source": "readings",
    "Standing": "aggregation",
    "Subject": "findings",
    "Suspect": "localisation",
    "Tally": "aggregation",
    "UnknownCellError": "errors",
    "UnknownFormatError": "errors",
    "UnprintableReportError": "errors",
    "UnreadableDocumentError": "errors",
    "Verdict": "vocabulary",
    "WireFormatError": "errors",
    "YearlyIdentity": "identities",
    "YearsCoverage": "history",
    "aggregate": "aggregation",
    "blank_form": "blanks",
    "check": "checks",
    "check_aggregate": "aggregation",
    "check_history": "history",
    "checked_page": "pages",
    "claims": "narrative",
    "convert": "conversion",
    "correspondences": "forms",
    "diff": "report",
    "dumps": "codec",
    "form": "forms",
    "from_dict": "codec",
    "histories": "history",
    "index_page": "pages",
    "json_schema": "codec",
    "loads": "codec",
    "localise": "localisation",
    "obstacles": "documents",
    "profile": "blocking",
    "profiles": "blocking",
    "rates": "indicators",
    "read": "reading",
    "read_json": "reading",
    "register_hooks": "codec",
    "require_consistent": "checks",
    "rulebook": "rules.registry",
    "solve": "solving",
    "to_dict": "codec",
    "write": "documents",
}

__all__ = sorted(_HOMES)  # noqa: PLE0605  # pyright: ignore[reportUnsupportedDunderAll]


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for (PEP 562)."""
    if name == "__version__":
        from importlib.metadata import version

        return version("gov-disclosure")
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f".{home}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """The public names."""
    return [*__all__, "__version__"]
