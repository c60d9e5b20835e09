"""Without the extra, an error names it."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize("absent", ["narwhals", "pyarrow"])
def test_without_the_extra_an_error_names_it(absent: str) -> None:
    program = f"""
import sys
sys.modules[{absent!r}] = None  # importing it fails
from gov_disclosure import MissingExtraError
from gov_disclosure.frames import from_frame
try:
    from_frame(None)
except MissingExtraError as error:
    assert error.extra == "frames"
else:
    raise AssertionError
"""
    subprocess.run([sys.executable, "-c", program], check=True)
