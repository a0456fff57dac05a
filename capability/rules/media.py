"""What kind of file it is, by its own bytes: a name or a sender's word says nothing."""

from io import BytesIO
from zipfile import BadZipFile, ZipFile

PDF, PNG, JPEG, TEXT = "application/pdf", "image/png", "image/jpeg", "text/plain"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ENDINGS = {PDF: "pdf", PNG: "png", JPEG: "jpg", TEXT: "txt", WORD: "docx"}
_MAGIC = {b"%PDF-": PDF, b"\x89PNG\r\n\x1a\n": PNG, b"\xff\xd8\xff": JPEG}
_PARTS_OF_WORD = {"[Content_Types].xml", "word/document.xml"}


def media_type(content: bytes) -> str | None:
    """One of those above, or None: a Word file with macros is none of them."""
    for magic, kind in _MAGIC.items():
        if content.startswith(magic):
            return kind
    if content.startswith(b"PK\x03\x04"):
        return WORD if _is_word(content) else None
    return TEXT if _is_text(content) else None


def _is_word(content):
    try:
        names = set(ZipFile(BytesIO(content)).namelist())
    except (BadZipFile, ValueError, NotImplementedError):
        return False
    return names >= _PARTS_OF_WORD and not any("vbaProject" in name for name in names)


def _is_text(content):
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return all(character.isprintable() or character in "\t\r\n\ufeff" for character in text)
