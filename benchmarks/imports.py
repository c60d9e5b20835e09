"""What importing costs, each time in a fresh interpreter, the contestants taking turns."""

import statistics
import subprocess
import sys

__all__ = ["milliseconds"]

_PROGRAM = """
import time
started = time.perf_counter()
{statement}
print(time.perf_counter() - started)
"""


def milliseconds(statements: dict[str, str], rounds: int = 15) -> dict[str, float]:
    """The median time of each statement, by name."""
    samples: dict[str, list[float]] = {name: [] for name in statements}
    for _ in range(rounds):
        for name, statement in statements.items():
            command = [sys.executable, "-c", _PROGRAM.format(statement=statement)]
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            samples[name].append(float(done.stdout) * 1000)
    return {name: statistics.median(each) for name, each in samples.items()}
