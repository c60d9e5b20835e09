"""Claims as records: their places, their cells in both editions, their time, and their verdicts."""

from decimal import Decimal

import pytest

from gov_disclosure import AnnualReport, Edition, Narrative, Verdict, claims
from gov_disclosure.narrative import Claim, CountClaim, PartsClaim, Period, ShareClaim
from gov_disclosure.narrative.quantities import chinese_number, quantities
from gov_disclosure.narrative.times import period_of
from tests.factories import clean_report


def read(text: str, *, section: str = "overview", year: int | None = 2022, form: str = "2021") -> list[Claim]:
    return list(claims(AnnualReport(form=form, year=year, narrative=Narrative(**{section: text}))))


def one(text: str, **given: object) -> CountClaim:
    (claim,) = read(text, **given)
    assert isinstance(claim, CountClaim)
    return claim


class TestPlaces:
    """A claim can be found in the text again, whatever was folded to read it."""

    @pytest.mark.parametrize("text", ["共 收 到 政府信息公开申请 １２ 件。", "共收到“政府信息公开”申请12件。"])
    def test_spaces_quotes_and_wide_digits_are_kept_in_the_quotation(self, text: str) -> None:
        claim = one(f"依申请公开。{text}")
        assert claim.figure == 12
        assert claim.text == text.rstrip("。")
        assert claim.sentence == text.rstrip("。")
        assert claim.at == "narrative.overview"

    def test_the_second_line_counts_from_the_beginning_of_the_section(self) -> None:
        text = "第一行。\n\n　本年度收到政府信息公开申请7件。"
        claim = one(text)
        assert text[claim.figure_at] == "7"
        assert text[claim.start : claim.end] == claim.text == "收到政府信息公开申请7件"

    def test_sections_are_told_apart(self) -> None:
        narrative = Narrative(overview="收到政府信息公开申请1件。", requests="收到申请2件。", other_matters="无。")
        found = claims(AnnualReport(form="2021", narrative=narrative))
        assert [(claim.section, claim.figure) for claim in found] == [("overview", 1), ("requests", 2)]


class TestCells:
    """A claim names the cells of the report's own edition."""

    @pytest.mark.parametrize("edition", Edition)
    def test_a_group_is_all_its_rows(self, edition: Edition) -> None:
        claim = one("其他处理4件。", section="requests", form=edition)
        rows = [cell.row for cell in claim.cells]
        assert all(row.startswith("otherwise_handled") for row in rows)
        assert len(rows) == (1 if edition == "2019" else 3)

    def test_documents_issued_are_documents_made_on_the_trial_form(self) -> None:
        made = {form: str(one("制发规范性文件4件。", form=form).cells[0]) for form in ("2019", "2021")}
        assert made == {
            "2019": "proactive.normative_documents.made",
            "2021": "proactive.normative_documents.issued",
        }

    @pytest.mark.parametrize("text", ["现行有效规范性文件4件。", "收取行政事业性收费3万元。"])
    def test_what_the_trial_form_does_not_count_has_no_cell(self, text: str) -> None:
        claim = one(text, form="2019")
        assert claim.cells == ()
        assert claim.verdict(clean_report("2019")) is Verdict.NOT_ASSESSED

    def test_without_tables_there_are_claims_without_cells(self) -> None:
        (claim,) = claims(AnnualReport(form=None, narrative=Narrative(overview="未收到政府信息公开申请。")))
        assert (claim.subjects, claim.figure, claim.none, claim.cells) == (("received",), 0, True, ())
        assert claim.verdict(AnnualReport(form=None)) is Verdict.NOT_ASSESSED

    def test_the_information_fee_is_an_amount_of_yuan_that_no_cell_holds(self) -> None:
        claim = one("收取信息处理费0.12万元。", section="other_matters")
        assert (claim.subjects, claim.figure, claim.cells) == (("information_fee",), Decimal(1200), ())


class TestTimes:
    """Only what is said of the report's own year is compared."""

    @pytest.mark.parametrize(
        ("text", "period", "year"),
        [
            ("2022年收到政府信息公开申请5件。", Period.REPORT_YEAR, 2022),
            ("本年度收到政府信息公开申请5件。", Period.REPORT_YEAR, None),
            ("2021年收到政府信息公开申请5件。", Period.OTHER_YEAR, 2021),
            ("去年收到政府信息公开申请5件。", Period.OTHER_YEAR, 2021),
            ("历年累计收到政府信息公开申请5件。", Period.CUMULATIVE, None),
            ("2019年至2022年收到政府信息公开申请5件。", Period.CUMULATIVE, None),
        ],
    )
    def test_the_time_is_told(self, text: str, period: Period, year: int | None) -> None:
        claim = one(text)
        assert (claim.period, claim.year) == (period, year)
        expected = Verdict.BROKEN if period is Period.REPORT_YEAR else Verdict.NOT_ASSESSED
        assert claim.verdict(clean_report()) is expected

    def test_without_a_report_year_a_named_year_is_another(self) -> None:
        assert one("2022年收到政府信息公开申请5件。", year=None).period is Period.OTHER_YEAR
        assert one("全年收到政府信息公开申请5件。", year=None).period is Period.REPORT_YEAR

    def test_part_of_a_year_is_no_time_of_a_report(self) -> None:
        assert period_of("第二季度收到", 2022) is None
        assert period_of("2022年1月1日至12月31日收到", 2022) == (Period.REPORT_YEAR, 2022)

    def test_the_year_that_left_requests_over_is_no_other_year(self) -> None:
        claim = one("2021年结转申请3件。", section="requests")
        assert (claim.subjects, claim.period) == (("brought_forward",), Period.REPORT_YEAR)


class TestVerdicts:
    """Holds, broken, not assessed."""

    def test_a_word_that_may_mean_two_things_holds_if_either_does(self) -> None:
        report = clean_report()  # 6 received, 1 brought forward, 5 concluded, 2 carried forward
        held = {n: one(f"办理政府信息公开申请{n}件。").verdict(report) for n in (4, 5, 6, 7)}
        assert held == {4: Verdict.BROKEN, 5: Verdict.HOLDS, 6: Verdict.HOLDS, 7: Verdict.HOLDS}

    def test_an_alternative_that_is_not_stated_leaves_it_open(self) -> None:
        report = clean_report(requests__brought_forward__total=None)
        assert one("办理政府信息公开申请4件。").verdict(report) is Verdict.NOT_ASSESSED
        assert one("收到政府信息公开申请4件。").verdict(report) is Verdict.BROKEN

    def test_a_channel_is_a_lower_bound(self) -> None:
        verdicts = [one(f"通过县政府网站收到政府信息公开申请{n}件。").verdict(clean_report()) for n in (5, 6, 7)]
        assert verdicts == [Verdict.HOLDS, Verdict.HOLDS, Verdict.BROKEN]

    @pytest.mark.parametrize("said", ["26.55万元", "26.6万元", "26.5万元", "265500元"])
    def test_an_amount_may_be_rounded_or_cut_off(self, said: str) -> None:
        assert one(f"收取行政事业性收费{said}。").verdict(clean_report()) is Verdict.HOLDS

    @pytest.mark.parametrize("said", ["26.7万元", "26.56万元", "265501元", "26.55元"])
    def test_another_amount_is_another(self, said: str) -> None:
        assert one(f"收取行政事业性收费{said}。").verdict(clean_report()) is Verdict.BROKEN

    @pytest.mark.parametrize(
        ("text", "verdict"),
        [
            ("收到政府信息公开申请6件，其中网上申请4件，当面申请2件。", Verdict.HOLDS),
            ("收到政府信息公开申请6件，其中网上申请4件，当面申请1件。", Verdict.BROKEN),
            ("收到政府信息公开申请6件，其中网上申请4件，当面申请1件等。", Verdict.NOT_ASSESSED),
            ("公开信息60条，其中财政类4条，人事类1条。", Verdict.NOT_ASSESSED),
            ("公开信息60条，其中财政类44条，人事类17条。", Verdict.BROKEN),
        ],
    )
    def test_parts(self, text: str, verdict: Verdict) -> None:
        parts = [claim for claim in read(text) if isinstance(claim, PartsClaim)]
        assert [claim.verdict(clean_report()) for claim in parts] == [verdict]

    @pytest.mark.parametrize(
        ("percent", "verdict"),
        [("66.7", Verdict.HOLDS), ("66.6", Verdict.HOLDS), ("67", Verdict.HOLDS), ("66.9", Verdict.BROKEN)],
    )
    def test_shares(self, percent: str, verdict: Verdict) -> None:
        found = read(f"答复政府信息公开申请6件，其中予以公开4件，占{percent}%。")
        (share,) = [claim for claim in found if isinstance(claim, ShareClaim)]
        assert share.verdict(clean_report()) is verdict
        assert share.true_percent == Decimal("67" if percent == "67" else "66.7")


class TestDamage:
    """Where a converter lost digits, no number is trusted."""

    @pytest.mark.parametrize("damage", ["统计期限自202211日至20221231日。", "于20225月上线。", "收到申请件，答复 件。"])
    def test_a_page_with_lost_digits_makes_no_claim(self, damage: str) -> None:
        sound = "收到政府信息公开申请5件。"
        assert read(sound)
        narrative = Narrative(preamble=damage, overview=sound)
        assert claims(AnnualReport(form="2021", year=2022, narrative=narrative)) == ()

    @pytest.mark.parametrize(
        "text", ["收到申请 件。", "收到政府信息公开申请", "收到政府信息公开申请5", "收到政府信息公开申请1   2件。", ""]
    )
    def test_a_number_that_is_not_whole_makes_no_claim(self, text: str) -> None:
        assert read(text) == []


class TestNumbers:
    """Numbers are read in digits of any width and in Chinese numerals; what is not plain is no number."""

    @pytest.mark.parametrize(
        ("text", "value"),
        [
            ("12件", 12), ("1,234条", 1234), ("0件", 0), ("十二件", 12), ("两件", 2), ("一百零五件", 105),
            ("二十三件", 23), ("零件", 0), ("一千零一十件", 1010), ("2.5件", None), ("12余件", None), ("约12件", None),
            ("1.2万条", None), ("3万余件", None), ("012件", None), ("2024件", None), ("12件以上", None),
            ("第3件", None), ("一二件", None), ("9999999999999999件", None),
        ],
    )  # fmt: skip
    def test_values(self, text: str, value: int | None) -> None:
        (quantity,) = quantities(text)
        assert quantity.value == value

    @pytest.mark.parametrize(
        "text", ["收到政府信息公开申请12件次。", "收到政府信息公开申请12人次。", "收到政府信息公开申请12%。"]
    )
    def test_other_measure_words_count_other_things(self, text: str) -> None:
        assert read(text) == []

    @pytest.mark.parametrize("number", [*range(100), 101, 110, 111, 200, 999, 1000, 1001, 1010, 1100, 9999])
    def test_every_usual_numeral(self, number: int) -> None:
        assert chinese_number(spelled(number)) == number


def spelled(number: int) -> str:
    """A number in Chinese numerals."""
    signs = "零一二三四五六七八九"
    if number < 10:
        return signs[number]
    text, gap = "", False
    for worth, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, worth)
        if digit:
            text += ("零" if gap and text else "") + signs[digit] + unit
            gap = False
        else:
            gap = True
    return text.removeprefix("一") if text.startswith("一十") else text
