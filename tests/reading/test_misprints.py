"""Labels misprinted in every way at once, all of both editions: none means another, and as many are known as before."""

import pytest

from gov_disclosure.forms import editions
from gov_disclosure.reading.labels import LabelIndex, LabelMatch


def own(form):
    """The form's labels, each with what it means."""
    headings = [each for table in form.tables for each in (table.stub, table.spanner) if each]
    for table in form.tables:
        for panel in table.panels:
            headings += [*panel.columns, *panel.rows, *([panel.caption] if panel.caption else [])]
            headings += [under for each in (*panel.columns, *panel.rows) for under in each.under]
    return sorted({heading.label for heading in headings})


INDEXES = {form.edition: LabelIndex(form) for form in editions()}
MEANT = {form.edition: {label: INDEXES[form.edition].lookup(label) for label in own(form)} for form in editions()}


def changed_in_the_middle(text: str, lost: int, put: str) -> str:
    middle = len(text) // 2
    return text[:middle] + put + text[middle + lost :]


MISPRINTS = {
    "first character lost": lambda text: text[1:],
    "last character lost": lambda text: text[:-1],
    "two last characters lost": lambda text: text[:-2],
    "half of it": lambda text: text[: (len(text) + 1) // 2],
    "four characters": lambda text: text[:4],
    "three characters": lambda text: text[:3],
    "a character lost": lambda text: changed_in_the_middle(text, 1, ""),
    "two characters lost": lambda text: changed_in_the_middle(text, 2, ""),
    "another character": lambda text: changed_in_the_middle(text, 1, "某"),
    "two other characters": lambda text: changed_in_the_middle(text, 2, "某某"),
    "a character more": lambda text: changed_in_the_middle(text, 0, "某"),
    "three characters more": lambda text: changed_in_the_middle(text, 0, "某某某"),
    "a digit more": lambda text: changed_in_the_middle(text, 0, "5"),
    "goes on": lambda text: f"{text}情况说明",
    "goes on far": lambda text: f"{text}的情况由各科室按照职责分工依法实施并记录在案报送备查",
    "a figure after it": lambda text: f"{text}12",
    "a note after it": lambda text: f"{text}（含派出机构）",
    "a star after it": lambda text: f"{text}*",
    "spaced": " ".join,
    "another number": lambda text: f"9.{text}",
    "words before it": lambda text: f"有关{text}",
    "a part of it": lambda text: f"其中：{text}",
    "another year": lambda text: f"上年{text}",
    "backwards": lambda text: text[::-1],
    "twice": lambda text: text * 2,
    "another label after it": lambda text: f"{text}行政许可",
}
KNOWN = {
    "first character lost": (46, 46),
    "last character lost": (50, 46),
    "two last characters lost": (41, 39),
    "half of it": (30, 29),
    "four characters": (34, 30),
    "three characters": (5, 4),
    "a character lost": (41, 39),
    "two characters lost": (28, 30),
    "another character": (34, 33),
    "two other characters": (8, 11),
    "a character more": (62, 58),
    "three characters more": (22, 25),
    "a digit more": (0, 0),
    "goes on": (62, 58),
    "goes on far": (3, 5),
    "a figure after it": (0, 0),
    "a note after it": (67, 64),
    "a star after it": (67, 64),
    "spaced": (67, 64),
    "another number": (40, 34),
    "words before it": (39, 38),
    "a part of it": (0, 0),
    "another year": (1, 1),
    "backwards": (0, 0),
    "twice": (1, 1),
    "another label after it": (11, 13),
}


def understood(edition: str, misprint: str) -> list[tuple[str, LabelMatch]]:
    """The labels whose misprint means anything, and what."""
    found = ((label, INDEXES[edition].lookup(MISPRINTS[misprint](label))) for label in MEANT[edition])
    return [(label, match) for label, match in found if match]


@pytest.mark.parametrize("misprint", MISPRINTS)
@pytest.mark.parametrize("edition", INDEXES)
def test_a_misprint_means_its_own_label_if_any(edition, misprint):
    for label, match in understood(edition, misprint):
        if MISPRINTS[misprint](label) not in MEANT[edition]:
            assert set(match.targets) & set(MEANT[edition][label].targets), (label, match.label)


@pytest.mark.parametrize("misprint", MISPRINTS)
def test_as_many_misprints_are_understood_as_before(misprint):
    assert tuple(len(understood(edition, misprint)) for edition in INDEXES) == KNOWN[misprint]


@pytest.mark.parametrize("edition", INDEXES)
def test_the_form_s_own_labels_are_exact_and_misprints_are_not(edition):
    assert all(match and match.exact and match.known for match in MEANT[edition].values())
    for label, match in understood(edition, "another character"):
        assert not match.exact, label
        assert not match.known, label
    for label, match in understood(edition, "a note after it"):
        assert not match.exact, label
        assert match.known, label
