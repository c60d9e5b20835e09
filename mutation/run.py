"""Mutation testing: small mistakes put into the library, one at a time; a test or the type checker must notice each.

python mutation/run.py                        a sample of each module, the same each time
python mutation/run.py --share 1 tables cells every mutant of some modules
python mutation/run.py --share 0.5 codec      half of those of a group of modules
python mutation/run.py --again                only those that no test noticed last time

What came out is kept in results.json; explained.json says why a mutant that no test noticed is none; the table of
both is printed by `python mutation/table.py`.
"""

import argparse
import json
import os
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
RESULTS = Path(__file__).with_name("results.json")

# Before Hypothesis is imported: its plugins would import the library before there is a mutant.
os.environ["HYPOTHESIS_NO_PLUGINS"] = "1"
os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
os.environ["HYPOTHESIS_PROFILE"] = "mutants"
sys.path[:0] = [str(ROOT), str(ROOT / "src")]


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("names", nargs="*", help="modules or groups of modules; all if none is named")
    parser.add_argument("--share", type=float, default=0.1, help="of the mutants of each module; 1 for all (0.1)")
    parser.add_argument("--again", action="store_true", help="only those that no test noticed last time")
    parser.add_argument("--seed", default="1", help="another sample (1)")
    return parser.parse_args()


def chosen(names: list[str]) -> list[str]:
    from mutation.targets import GROUPS

    found = [
        module
        for group in GROUPS
        for module in group.modules
        if not names or group.name in names or module.removeprefix("gov_disclosure.") in names
    ]
    if not found:
        sys.exit(f"no module or group is called {' or '.join(names)}")
    return found


def main() -> None:
    import hypothesis  # noqa: F401 - what every copy needs is imported once
    import lxml.etree  # noqa: F401
    import msgspec  # noqa: F401
    import selectolax.lexbor  # noqa: F401

    from mutation.refusing import refusing
    from mutation.serving import Choice, Usual, judge
    from mutation.targets import Group, group_of

    asked = arguments()
    os.chdir(ROOT)
    usual: dict[Group, Usual] = {}
    for module in chosen(asked.names):
        before = known().get(module, {"tried": 0, **dict.fromkeys(ENDINGS, 0), "survivors": []})
        if asked.again and not before["survivors"]:
            continue
        started = time.monotonic()
        print(module, file=sys.stderr, flush=True)
        keys = frozenset(before["survivors"]) if asked.again else None
        group = group_of(module)
        judged = judge(module, Choice(asked.share, asked.seed, keys), usual.get(group))
        usual[group] = judged.usual
        outcomes = refusing(module, judged.outcomes)
        counts = {ending: sum(each.ending == ending for each in outcomes) for ending in ENDINGS}
        survivors = sorted(each.mutant.key for each in outcomes if each.ending == "survived")
        if asked.again:
            counts = {
                ending: counts[ending] + (before.get(ending, 0) if ending != "survived" else 0) for ending in ENDINGS
            }
        keep(module, {"mutants": judged.mutants, "tried": sum(counts.values()), **counts, "survivors": survivors})
        print(f"    {counts} of {judged.mutants}, {time.monotonic() - started:.0f} s", file=sys.stderr)
        for key in survivors:
            print(f"    survived: {key}", file=sys.stderr, flush=True)


def known() -> dict[str, Any]:
    """What came out so far, by module."""
    return json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {}


def keep(module: str, counts: dict[str, Any]) -> None:
    text = json.dumps(dict(sorted({**known(), module: counts}.items())), ensure_ascii=False, indent=1)
    RESULTS.write_text(f"{text}\n", encoding="utf-8")


ENDINGS = ("killed", "refused", "hung", "stillborn", "survived")

if __name__ == "__main__":
    main()
