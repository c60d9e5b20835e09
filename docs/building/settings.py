"""The settings of Sphinx, which both languages share."""

from pathlib import Path
from typing import Any

import gov_disclosure

HERE = Path(__file__).parent
DOCS = HERE.parent
SITE = DOCS.parent / "build" / "site"

ROOTS = {"en": DOCS, "zh": DOCS / "zh"}
"""Where the pages of each language lie."""

SPHINX_NAMES = {"en": "en", "zh": "zh_CN"}
EXTENSIONS = ("myst_parser", "sphinx.ext.autodoc", "sphinx.ext.intersphinx")
OWN_EXTENSIONS = ("documenting", "inlining", "languages", "search")
SIDEBAR = ("brand", "language", "search", "scroll-start", "navigation", "scroll-end")

TWINS = {
    "en": {"other": "zh", "code": "zh-Hans", "text": "中文", "title": "本页的中文版", "pages": ROOTS["zh"]},
    "zh": {"other": "en", "code": "en", "text": "English", "title": "This page in English", "pages": ROOTS["en"]},
}

# The reference is in English alone: names on the Chinese pages lead there by the inventory of the English ones,
# which are built first.
INVENTORIES = {"en": {}, "zh": {"reference": ("../en", str(SITE / "en" / "objects.inv"))}}

# Nothing is fetched, so names of others have no target. Of ours, only the variables of a generic type.
WITHOUT_TARGET = (
    r"(altair|collections|datetime|decimal|enum|fractions|io|os|pathlib|re|rich|str|types|typing)\..*",
    r"(BaseConverter|Converter|InvalidArgument|hypothesis\..*|pa\..*)",
    r"gov_disclosure\.frozen\.[KV]",
)


def settings(language: str) -> dict[str, Any]:
    """What a ``conf.py`` says, for one of the two languages."""
    return {
        "project": "gov_disclosure",
        "author": "The gov_disclosure authors",
        "version": gov_disclosure.__version__,
        "language": SPHINX_NAMES[language],
        "extensions": [*EXTENSIONS, *(f"docs.building.{name}" for name in OWN_EXTENSIONS)],
        "intersphinx_mapping": INVENTORIES[language],
        "locale_dirs": [str(HERE / "locale")],
        "site_languages": TWINS[language],
        "nitpicky": True,
        "nitpick_ignore_regex": [(r"py:.*", pattern) for pattern in WITHOUT_TARGET],
        "show_warning_types": True,
        "myst_heading_anchors": 4,
        "autodoc_member_order": "bysource",
        "python_use_unqualified_type_names": True,
        "python_maximum_signature_line_length": 88,
        "pygments_style": "friendly",
        "pygments_dark_style": "github-dark",
        "html_theme": "furo",
        "html_title": "gov_disclosure",
        "html_copy_source": False,
        "html_show_copyright": False,
        "html_static_path": [str(HERE / "static")],
        "html_css_files": ["site.css"],
        "html_sidebars": {"**": [f"sidebar/{name}.html" for name in SIDEBAR]},
        "templates_path": [str(HERE / "templates")],
    }
