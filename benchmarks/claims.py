"""How well claims are read from prose, and how fast: ``python benchmarks/claims.py``.

Precision and recall on each labelled set; ``tests/narrative/labelled.py`` says which were kept apart. Ends with
0 whatever the figures are: the floors are held by ``tests/narrative/test_labelled.py``.
"""

import sys
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.timing import medians
from gov_disclosure import AnnualReport, Narrative
from gov_disclosure.narrative import reader
from tests.narrative.labelled import SETS, labelled, score

_BYTES = 4096
_CLAIMS = (
    "（一）主动公开情况\n通过政府网站公开各类信息312条，其中工作动态210条，公示公告102条，发布政策解读18件。\n"
    "（二）依申请公开情况\n本年度新收政府信息公开申请159件，上年结转11件，办结154件，结转下年度继续办理16件。"
    "予以公开56件，部分公开18件，不予公开9件，无法提供59件，不予处理6件，其他处理6件。\n"
    "（四）监督保障情况\n组织业务培训2次，参训120人次；未发生因政府信息公开引发的行政复议、行政诉讼。\n"
)
_REST = (
    "2024年，本机关坚持以公开为常态、不公开为例外，健全工作机制，规范工作流程，推动公开工作依法有序开展。"
    "定期清理行政规范性文件，及时更新机构职能、办事指南和统计数据，完善发布审查和保密审查制度。\n"
)


def report(text: str, rest: str = "") -> AnnualReport:
    """A report whose overview is 4 KB of that text, followed by the rest again and again."""
    filled = (text + rest * (_BYTES // len(_REST.encode()))).encode()[:_BYTES].decode(errors="ignore")
    return AnnualReport(form="2021", year=2024, narrative=Narrative(overview=filled))


def read_anew(subject: AnnualReport) -> int:
    """How many claims a report makes, read without what was kept from before."""
    reader._claims.cache_clear()
    return len(reader.claims(subject))


def main() -> int:
    """Print both tables."""
    print(f"{'set':12} {'sentences':>9} {'claims':>6} {'false':>5} {'missed':>6} {'precision':>9} {'recall':>6}")
    for name in SETS:
        said = labelled(name)
        found = score(said)
        claimed = found.right + found.missed
        print(
            f"{name:12} {len(said):9} {claimed:6} {found.false:5} {found.missed:6} "
            f"{found.precision:9.3f} {found.recall:6.3f}"
        )
    dense = "".join(said.text for said in labelled("development"))
    subjects = {"ordinary prose": report(_CLAIMS, _REST), "nothing but claims": report(dense)}
    found = medians({name: partial(read_anew, each) for name, each in subjects.items()}, rounds=20)
    for name, seconds in found.items():
        print(f"4 KB of {name}, {read_anew(subjects[name])} claims: {seconds * 1000:.1f} ms")
    return 0


if __name__ == "__main__":
    sys.exit(main())
