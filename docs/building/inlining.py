"""Drawings that stand in the page itself."""

import re
from html import escape
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform

STYLE = re.compile(r"<style>.*?</style>\s*", re.S)


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


def setup(app: Sphinx) -> dict[str, bool]:
    app.add_post_transform(InlineDrawings)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
