from io import BytesIO
from zipfile import ZipFile

import pytest

from capability.rules.media import JPEG, PDF, PNG, TEXT, WORD, media_type


def packed(*names):
    content = BytesIO()
    with ZipFile(content, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return content.getvalue()


PARTS = ("[Content_Types].xml", "word/document.xml")


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7", PDF),
        (b"\x89PNG\r\n\x1a\n...", PNG),
        (b"\xff\xd8\xff\xe0", JPEG),
        ("Für die Akte\r\n".encode(), TEXT),
        (b"\xef\xbb\xbfwith a mark", TEXT),
        (packed(*PARTS), WORD),
        (packed(*PARTS, "word/vbaProject.bin"), None),
        (packed("xl/workbook.xml"), None),
        (b"PK\x03\x04 cut off", None),
        (b"MZ\x90\x00", None),
        (b"text with a \x00", None),
        (b"\xff\xfe\x00", None),
    ],
)
def test_it_is_known_by_its_own_bytes(content, kind):
    assert media_type(content) == kind
