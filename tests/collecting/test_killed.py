"""Killed at any moment, a run leaves tables that can be read, and the next one comes to what was to come of it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.skipif(sys.platform == "win32", reason="kills forked processes")
def test_killed_at_any_moment_it_resumes(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.collecting.killing", str(tmp_path)]
    root = Path(__file__).parents[2]
    done = subprocess.run(command, cwd=root, check=False, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    scenarios = [json.loads(line) for line in done.stdout.splitlines()]
    assert sum(each["kills"] for each in scenarios if each["name"].startswith("step")) > 10
    assert scenarios[-1]["name"] == "random"
    assert scenarios[-1]["kills"] > 0
    assert [each for each in scenarios if not (each["valid"] and each["same"]) or each["left"]] == []
