"""The text of a Word paragraph as it is shown: tracked changes accepted, fields by their results.

What is hidden, deleted or moved away is left out; a paragraph's text boxes are handed back beside its text.
"""

from collections.abc import Iterator
from typing import Any

from attrs import define, field

from .docx_lists import Styles, W, switched_on
from .sheets import Budget

__all__ = ["RunText", "chosen", "content_of"]

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_BOX = f"{W}txbxContent"
_PICTURES = (
    "{http://schemas.openxmlformats.org/drawingml/2006/main}blip",
    "{urn:schemas-microsoft-com:vml}imagedata",
)
_SIGNS = {
    f"{W}tab": " ",
    f"{W}ptab": " ",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}
_GROUPS = frozenset(
    (
        *(f"{W}{name}" for name in "hyperlink smartTag customXml ins moveTo fldSimple dir bdo ruby rubyBase".split()),
        *(f"{_MATH}{name}" for name in "oMath oMathPara r e num den sup sub".split()),
    )
)


def chosen(alternatives: Any) -> Any:
    """The one branch of an mc:AlternateContent that is read: the first with text boxes, or else the first."""
    branches = [each for each in alternatives if each.tag in (f"{_MC}Choice", f"{_MC}Fallback")]
    return next((each for each in branches if next(each.iter(_BOX), None) is not None), branches[0] if branches else ())


def content_of(control: Any) -> Any:
    """What a content control holds; nothing where it shows its prompt, or a table of contents."""
    properties = control.find(f"{W}sdtPr")
    gallery = properties.find(f".//{W}docPartGallery") if properties is not None else None
    if switched_on(properties, "showingPlcHdr") or (
        gallery is not None and gallery.get(f"{W}val") == "Table of Contents"
    ):
        return ()
    content = control.find(f"{W}sdtContent")
    return () if content is None else content


@define
class RunText:
    """Gathers the text of one paragraph.

    ``hidden`` says what the paragraph's style says of its text. Fields are followed within the paragraph: the
    code of one whose result never comes does not swallow the paragraphs after it. ``cell``: what is raised,
    lowered or struck through is a line of its own, as in the cell of a web page.
    """

    styles: Styles
    budget: Budget
    hidden: bool | None
    cell: bool = False
    pieces: list[str] = field(factory=list)
    boxes: list[Any] = field(factory=list)
    pictured: bool = False
    _in_code: list[bool] = field(factory=list)

    def gather(self, parent: Any) -> None:
        """Take what stands in a paragraph, or in a part of it."""
        for child in parent:
            self.budget.step()
            tag = child.tag
            if tag == f"{W}r":
                self._run(child)
            elif tag in _GROUPS:
                self.gather(child)
            elif tag == f"{W}sdt":
                self.gather(content_of(child))
            elif tag == f"{_MC}AlternateContent":
                self.gather(chosen(child))
            elif tag == f"{_MATH}t":
                self._say(child.text)

    def _say(self, text: str | None) -> None:
        if text and not any(self._in_code):
            self.pieces.append(text)

    def _run(self, run: Any) -> None:
        properties = run.find(f"{W}rPr")
        if properties is not None or self.hidden:
            hidden = switched_on(properties, "vanish")
            if hidden is None:
                style = properties.find(f"{W}rStyle") if properties is not None else None
                chain = self.styles.chain(style.get(f"{W}val", "")) if style is not None else []
                hidden = self.styles.hides(chain)
            if self.hidden if hidden is None else hidden:
                return
        if self.cell and _set_apart(properties):
            self._say("\n")
            self._parts(run)
            self._say("\n")
        else:
            self._parts(run)

    def _parts(self, run: Any) -> None:
        for part in run:
            self.budget.step()
            tag = part.tag
            if tag == f"{W}t":
                self._say(part.text)
            elif tag in _SIGNS:
                self._say(_SIGNS[tag])
            elif tag == f"{W}fldChar":
                self._field(part.get(f"{W}fldCharType"))
            elif tag == f"{W}sym":
                self._say(_symbol(part.get(f"{W}char", "")))
            elif tag in (f"{W}drawing", f"{W}pict", f"{W}object"):
                self._drawing(part)
            elif tag == f"{_MC}AlternateContent":
                self._parts(chosen(part))
            elif tag == f"{W}ruby":
                self.gather(part)

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._in_code.append(True)
        elif kind == "separate" and self._in_code:
            self._in_code[-1] = False
        elif kind == "end" and self._in_code:
            self._in_code.pop()

    def _drawing(self, drawing: Any) -> None:
        self.boxes.extend(_outermost(drawing))
        self.pictured = self.pictured or any(next(drawing.iter(tag), None) is not None for tag in _PICTURES)


def _set_apart(properties: Any) -> bool:
    """Whether a run is raised, lowered or struck through."""
    if properties is None:
        return False
    height = properties.find(f"{W}vertAlign")
    raised = height is not None and height.get(f"{W}val") in ("superscript", "subscript")
    return raised or any(switched_on(properties, name) for name in ("strike", "dstrike"))


def _outermost(drawing: Any) -> Iterator[Any]:
    """The text boxes of a drawing, those inside them apart; of alternatives one."""
    for child in drawing:
        if child.tag == _BOX:
            yield child
        elif child.tag == f"{_MC}AlternateContent":
            yield from _outermost(chosen(child))
        else:
            yield from _outermost(child)


def _symbol(code: str) -> str:
    """A character given by its number in a font of symbols."""
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return "\ufffd"
