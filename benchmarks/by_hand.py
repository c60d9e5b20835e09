"""The 42 identities of the 2021 form as one would write them by hand, over the same tuples."""

from gov_disclosure import AnnualReport
from gov_disclosure.vocabulary import ApplicantClass, RequestRow, Route

__all__ = ["broken"]

_CLASSES = [each.value for each in ApplicantClass]
_ROWS = [row.value for row in RequestRow if row is not RequestRow.OTHERWISE_HANDLED]
_ROUTES = [each.value for each in Route]
_CONCLUDED = _ROWS.index("concluded") * 7
_CARRIED = _ROWS.index("carried_forward") * 7


def broken(report: AnnualReport) -> list[str]:
    """The names of the identities that do not hold."""
    assert report.requests is not None
    assert report.review_litigation is not None
    found = []
    cells = report.requests.cells
    for column in range(7):
        if cells[column] + cells[7 + column] != cells[_CONCLUDED + column] + cells[_CARRIED + column]:
            found.append(f"requests.balance@requests.concluded.{_CLASSES[column]}")
        if sum(cells[14 + column : _CONCLUDED : 7]) != cells[_CONCLUDED + column]:
            found.append(f"requests.outcome_sum@requests.concluded.{_CLASSES[column]}")
    found.extend(
        f"requests.row_sum@requests.{_ROWS[row]}.total"
        for row in range(25)
        if sum(cells[row * 7 : row * 7 + 6]) != cells[row * 7 + 6]
    )
    cells = report.review_litigation.cells
    found.extend(
        f"review_litigation.row_sum@review_litigation.{_ROUTES[route]}.total"
        for route in range(3)
        if sum(cells[route * 5 : route * 5 + 4]) != cells[route * 5 + 4]
    )
    return found
