"""The field's terms as enumerations: keys of the wire format and their English names.

Every member's value is the key that the wire format, cell addresses and dataframe columns use; the
official Chinese labels belong to an edition of the form and live in :mod:`gov_disclosure.forms`.
Members are strings, so they hash at C speed and can be used wherever a key is wanted.
"""

from enum import StrEnum

__all__ = [
    "ApplicantClass",
    "Comparability",
    "Edition",
    "OutcomeGroup",
    "RequestRow",
    "Result",
    "Route",
    "Severity",
    "Verdict",
]


class Edition(StrEnum):
    """An edition of the national report form.

    ``FORM_2019`` is the trial form of notice 国办公开办函〔2019〕60号 (report years 2019 and 2020);
    ``FORM_2021`` is the form of notice 国办公开办函〔2021〕30号 (report years from 2021).

    >>> Edition("2021") is Edition.FORM_2021
    True
    """

    FORM_2019 = "2019"
    FORM_2021 = "2021"


class ApplicantClass(StrEnum):
    """A column of table 三: who applied (申请人情况), and their total (总计)."""

    NATURAL_PERSON = "natural_person"
    COMMERCIAL_ENTERPRISE = "commercial_enterprise"
    RESEARCH_INSTITUTION = "research_institution"
    PUBLIC_INTEREST_ORGANIZATION = "public_interest_organization"
    LEGAL_SERVICE_ORGANIZATION = "legal_service_organization"
    OTHER_ORGANIZATION = "other_organization"
    TOTAL = "total"


class RequestRow(StrEnum):
    """A row of table 三: requests received, each outcome, and what is carried forward.

    A dot in the value is a level of nesting on the wire. ``OTHERWISE_HANDLED`` is a row of the 2019
    form only; its three parts are rows of the 2021 form only.
    """

    RECEIVED = "received"
    BROUGHT_FORWARD = "brought_forward"
    DISCLOSED = "disclosed"
    PARTIALLY_DISCLOSED = "partially_disclosed"
    WITHHELD_STATE_SECRET = "withheld.state_secret"
    WITHHELD_PROHIBITED_BY_LAW = "withheld.prohibited_by_law"
    WITHHELD_SECURITY_AND_STABILITY = "withheld.security_and_stability"
    WITHHELD_THIRD_PARTY_RIGHTS = "withheld.third_party_rights"
    WITHHELD_INTERNAL_AFFAIRS = "withheld.internal_affairs"
    WITHHELD_PROCESS_INFORMATION = "withheld.process_information"
    WITHHELD_ENFORCEMENT_FILE = "withheld.enforcement_file"
    WITHHELD_ADMINISTRATIVE_QUERY = "withheld.administrative_query"
    UNAVAILABLE_NOT_HELD = "unavailable.not_held"
    UNAVAILABLE_REQUIRES_CREATION = "unavailable.requires_creation"
    UNAVAILABLE_STILL_UNCLEAR = "unavailable.still_unclear"
    NOT_PROCESSED_PETITION = "not_processed.petition"
    NOT_PROCESSED_REPEATED = "not_processed.repeated"
    NOT_PROCESSED_PUBLISHED_MATERIAL = "not_processed.published_material"
    NOT_PROCESSED_EXCESSIVE = "not_processed.excessive"
    NOT_PROCESSED_CONFIRMATION_OR_REISSUE = "not_processed.confirmation_or_reissue"
    OTHERWISE_HANDLED_SUPPLEMENT_OVERDUE = "otherwise_handled.supplement_overdue"
    OTHERWISE_HANDLED_FEE_OVERDUE = "otherwise_handled.fee_overdue"
    OTHERWISE_HANDLED_OTHER = "otherwise_handled.other"
    OTHERWISE_HANDLED = "otherwise_handled"
    CONCLUDED = "concluded"
    CARRIED_FORWARD = "carried_forward"


class OutcomeGroup(StrEnum):
    """A group of outcomes in table 三: （三）不予公开, （四）无法提供, （五）不予处理, （六）其他处理."""

    WITHHELD = "withheld"
    UNAVAILABLE = "unavailable"
    NOT_PROCESSED = "not_processed"
    OTHERWISE_HANDLED = "otherwise_handled"


class Route(StrEnum):
    """The way a disclosure decision was challenged (table 四)."""

    RECONSIDERATION = "reconsideration"
    DIRECT_LITIGATION = "direct_litigation"
    LITIGATION_AFTER_RECONSIDERATION = "litigation_after_reconsideration"


class Result(StrEnum):
    """How a review or a lawsuit ended (table 四), and the total of a route."""

    UPHELD = "upheld"
    CORRECTED = "corrected"
    OTHER = "other"
    PENDING = "pending"
    TOTAL = "total"


class Severity(StrEnum):
    """How much a finding weighs; ordered by :attr:`rank`, the gravest highest.

    ``ERROR``: an identity that the form itself demands, or a figure lost. ``WARNING``: very probably
    wrong, but honest reports can break it. ``INFO``: worth knowing.
    """

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"

    @property
    def rank(self) -> int:
        """0 for info, 1 for warning, 2 for error."""
        return _SEVERITY_RANK[self]


_SEVERITY_RANK = {severity: rank for rank, severity in enumerate(Severity)}


class Verdict(StrEnum):
    """What can be said of an identity: it holds, it is broken, or a figure in it is not stated."""

    HOLDS = "holds"
    BROKEN = "broken"
    NOT_ASSESSED = "not_assessed"


class Comparability(StrEnum):
    """How figures of two editions of the form relate.

    ``EXACT``: they count the same. ``COMPARABLE``: nearly the same, so a trend may be read but no sum made.
    ``NOT_COMPARABLE``: one edition does not ask for it, or asks for something that only looks alike.
    """

    EXACT = "exact"
    COMPARABLE = "comparable"
    NOT_COMPARABLE = "not_comparable"
