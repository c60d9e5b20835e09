"""Hypothesis strategies for reports and their parts (extra ``testing``).

Plural names, keyword-only arguments; arguments that make no sense raise ``InvalidArgument``. Values are valid:
whatever comes out can be constructed, and nothing else is promised unless an argument asks for it.

With the extra installed Hypothesis knows the types by itself: ``st.from_type(AnnualReport)``,
``st.builds(MyType)`` and ``@given(...)`` on annotations work without importing this module.

>>> from gov_disclosure import check
>>> from hypothesis import given
>>> @given(reports(wrong_cells=1))
... def test_an_error_is_noticed(report):
...     assert not check(report).clean
>>> test_an_error_is_noticed()
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from ..errors import MissingExtraError

if TYPE_CHECKING:
    from ._figures import amounts as amounts
    from ._figures import cell_addresses as cell_addresses
    from ._figures import counts as counts
    from ._prose import narratives as narratives
    from ._reports import reports as reports
    from ._tables import proactive_disclosures as proactive_disclosures
    from ._tables import request_matrices as request_matrices
    from ._tables import review_litigation_grids as review_litigation_grids

_HOMES = {
    "amounts": "_figures",
    "cell_addresses": "_figures",
    "counts": "_figures",
    "narratives": "_prose",
    "proactive_disclosures": "_tables",
    "reports": "_reports",
    "request_matrices": "_tables",
    "review_litigation_grids": "_tables",
}

__all__ = sorted(_HOMES)  # noqa: PLE0605  # pyright: ignore[reportUnsupportedDunderAll]


def __getattr__(name: str) -> Any:
    """Import a strategy when it is first asked for: Hypothesis loads this module whenever it is imported."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    try:
        value = getattr(import_module(f".{home}", __name__), name)
    except ImportError as error:
        if error.name and error.name.partition(".")[0] == "hypothesis":
            raise MissingExtraError(extra="testing", purpose_en="making reports", purpose_zh="生成报告") from None
        raise
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """The public names."""
    return __all__


def _register() -> None:  # pyright: ignore[reportUnusedFunction]
    """Tell Hypothesis how to make our types; called by its entry point, so the strategies are built later."""
    from hypothesis.strategies import register_type_strategy

    from ..cells import CellAddress
    from ..proactive import ProactiveDisclosure2019, ProactiveDisclosure2021
    from ..report import AnnualReport, Narrative
    from ..requests import RequestMatrix
    from ..review_litigation import ReviewLitigationGrid

    def later(name: str, **arguments: Any) -> Any:
        return lambda _: __getattr__(name)(**arguments)

    register_type_strategy(AnnualReport, later("reports"))
    register_type_strategy(CellAddress, later("cell_addresses"))
    register_type_strategy(Narrative, later("narratives"))
    register_type_strategy(RequestMatrix, later("request_matrices"))
    register_type_strategy(ReviewLitigationGrid, later("review_litigation_grids"))
    for proactive in (ProactiveDisclosure2019, ProactiveDisclosure2021):
        register_type_strategy(proactive, later("proactive_disclosures", edition=proactive.edition))
