"""A workbook reduced to what openpyxl has to see: cells, texts, and of styles the formats of numbers.

openpyxl makes objects of all that a workbook declares. Fonts, borders, names, links and pivot tables tell
nothing of a report, there can be any number of them, and one that is odd would lose the figures.
"""

from collections.abc import Iterator, Mapping
from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import ZipFile

from attrs import frozen

from ..grids import BESIDE_THE_DOCUMENT
from .document import Limits
from .package import Package, parse_xml, too_many

__all__ = ["SheetPart", "Workbook", "open_workbook"]

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
_M = f"{{{_MAIN}}}"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_BOOK, _STRINGS, _STYLES = "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml"
_FORMAT_KEYS = ("numFmtId", "formatCode")
_MOST_SHEETS = 1000
_MOST_FORMATS = 20_000
_MOST_TAGS_OF_STRINGS = 200_000
_PLAIN_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><numFmts/><fonts><font/></fonts><fills><fill><patternFill/></fill></fills>'
    "<borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs><cellXfs/>"
    '<cellStyles><cellStyle name="Normal" xfId="0"/></cellStyles></styleSheet>'
)


@frozen
class SheetPart:
    """A sheet of the document: its name and its part."""

    name: str
    content: bytes


@frozen
class Workbook:
    """The visible sheets of a document in order, and the title in its properties."""

    sheets: tuple[SheetPart, ...]
    title: str | None
    _book: ET.Element
    _strings: bytes
    _styles: bytes

    def reduced(self) -> bytes:
        """An archive that openpyxl opens."""
        names = [f"xl/worksheets/sheet{number}.xml" for number in range(1, len(self.sheets) + 1)]
        file = BytesIO()
        with ZipFile(file, "w") as archive:
            archive.writestr("[Content_Types].xml", _types())
            archive.writestr(_BOOK, ET.tostring(self._reduced_book()))
            archive.writestr("xl/_rels/workbook.xml.rels", _relations(names))
            archive.writestr(_STRINGS, self._strings)
            archive.writestr(_STYLES, self._styles)
            for name, sheet in zip(names, self.sheets, strict=True):
                archive.writestr(name, sheet.content)
        return file.getvalue()

    def _reduced_book(self) -> ET.Element:
        book = ET.Element(f"{_M}workbook")
        properties = self._book.find(f"{_M}workbookPr")
        if properties is not None and "date1904" in properties.attrib:
            ET.SubElement(book, f"{_M}workbookPr", date1904=properties.attrib["date1904"])
        sheets = ET.SubElement(book, f"{_M}sheets")
        for number, sheet in enumerate(self.sheets, 1):
            attributes = {"name": sheet.name, "sheetId": str(number), f"{{{_OFFICE}}}id": f"rId{number}"}
            ET.SubElement(sheets, f"{_M}sheet", attributes)
        return book


def open_workbook(package: Package) -> Workbook:
    """The workbook in an archive.

    :raises UnreadableDocumentError: it is damaged, or has more sheets or formats than any report.
    """
    name = package.related("", "officeDocument") or ""
    book = _parsed(package.required(name), package.limits)
    relations = list(package.relations(name))
    by_kind = {kind: target for _, kind, target in reversed(relations)}
    by_id = {id_: target for id_, kind, target in relations if kind == "worksheet"}
    properties = package.part(package.related("", "core-properties") or "")
    title = None if properties is None else parse_xml(properties, package.limits).findtext(_TITLE)
    strings = _usual(package.part(by_kind.get("sharedStrings", "")) or f'<sst xmlns="{_MAIN}"/>'.encode())
    if strings.count(b"<") > _MOST_TAGS_OF_STRINGS:
        raise too_many("文本的XML标签", "XML tags of texts", _MOST_TAGS_OF_STRINGS)
    strings = _parted(strings, package.limits)
    styles = _plain_styles(package.part(by_kind.get("styles", "")), package.limits)
    return Workbook(tuple(_sheets(package, book, by_id)), title or None, book, strings, styles)


def _usual(part: bytes) -> bytes:
    """A part in the strict variant of the format under the usual name."""
    return part.replace(_STRICT, _MAIN.encode())


def _parted(part: bytes, limits: Limits) -> bytes:
    """A part with what is raised, lowered or struck through on lines of its own, as in the cell of a web page."""
    if b"vertAlign" not in part and b"strike" not in part:
        return part
    root = parse_xml(part, limits)
    for run in root.iter(f"{_M}r"):
        properties, text = run.find(f"{_M}rPr"), run.find(f"{_M}t")
        if properties is not None and text is not None and text.text and _set_apart(properties):
            text.text = f"\n{text.text}\n"
    return ET.tostring(root)


def _set_apart(properties: ET.Element) -> bool:
    height, struck = properties.find(f"{_M}vertAlign"), properties.find(f"{_M}strike")
    raised = height is not None and height.get("val") in ("superscript", "subscript")
    return raised or (struck is not None and struck.get("val", "1") not in ("0", "false"))


def _parsed(part: bytes, limits: Limits) -> ET.Element:
    return parse_xml(_usual(part), limits)


def _sheets(package: Package, book: ET.Element, targets: Mapping[str, str]) -> Iterator[SheetPart]:
    """The visible sheets that belong to the document."""
    sheets = book.findall(f"{_M}sheets/{_M}sheet")
    if len(sheets) > _MOST_SHEETS:
        raise too_many("工作表", "sheets", _MOST_SHEETS)
    beside = {
        each.get("localSheetId")
        for each in book.iterfind(f"{_M}definedNames/{_M}definedName")
        if each.get("name") == BESIDE_THE_DOCUMENT
    }
    for number, sheet in enumerate(sheets):
        found = (targets[value] for key, value in sheet.items() if key.endswith("}id") and value in targets)
        target = next(found, None)
        if target is not None and sheet.get("state", "visible") == "visible" and str(number) not in beside:
            yield SheetPart(sheet.get("name", ""), _parted(_usual(package.required(target)), package.limits))


def _plain_styles(part: bytes | None, limits: Limits) -> bytes:
    """Of the styles the formats of numbers, each cell format with its own."""
    plain = ET.fromstring(_PLAIN_STYLES)
    styles = plain if part is None else _parsed(part, limits)
    for group, name in (("numFmts", "numFmt"), ("cellXfs", "xf")):
        elements = styles.findall(f"{_M}{group}/{_M}{name}")
        if len(elements) > _MOST_FORMATS:
            raise too_many("单元格格式", "formats of cells", _MOST_FORMATS)
        for parent in plain.iterfind(f"{_M}{group}"):
            for element in elements:
                kept = {str(key): element.attrib[key] for key in _FORMAT_KEYS if key in element.attrib}
                ET.SubElement(parent, element.tag, kept)
    return ET.tostring(plain)


def _types() -> str:
    kinds = ((_BOOK, "sheet.main"), (_STRINGS, "sharedStrings"))
    parts = "".join(f'<Override PartName="/{name}" ContentType="{_KIND}.{kind}+xml"/>' for name, kind in kinds)
    return f'<Types xmlns="{_TYPES}">{parts}</Types>'


def _relations(sheets: list[str]) -> str:
    found = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/worksheet" Target="/{name}"/>'
        for number, name in enumerate(sheets, 1)
    )
    return f'<Relationships xmlns="{_RELATIONS}">{found}</Relationships>'
