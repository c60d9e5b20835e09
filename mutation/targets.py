"""Which modules are mutated, and the tests that must notice: data, a line a group of modules.

Tests stand from the nearest to the farthest; the doctests of a module are always run. A test that fails without any
mistake (it starts the program anew, say, where no mutant is) is left out by itself.
"""

from attrs import frozen

__all__ = ["GROUPS", "Group", "group_of"]


@frozen
class Group:
    """Modules judged by the same tests."""

    name: str
    modules: tuple[str, ...]
    tests: tuple[str, ...]


def _group(name: str, modules: str, tests: str, laws: str = "") -> Group:
    return Group(
        name,
        tuple(f"gov_disclosure.{module}" for module in modules.split()),
        tuple(path if path.startswith("src/") else f"tests/{path}" for path in f"{tests} api".split())
        + tuple(f"tests/laws/test_{law}.py" for law in laws.split()),
    )


_BASIC_LAWS = (
    "identities_hold every_change_is_found totals not_assessed wrong_cells_are_named immutability changed_copies"
)

GROUPS = (
    _group(
        "identities",
        "identities rules.identities checks",
        "test_identities.py test_checks.py test_rules_identities.py test_forms.py test_findings.py history aggregation",
        f"{_BASIC_LAWS} check_by_every_path localisation",
    ),
    _group(
        "rules",
        "rules.form rules.likeness rules.making rules.plausibility rules.registry rules.text rules.years "
        "rules.agencies",
        "test_rules_form.py test_rules_plausibility.py test_rules_text.py test_checks.py history aggregation "
        "test_findings.py test_rules_reading.py",
        "not_assessed prose_and_tables_agree",
    ),
    _group(
        "codec",
        "codec codec._faults codec._generate codec._hooks codec._layout codec._msgspec codec._parse codec._plain "
        "codec._schema codec._values codec._walk",
        "codec",
        "json refusal",
    ),
    _group(
        "figures",
        "figures tables cells",
        "test_cells.py test_report.py test_requests.py test_proactive.py test_review_litigation.py test_errors.py "
        "codec reading/test_numerals.py aggregation src/gov_disclosure/reading/numerals.py",
        f"{_BASIC_LAWS} refusal",
    ),
    _group(
        "localisation",
        "localisation solving blocking",
        "test_checks.py test_rules_identities.py test_memory.py",
        "localisation solving wrong_cells_are_named every_change_is_found line_slips",
    ),
    _group(
        "report",
        "report proactive requests review_litigation findings",
        "test_report.py test_requests.py test_proactive.py test_review_litigation.py test_findings.py test_checks.py "
        "test_forms.py test_rules_form.py codec test_memory.py golden",
        f"{_BASIC_LAWS} refusal json conversion pickles_and_copies",
    ),
    _group(
        "forms",
        "forms.model forms.mapping forms.registry forms.common forms.edition_2019 forms.edition_2021",
        "test_forms.py test_cells.py test_identities.py test_report.py test_requests.py codec history aggregation",
        "conversion identities_hold",
    ),
    _group(
        "interpreter",
        "reading.numerals reading.placing reading.rows reading.positions reading.evidence reading.tables "
        "reading.records reading.words reading.assemble reading.interpret reading.labels reading.edition "
        "reading.headings reading.lines reading.masthead reading.notes reading.folding",
        "reading/test_numerals.py reading/test_printed_cells.py reading/test_doubtful.py reading/test_places.py "
        "reading/test_twice.py reading/test_stray_texts.py "
        "reading/test_misprints.py reading/test_label_index.py reading/test_notes.py "
        "reading/test_masthead.py reading/test_samples.py reading/test_layouts.py reading/test_sections.py "
        "reading/test_labels.py reading/test_broken_labels.py reading/test_cut.py reading/test_damage.py "
        "reading/test_shared_reports.py reading/test_ground.py test_rules_reading.py",
        "reading_is_the_inverse_of_writing",
    ),
)


def group_of(module: str) -> Group:
    """The group in which a module stands."""
    return next(group for group in GROUPS if module in group.modules)
