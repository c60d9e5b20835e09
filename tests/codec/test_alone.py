""" "Works with attrs and cattrs alone"; what is not used is not imported."""

import subprocess
import sys

import pytest

PROGRAM = """
import sys
for name in {absent!r}:
    sys.modules[name] = None
from gov_disclosure import AnnualReport, WireFormatError, dumps, loads
report = AnnualReport(form="2021", agency="示例县统计局", year=2024)
assert loads(dumps(report)) == report
try:
    loads(dumps(report).replace(b"2024", b"2024.5"))
except WireFormatError as error:
    assert error.problems[0].at == "year"
print(sorted({{"cattrs", "msgspec"}} & {{name for name, module in sys.modules.items() if module}}))
"""


@pytest.mark.parametrize(("absent", "imported"), [(["msgspec", "orjson"], []), ([], ["msgspec"])])
def test_json_works_with_and_without_msgspec(absent: list[str], imported: list[str]) -> None:
    program = PROGRAM.format(absent=absent)
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == repr(imported)
