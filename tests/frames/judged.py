"""What the scalar check says of a report, in the words of the columns."""

from typing import Any

from gov_disclosure import AnnualReport, Verdict, localise
from gov_disclosure.identities import Identity, verdicts

__all__ = ["judged", "residuals"]


def residual(report: AnnualReport, identity: Identity) -> int | None:
    left, right = ([report[cell] for cell in side] for side in (identity.left, identity.right))
    return None if None in left + right else sum(left) - sum(right)


def residuals(report: AnnualReport) -> dict[str, int | None]:
    return {f"residual.{identity.id}": residual(report, identity) for identity in verdicts(report)}


def suspect(report: AnnualReport) -> tuple[str, int, int] | None:
    """The one cell that explains all that is broken in table 三, where all of it could be assessed."""
    found = [verdict for identity, verdict in verdicts(report).items() if identity.at.table == "requests"]
    causes = [cause for cause in localise(report) if cause.id.startswith("requests-")]
    if Verdict.NOT_ASSESSED in found or len(causes) != 1 or not causes[0].certain:
        return None
    suspects = causes[0].mends[0].suspects
    return (str(suspects[0].at), suspects[0].actual, suspects[0].proposed) if len(suspects) == 1 else None


def judged(report: AnnualReport) -> dict[str, Any]:
    found = verdicts(report)
    known = report.form is not None
    counts = {
        f"identities_{name}": sum(each is verdict for each in found.values()) if known else None
        for name, verdict in (
            ("hold", Verdict.HOLDS), ("broken", Verdict.BROKEN), ("not_assessed", Verdict.NOT_ASSESSED)
        )
    }  # fmt: skip
    broken = [identity.id for identity, verdict in found.items() if verdict is Verdict.BROKEN]
    at, actual, proposed = suspect(report) or (None, None, None)
    return {
        **counts,
        "broken_identities": " ".join(broken) if known else None,
        "suspect_at": at,
        "suspect_actual": actual,
        "suspect_proposed": proposed,
    }
