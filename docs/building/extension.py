"""What Sphinx is taught for these pages: the reference, names in prose, drawings, links between the languages."""

import re
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform

import gov_disclosure
from docs.building.reference import PACKAGE, directives
from docs.building.search import SearchByPairs
from docs.building.settings import DOCS, ROOTS

ROOM = re.compile(r"^<!-- reference: (?P<room>[\w-]+) -->$", re.M)
WITHOUT_PAGE = {
    "README": "en/install.html",
    "README.zh-CN": "zh/install.html",
    "CHANGELOG": "en/changelog.html",
    "CONTRIBUTING": "en/contributing.html",
}
"""Files above the pages, and the page that shows them."""

STYLE = re.compile(r"<style>.*?</style>\s*", re.S)


def insert_reference(app: Sphinx, docname: str, source: list[str]) -> None:
    """Put the documented names of a room where a page asks for them."""
    source[0] = ROOM.sub(lambda match: f"```{{eval-rst}}\n{directives(match['room'])}\n```", source[0])


def show_signature(
    app: Sphinx, what: str, name: str, obj: object, options: object, signature: str | None, returned: str | None
) -> tuple[str | None, str | None]:
    """A field that has a default of its own making: attrs calls it NOTHING, which no caller passes."""
    return signature and signature.replace("=NOTHING", "=...").replace("= NOTHING", "= ..."), returned


def show_bases(app: Sphinx, name: str, obj: object, options: object, bases: list[type]) -> None:
    """The bases that a reader can look up: a private one is looked through."""
    bases[:] = dict.fromkeys(each for base in bases for each in public_bases(base))


def public_bases(base: type) -> Iterator[type]:
    if getattr(base, "__name__", "").startswith("_"):
        for each in base.__bases__:
            yield from public_bases(each)
    else:
        yield base


# ---------------------------------------------------------------------- names


def is_type(name: str) -> bool:
    """Whether a word in code type is surely meant as the public name: functions are called like other things, too."""
    return name in gov_disclosure.__all__ and name[0].isupper()


def reference_to(name: str, docname: str, shown: nodes.Element) -> pending_xref:
    return pending_xref(
        "",
        shown,
        refdomain="py",
        reftype="obj",
        reftarget=f"{PACKAGE}.{name}",
        refdoc=docname,
        refexplicit=True,
        refwarn=True,
    )


def link_names(app: Sphinx, doctree: nodes.document) -> None:
    """Public types named in prose lead to the reference; in the list of public names every name does."""
    docname = app.env.docname
    everything = docname == "api"
    for literal in list(doctree.findall(nodes.literal)):
        name = literal.astext()
        linkable = is_type(name) or (everything and name in gov_disclosure.__all__)
        if linkable and not isinstance(literal.parent, nodes.reference | pending_xref | nodes.title):
            literal.replace_self(reference_to(name, docname, literal.deepcopy()))


def find_by_public_name(
    app: Sphinx, env: BuildEnvironment, node: pending_xref, shown: nodes.Element
) -> nodes.Element | None:
    """What a docstring calls by the module it stands in is documented as the package's own."""
    name = node.get("reftarget", "").rpartition(".")[2]
    if node.get("refdomain") != "py" or name not in gov_disclosure.__all__ or node["reftarget"] == f"{PACKAGE}.{name}":
        return None
    domain = env.get_domain("py")
    return domain.resolve_xref(env, node["refdoc"], app.builder, "obj", f"{PACKAGE}.{name}", node, shown)


# ---------------------------------------------------------------------- pages elsewhere


def place_on_site(file: Path) -> str | None:
    """The page of the site, from its root, that a file without its suffix is on."""
    if file.name in WITHOUT_PAGE and file.parent == DOCS.parent:
        return WITHOUT_PAGE[file.name]
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


# ---------------------------------------------------------------------- pictures


class InlineDrawings(SphinxPostTransform):
    """Drawings stand in the page itself, so that they take the colours of its theme, light or dark.

    As a picture a drawing knows only what the system prefers; its own style is for that, and left out here.
    """

    default_priority = 100
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        for image in list(self.document.findall(nodes.image)):
            if image["uri"].endswith(".svg"):
                drawing = STYLE.sub("", Path(self.app.srcdir, image["uri"]).read_text(encoding="utf-8"))
                told = drawing.replace('role="img"', f'role="img" aria-label="{escape(image["alt"])}"', 1)
                image.replace_self(nodes.raw("", f'<div class="drawing">{told}</div>', format="html"))


# ---------------------------------------------------------------------- the other language


def tell_of_twin(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: Any) -> None:
    """The address of the page of the same name in the other language, or of its first page where there is none."""
    other = app.config.site_languages["other"]
    up = "../" * (pagename.count("/") + 1)
    there = pagename if (app.config.site_languages["pages"] / f"{pagename}.md").exists() else "index"
    context.update(twin=app.config.site_languages, twin_address=f"{up}{other}/{there}.html")


def setup(app: Sphinx) -> dict[str, bool]:
    app.add_search_language(SearchByPairs)
    app.add_config_value("site_languages", {}, "html", types=(dict,))
    app.add_post_transform(InlineDrawings)
    app.connect("source-read", insert_reference)
    app.connect("autodoc-process-bases", show_bases)
    app.connect("autodoc-process-signature", show_signature)
    app.connect("doctree-read", lead_elsewhere)
    app.connect("doctree-read", link_names)
    app.connect("missing-reference", find_by_public_name)
    app.connect("html-page-context", tell_of_twin)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
