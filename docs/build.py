"""Builds the site of these pages, in both languages, below build/site: ``make docs``.

It fails, with everything that is wrong, on any warning of Sphinx, on a link that leads nowhere, on anything that a
page would fetch from elsewhere, and on a public name that the reference does not have.
"""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
DOCTREES = ROOT / "build" / "doctrees"

ENTRY = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>gov_disclosure</title>
<style>body { font: 1.2rem/1.6 system-ui, sans-serif; display: grid; place-content: center; min-height: 90vh; }</style>
</head>
<body>
<h1>gov_disclosure</h1>
<p><a href="en/index.html" hreflang="en">Documentation in English</a></p>
<p><a href="zh/index.html" hreflang="zh-Hans" lang="zh-Hans">中文文档</a></p>
</body>
</html>
"""


def sphinx(language: str, pages: Path, out: Path) -> list[str]:
    """Build the pages of a language; what was wrong."""
    options = ["--nitpicky", "--fail-on-warning", "--keep-going", "--fresh-env", "--quiet"]
    places = ["--doctree-dir", str(DOCTREES / language), str(pages), str(out)]
    done = subprocess.run([sys.executable, "-m", "sphinx", *options, *places], check=False, cwd=ROOT)
    return [f"the pages in {language}: Sphinx has warnings, see above"] if done.returncode else []


def main() -> int:
    sys.path.insert(0, str(ROOT))
    from docs.building.inventory import undocumented
    from docs.building.links import broken_links
    from docs.building.settings import ROOTS, SITE

    shutil.rmtree(SITE, ignore_errors=True)
    SITE.mkdir(parents=True)
    wrong = [line for language, pages in ROOTS.items() for line in sphinx(language, pages, SITE / language)]
    (SITE / "index.html").write_text(ENTRY, encoding="utf-8")
    wrong += broken_links(SITE)
    inventory = SITE / "en" / "objects.inv"
    # There is none where Sphinx broke down, which it has said.
    wrong += undocumented(inventory) if inventory.exists() else []
    print(*wrong, sep="\n", end="\n" if wrong else "", file=sys.stderr)
    print(f"{len(wrong)} things are wrong" if wrong else f"built: {SITE.relative_to(ROOT)}/index.html")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
