"""What a document says about itself: title, language, and that it follows PDF/UA-1."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from reportlab.pdfbase import pdfdoc

from herstel_desktop.documents.kit.pdf_objects import RawStream, text_string

_PRODUCER = "Herstel Desktop"
_NO_CONTROL = dict.fromkeys(range(32)) | {0xFFFE: None, 0xFFFF: None}


@dataclass(frozen=True)
class DocumentInfo:
    """Title and author of a document.

    Attributes:
        author: the organisation; may be empty.
        language: BCP 47.
    """

    title: str
    author: str = ""
    language: str = "nl-NL"


class Info(pdfdoc.PDFInfo):
    """The information dictionary; without dates, so that the same data gives the same bytes."""

    def __init__(self, info: DocumentInfo) -> None:
        super().__init__()
        self.title = info.title
        self.author = info.author
        self.subject = ""

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """The dictionary's bytes."""
        entries = f"/Title {text_string(self.title)} /Producer {text_string(_PRODUCER)}"
        if self.author:
            entries += f" /Author {text_string(self.author)}"
        return f"<< {entries} >>".encode("ascii")


def metadata_stream(info: DocumentInfo) -> RawStream:
    """The XMP packet."""
    title = escape(info.title.translate(_NO_CONTROL), quote=False)
    author = escape(info.author.translate(_NO_CONTROL), quote=False)
    creator = f"<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>"
    packet = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">\n'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:pdf="http://ns.adobe.com/pdf/1.3/"'
        ' xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">\n'
        "<pdfuaid:part>1</pdfuaid:part>\n"
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>\n'
        f"<dc:language><rdf:Bag><rdf:li>{info.language}</rdf:li></rdf:Bag></dc:language>\n"
        f"{creator if author else ''}"
        f"<pdf:Producer>{_PRODUCER}</pdf:Producer>\n"
        "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n"
        '<?xpacket end="w"?>'
    )
    return RawStream(packet.encode("utf-8"), {"Type": "/Metadata", "Subtype": "/XML"})
