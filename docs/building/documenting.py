"""The reference where a page asks for it, and names in prose that lead there."""

import re
from collections.abc import Iterator

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

import gov_disclosure
from docs.building.reference import PACKAGE, directives, public_names

LISTED_ON = {
    "api": (PACKAGE,),
    "frames": (f"{PACKAGE}.frames",),
    "collect": (f"{PACKAGE}.collecting", f"{PACKAGE}.panels"),
    "testing": (f"{PACKAGE}.strategies",),
}
"""Pages that list names, with the modules whose names they list."""

PUBLIC = public_names()
ROOM = re.compile(r"^<!-- reference: (?P<room>[\w-]+) -->$", re.M)


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


# ---------------------------------------------------------------------- names in prose


def target_of(word: str, docname: str) -> str | None:
    """The public name that a word in code type surely means: functions are called like other things, too."""
    if word in gov_disclosure.__all__ and word[0].isupper():
        return f"{PACKAGE}.{word}"
    names = (f"{home}.{word}" for home in LISTED_ON.get(docname, ()))
    return next((name for name in names if name in PUBLIC), None)


def reference_to(name: str, docname: str, shown: nodes.Element) -> pending_xref:
    return pending_xref(
        "",
        shown,
        refdomain="py",
        reftype="obj",
        reftarget=name,
        refdoc=docname,
        refexplicit=True,
        refwarn=True,
    )


def link_names(app: Sphinx, doctree: nodes.document) -> None:
    """Public types named in prose lead to the reference; on pages that list names every name in the list does."""
    for literal in list(doctree.findall(nodes.literal)):
        target = target_of(literal.astext(), app.env.docname)
        if target and not isinstance(literal.parent, nodes.reference | pending_xref | nodes.title):
            literal.replace_self(reference_to(target, app.env.docname, literal.deepcopy()))


def find_by_public_name(
    app: Sphinx, env: BuildEnvironment, node: pending_xref, shown: nodes.Element
) -> nodes.Element | None:
    """What a docstring calls by the module it stands in is documented as the package's own."""
    name = node.get("reftarget", "").rpartition(".")[2]
    if node.get("refdomain") != "py" or name not in gov_disclosure.__all__ or node["reftarget"] == f"{PACKAGE}.{name}":
        return None
    domain = env.get_domain("py")
    return domain.resolve_xref(env, node["refdoc"], app.builder, "obj", f"{PACKAGE}.{name}", node, shown)


def setup(app: Sphinx) -> dict[str, bool]:
    app.connect("source-read", insert_reference)
    app.connect("autodoc-process-bases", show_bases)
    app.connect("autodoc-process-signature", show_signature)
    app.connect("doctree-read", link_names)
    app.connect("missing-reference", find_by_public_name)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
