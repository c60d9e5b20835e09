"""From the pages of one language to those of the other, and to files above them that the site shows as pages."""

from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx

from docs.building.settings import DOCS, ROOTS

FILES_ABOVE = {
    "README": "en/install.html",
    "README.zh-CN": "zh/install.html",
    "CHANGELOG": "en/changelog.html",
    "CONTRIBUTING": "en/contributing.html",
}
"""Files above the pages, and the page that shows them."""


def place_on_site(file: Path) -> str | None:
    """The page of the site, from its root, that a file without its suffix is on."""
    if file.name in FILES_ABOVE and file.parent == DOCS.parent:
        return FILES_ABOVE[file.name]
    language = next((each for each in ("zh", "en") if file.is_relative_to(ROOTS[each])), None)
    return language and f"{language}/{file.relative_to(ROOTS[language]).as_posix()}.html"


def lead_elsewhere(app: Sphinx, doctree: nodes.document) -> None:
    """A link out of the pages of this language leads to where the site has the page."""
    for reference in list(doctree.findall(pending_xref)):
        target = reference["reftarget"]
        if reference["refdomain"] != "doc" or target in app.env.found_docs:
            continue
        place = place_on_site(Path(app.srcdir, target).resolve())
        if place:
            up = "../" * (app.env.docname.count("/") + 1)
            anchor = f"#{reference['reftargetid']}" if reference["reftargetid"] else ""
            reference.replace_self(nodes.reference("", "", *reference.children, refuri=f"{up}{place}{anchor}"))


def tell_of_twin(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: Any) -> None:
    """The address of the page of the same name in the other language, or of its first page where there is none."""
    other = app.config.site_languages["other"]
    up = "../" * (pagename.count("/") + 1)
    there = pagename if (app.config.site_languages["pages"] / f"{pagename}.md").exists() else "index"
    context.update(twin=app.config.site_languages, twin_address=f"{up}{other}/{there}.html")


def setup(app: Sphinx) -> dict[str, bool]:
    app.add_config_value("site_languages", {}, "html", types=(dict,))
    app.connect("doctree-read", lead_elsewhere)
    app.connect("html-page-context", tell_of_twin)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
