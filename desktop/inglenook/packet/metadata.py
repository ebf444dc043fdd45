"""A PDF loses whatever would tell by whom, when and with what it was made."""

from io import BytesIO
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Dictionary, Name, Pdf, Stream

from inglenook.packet.document import Document
from inglenook.packet.sheet import language_of, title_of

# What readers for the blind ask for, and nothing else.
_DESCRIPTION = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


def without_traces(data: bytes, document: Document) -> bytes:
    """The same pages with a title and a language, and nothing else about the file.

    The same document gives the same bytes.
    """
    with pikepdf.open(BytesIO(data)) as opened, BytesIO() as file:
        _describe(opened, document)
        opened.save(
            file,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
        return file.getvalue()


def _describe(opened: Pdf, document: Document) -> None:
    language = "-".join(filter(None, language_of(document)))
    words = _DESCRIPTION.format(title=escape(title_of(document)), language=language)
    opened.Root.Metadata = Stream(
        opened, words.encode(), Dictionary(Type=Name.Metadata, Subtype=Name.XML)
    )
    opened.Root.Lang = pikepdf.String(language)
    if "/Info" in opened.trailer:
        del opened.trailer.Info
