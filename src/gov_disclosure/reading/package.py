"""Zipped documents: which format one is, and its parts, guarded against what is made to harm.

Office documents (Word, Excel, OpenDocument) are archives of XML parts. Nothing is unpacked before the sizes
that the archive states are known to be sane (``zipfile`` reads no more than it states), no part may declare
entities, and only parts inside the archive are ever looked up.
"""

import codecs
import posixpath
import re
from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import ZipFile, ZipInfo

from attrs import field, frozen

from ..errors import GovDisclosureError, UnreadableDocumentError
from .document import Limits

__all__ = ["Package", "damage_as_error", "damaged", "package_kind", "parse_xml", "relations_of", "too_many"]

_UTF8 = 0x800
_MOST_MEMBERS = 10_000
_MOST_UNPACKED = 200 * 1024 * 1024
_MOST_XML = 48 * 1024 * 1024
_MOST_TAGS = 1_500_000
_DEEPEST = 250
_MOST_OF_TYPES = 1024 * 1024
_LONGEST_START = 200
_ENCODING = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([^"']*)""")
_ENCODINGS = frozenset(b"utf-8 utf8 utf-16 us-ascii ascii iso-8859-1 windows-1252 gb2312 gbk gb18030".split())
_XML = re.compile(r"\.(?:xml|rels)$", re.IGNORECASE)

_MIMETYPES = (
    ("application/vnd.oasis.opendocument.text", "odt"),
    ("application/vnd.oasis.opendocument.spreadsheet", "ods"),
)
_CONTENT_TYPES = (
    ("wordprocessingml.document.main+xml", "docx"),
    ("wordprocessingml.template.main+xml", "docx"),
    ("ms-word.document.macroenabled.main+xml", "docx"),
    ("ms-word.template.macroenabledtemplate.main+xml", "docx"),
    ("spreadsheetml.sheet.main+xml", "xlsx"),
    ("spreadsheetml.template.main+xml", "xlsx"),
    ("ms-excel.sheet.macroenabled.main+xml", "xlsx"),
    ("ms-excel.template.macroenabled.main+xml", "xlsx"),
)
_OTHERS = (
    ("presentationml.", "演示文稿（.pptx）", "a presentation (.pptx)", "请另存为.docx", "save the report as .docx"),
    ("ms-powerpoint.", "演示文稿（.pptm）", "a presentation (.pptm)", "请另存为.docx", "save the report as .docx"),
    (
        "ms-excel.sheet.binary.",
        "二进制工作簿（.xlsb）",
        "a binary workbook (.xlsb)",
        "请另存为.xlsx",
        "save it as .xlsx",
    ),
    (
        "opendocument.",
        "OpenDocument演示文稿或图形",
        "an OpenDocument presentation or drawing",
        "请另存为.odt",
        "save the report as .odt",
    ),
)


def damaged(kind: str, reason: BaseException | None = None) -> UnreadableDocumentError:
    """The error for a document of that kind (``.docx``) that cannot be opened."""
    detail = f" ({type(reason).__name__}: {str(reason)[:120]})" if reason is not None else ""
    return UnreadableDocumentError(
        en=f"the {kind} file is damaged or incomplete{detail}: open it in an office program and save it anew",
        zh=f"{kind}文件已损坏或不完整{detail}：请用办公软件打开后重新保存",
    )


@contextmanager
def damage_as_error(kind: str) -> Generator[None]:
    """Whatever a library raises over a damaged file becomes the one error that says so.

    Archives and XML parts can be damaged in more ways than their readers foresee: a byte changed in a
    document makes them raise nearly every builtin exception.
    """
    try:
        yield
    except GovDisclosureError:
        raise
    except Exception as error:
        raise damaged(kind, error) from error


def too_many(what_zh: str, what_en: str, most: int) -> UnreadableDocumentError:
    """The error for a document that is larger than any report."""
    return UnreadableDocumentError(
        en=f"the document has more than {most} {what_en}: no report is so large",
        zh=f"文件的{what_zh}超过{most}：报告不会这样大",
    )


def _not_read(what_zh: str, what_en: str, do_zh: str, do_en: str) -> UnreadableDocumentError:
    return UnreadableDocumentError(
        en=f"this is {what_en}, which is not read here: {do_en}", zh=f"这是{what_zh}，此处不能读取：{do_zh}"
    )


def _encrypted() -> UnreadableDocumentError:
    return UnreadableDocumentError(
        en="the document is encrypted: open it with its password and save it without one",
        zh="文件已加密：请用密码打开后另存为不加密的文件",
    )


def package_kind(content: bytes) -> str:
    """Which of the zipped formats this is: ``docx``, ``xlsx``, ``odt`` or ``ods``.

    :raises UnreadableDocumentError: another zipped format, an encrypted or damaged archive.
    """
    with damage_as_error("zip"), ZipFile(BytesIO(content)) as archive:
        names = {name.lower(): name for name in archive.namelist()}
        if "ofd.xml" in names:
            raise _not_read("OFD版式文件", "an OFD document", "请导出为PDF或.docx", "export it as PDF or .docx")
        stated = _stated(archive, names, "mimetype") or _stated(archive, names, "[content_types].xml")
        files = [_shown_name(member) for member in archive.infolist() if not member.is_dir()]
    for marker, kind in (*_MIMETYPES, *_CONTENT_TYPES):
        if marker in stated:
            return kind
    for marker, *words in _OTHERS:
        if marker in stated:
            raise _not_read(*words)
    inside_zh, inside_en = (f"“{files[0]}”", f"'{files[0]}'") if len(files) == 1 else ("文件", "the file")
    raise _not_read(
        "压缩文件", "a zip archive", f"请先解压，再读取其中的{inside_zh}", f"unpack it and read {inside_en} inside"
    )


def _shown_name(member: ZipInfo) -> str:
    """The name of a member: without a mark of UTF-8 it is in the code of Chinese Windows."""
    if member.flag_bits & _UTF8:
        return member.filename
    try:
        return member.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return member.filename


def _stated(archive: ZipFile, names: Mapping[str, str], name: str) -> str:
    """What a small member says of the archive, in lower case."""
    if name not in names:
        return ""
    member = archive.getinfo(names[name])
    if member.flag_bits & 1:
        raise _encrypted()
    with archive.open(member) as file:
        return file.read(_MOST_OF_TYPES).replace(b"\0", b"").decode("utf-8", "replace").lower()


def parse_xml(data: bytes, limits: Limits) -> ET.Element:
    """An XML part as a tree that is not too deep to walk.

    :raises UnreadableDocumentError: it is nested too deeply.
    """
    root = ET.fromstring(data)  # no part declares entities: Package has looked
    most = min(limits.max_depth, _DEEPEST)
    level, depth = [root], 0
    while level:
        depth += 1
        if depth > most:
            raise UnreadableDocumentError(
                en=f"the document is nested more than {most} levels deep: damaged, or made to harm",
                zh=f"文件嵌套超过{most}层：文件已损坏或有意为害",
            )
        level = [child for element in level for child in element if len(child)]
    return root


_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@frozen
class Package:
    """An archive whose sizes and parts are known to be harmless; ``kind`` names the format for messages."""

    kind: str
    content: bytes
    limits: Limits
    _parts: Mapping[str, bytes] = field(repr=False)

    @classmethod
    def open(cls, content: bytes, kind: str, limits: Limits) -> "Package":
        """Look an archive over and take its XML parts.

        :raises UnreadableDocumentError: it is damaged, encrypted, beyond the limits, or declares entities.
        """
        with damage_as_error(kind), ZipFile(BytesIO(content)) as archive:
            members = archive.infolist()
            if len(members) > _MOST_MEMBERS:
                raise too_many("部件", "parts", _MOST_MEMBERS)
            if any(member.flag_bits & 1 for member in members):
                raise _encrypted()
            xml = [member for member in members if _XML.search(member.filename)]
            _refuse_bomb(sum(member.file_size for member in members), _MOST_UNPACKED)
            _refuse_bomb(sum(member.file_size for member in xml), _MOST_XML)
            parts = {member.filename: archive.read(member) for member in xml}
        _refuse_harm(parts.values())
        return cls(kind, content, limits, parts)

    def part(self, name: str) -> bytes | None:
        """A part's bytes, if the archive has it."""
        return self._parts.get(name)

    def required(self, name: str | None) -> bytes:
        """A part without which the document is none.

        :raises UnreadableDocumentError: it is missing.
        """
        data = self.part(name) if name is not None else None
        if data is None:
            raise damaged(self.kind)
        return data

    def refuse_encryption(self, path: str) -> None:
        """Refuse an OpenDocument whose manifest says that parts are encrypted.

        :raises UnreadableDocumentError: it does.
        """
        manifest = self.part("META-INF/manifest.xml")
        if manifest is not None and parse_xml(manifest, self.limits).find(path) is not None:
            raise _encrypted()

    def related(self, source: str, kind: str) -> str | None:
        """The name of the part inside the archive to which ``source`` (``""``: the archive) is so related."""
        return next((target for _, name, target in self.relations(source) if name == kind), None)

    def relations(self, source: str) -> Iterator[tuple[str, str, str]]:
        """The relations of a part: id, last word of the kind, part. Those to targets outside are left out."""
        data = self.part(relations_of(source))
        if data is None:
            return
        for relation in parse_xml(data, self.limits).iter(_RELATIONSHIP):
            if relation.get("TargetMode") != "External":
                folder = posixpath.dirname(source)
                target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
                yield relation.get("Id", ""), relation.get("Type", "").rpartition("/")[2], target


def relations_of(part: str) -> str:
    """The name of the part that lists the relations of a part."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _refuse_bomb(size: int, most: int) -> None:
    if size > most:
        raise UnreadableDocumentError(
            en=f"the archive would unpack to {size} bytes, more than {most}: no report is so large",
            zh=f"压缩文件解压后达{size}字节，超过{most}：报告不会这样大",
        )


def _refuse_harm(parts: Iterable[bytes]) -> None:
    """No part of an Office document declares entities or default attributes; nor has it so many tags.

    A part in an encoding in which that could not be seen is refused too.
    """
    tags = 0
    for data in parts:
        plain = data.replace(b"\0", b"") if b"\0" in data else data
        start = plain[:_LONGEST_START].removeprefix(codecs.BOM_UTF8).lstrip(b"\xff\xfe \t\r\n")
        encoding = _ENCODING.match(start)
        hidden = start[:1] not in (b"<", b"") or (encoding is not None and encoding[1].lower() not in _ENCODINGS)
        if hidden or b"<!ENTITY" in plain or b"<!ATTLIST" in plain:
            raise UnreadableDocumentError(
                en="a part of the document declares XML entities, or hides what it declares: it is made to harm",
                zh="文件的部件声明了XML实体或编码不明：可能有意为害",
            )
        tags += plain.count(b"<")
    if tags > _MOST_TAGS:
        raise too_many("XML标签", "XML tags", _MOST_TAGS)
