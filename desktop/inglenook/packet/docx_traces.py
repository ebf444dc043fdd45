"""A DOCX loses whatever would tell by whom, when and with what it was made."""

import zipfile
from io import BytesIO
from typing import Any

from docx.document import Document as WordFile
from docx.opc.constants import RELATIONSHIP_TYPE as KIND
from docx.opc.rel import Relationships

from inglenook.packet.document import Document
from inglenook.packet.sheet import language_of, title_of

_NO_DATE = (1980, 1, 1, 0, 0, 0)  # the first day that a ZIP knows

# What a reader does not need: the program that made the file, a picture of another file.
_UNNEEDED = {
    KIND.EXTENDED_PROPERTIES,
    KIND.THUMBNAIL,
    KIND.CUSTOM_XML,
    "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
}


def without_traces(file: WordFile, document: Document) -> bytes:
    """The file with a title and a language, and nothing else about it."""
    _leave_out(file.part.package.rels)
    _leave_out(file.part.rels)
    _forget_sessions(file)
    properties: Any = file.part.package.part_related_by(KIND.CORE_PROPERTIES)
    for each in list(properties.element):
        properties.element.remove(each)
    about = file.core_properties
    about.title = title_of(document)
    about.language = "-".join(filter(None, language_of(document)))
    with BytesIO() as made:
        file.save(made)
        return _packed_again(made)


def _leave_out(related: Relationships) -> None:
    for name in [name for name, each in related.items() if each.reltype in _UNNEEDED]:
        del related[name]


def _forget_sessions(file: WordFile) -> None:
    """Word numbers the sittings in which a file is written."""
    for each in file.settings.element.xpath("w:rsids | *[local-name() = 'docId']"):
        each.getparent().remove(each)
    for each in file.element.xpath("//*[@*[starts-with(local-name(), 'rsid')]]"):
        for name in [name for name in each.attrib if "}rsid" in name]:
            del each.attrib[name]


def _packed_again(made: BytesIO) -> bytes:
    """The same parts, without the time of day."""
    with BytesIO() as again:
        with zipfile.ZipFile(made) as source, zipfile.ZipFile(again, "w") as target:
            for name in source.namelist():
                part = zipfile.ZipInfo(name, _NO_DATE)
                part.compress_type = zipfile.ZIP_DEFLATED
                target.writestr(part, source.read(name))
        return again.getvalue()
