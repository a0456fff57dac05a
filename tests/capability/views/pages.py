"""What a page says, as a reader would hear it."""

import re
from html import unescape


def text(page):
    words = re.sub(r"(?s)<(script|style|head)\b.*?</\1>|<[^>]+>", " ", page.text)
    return " ".join(unescape(words).split())


def rows(page):
    """The rows of the page's tables, each a list of its cells."""
    bodies = re.findall(r"(?s)<tbody.*?</tbody>", page.text)
    return [
        [_plain(cell) for cell in re.findall(r"(?s)<t[hd]\b.*?</t[hd]>", row)]
        for row in re.findall(r"(?s)<tr.*?</tr>", "".join(bodies))
    ]


def _plain(html):
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())
