"""`show FILE` prints the tables as the official form prints them."""

from attrs import evolve

TABLE_FOUR = """\
四、政府信息公开行政复议、行政诉讼情况

|                     行政复议                     |                                              行政诉讼                                               |
| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |                 未经复议直接起诉                 |                    复议后起诉                    |
|          |          |          |          |      | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
|----------|----------|----------|----------|------|----------|----------|----------|----------|------|----------|----------|----------|----------|------|
|        0 |        0 |        0 |        7 |    0 |        0 |        0 |          |        0 |    0 |        0 |        0 |        0 |        0 |    0 |
"""  # noqa: E501


def test_tables_after_their_headings(run, clean, written) -> None:
    report = clean.with_cell("review_litigation.reconsideration.pending", 7)
    report = report.with_cell("review_litigation.direct_litigation.other", None)
    done = run("show", written(evolve(report, proactive=None, requests=None)))
    assert done.out == TABLE_FOUR
    assert done.code == 1, "two tables are missing"
    assert "form.table_missing" in done.err


def test_every_table(run, clean, written) -> None:
    done = run("show", written(clean))
    assert (done.code, done.err) == (0, "")
    assert [line for line in done.out.splitlines() if line and not line.startswith("|")] == [
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
        "四、政府信息公开行政复议、行政诉讼情况",
    ]


def test_what_is_shown_can_be_read(run, clean, written) -> None:
    shown = run("show", written(clean)).out
    again = run("show", written(shown, "shown.txt"))
    assert again.out == shown


def test_a_report_without_tables_has_none_to_show(run, clean, written) -> None:
    file = written(evolve(clean, form=None, proactive=None, requests=None, review_litigation=None))
    done = run("show", file)
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith(f"gov-disclosure: {file}: there are no tables to show\n")


def test_what_is_no_report(run, written) -> None:
    done = run("show", written("没有报告"))
    assert (done.code, done.out) == (2, "")
