"""Fuzzing with Atheris: documents and JSON are damaged for as long as wished, guided by the code that they reach.

python fuzz/run.py --seconds 60 docx json

What breaks an invariant is kept in .fuzz/found, one file a cause, with its traceback beside it; the documents that
reached something new in .fuzz/corpus, from where the next run goes on. Made of real reports, neither may enter the
repository: a test in tests/fuzz shows the cause with invented content.
"""

import argparse
import hashlib
import os
import sys
import traceback
from pathlib import Path

import atheris

ROOT = Path(__file__).parents[1]
KEPT = ROOT / ".fuzz"
LARGEST = 400_000
sys.path[:0] = [str(ROOT), str(ROOT / "src")]
os.environ["HYPOTHESIS_NO_PLUGINS"] = "1"

with atheris.instrument_imports(include=["gov_disclosure"]):
    from fuzz.mutating import damaged
    from fuzz.targets import TARGETS, Target
    from gov_disclosure.reading import api, docx, html, mhtml, odf, odf_sheets, pdf, text, xlsx  # noqa: F401


def cause(error: BaseException) -> str:
    """What tells one cause from another: where it was raised, and the kind of what was said."""
    frames = traceback.extract_tb(error.__traceback__)
    where = [f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames[-3:]]
    return hashlib.sha1(" ".join([type(error).__name__, *where]).encode()).hexdigest()[:10]


def keep(target: Target, seed: bytes, error: BaseException) -> None:
    found = KEPT / "found"
    found.mkdir(parents=True, exist_ok=True)
    name = f"{target.name}-{cause(error)}"
    known = found / name
    if not known.exists() or len(seed) < known.stat().st_size:
        known.write_bytes(seed)
        (found / f"{name}.txt").write_text("".join(traceback.format_exception(error))[-6000:], "utf-8", "replace")
        print(f"\n{name}: {type(error).__name__}: {str(error)[:300]}", file=sys.stderr, flush=True)


def fuzz(target: Target, seconds: int) -> None:
    corpus = KEPT / "corpus" / target.name
    if not corpus.exists():
        corpus.mkdir(parents=True)
        for number, seed in enumerate(target.seeds(shared=True)):
            (corpus / f"seed-{number}").write_bytes(seed)

    def once(seed: bytes) -> None:
        try:
            target(seed)
        except Exception as error:
            keep(target, seed, error)

    def mutate(seed: bytes, largest: int, number: int) -> bytes:
        return damaged(seed, number, largest) if number % 8 else atheris.Mutate(seed, largest)

    options = [f"-max_total_time={seconds}", f"-max_len={LARGEST}", "-timeout=120", "-rss_limit_mb=3000"]
    options += ["-len_control=0", f"-artifact_prefix={KEPT}/", "-verbosity=0", "-print_final_stats=1"]
    atheris.Setup([sys.argv[0], *options, str(corpus)], once, custom_mutator=mutate)
    atheris.Fuzz()


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("targets", nargs="*", help=f"of {', '.join(TARGETS)}; all if none is named")
    parser.add_argument("--seconds", type=int, default=60, help="for each target (60)")
    asked = parser.parse_args()
    unknown = set(asked.targets) - set(TARGETS)
    if unknown:
        parser.error(f"there is no target {' or '.join(sorted(unknown))}")
    for name in asked.targets or TARGETS:
        # Atheris ends its process.
        child = os.fork()
        if child == 0:
            fuzz(TARGETS[name], asked.seconds)
            os._exit(0)
        used = os.wait4(child, 0)[2]
        print(f"{name}: {used.ru_utime + used.ru_stime:.0f} s of processor time", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
