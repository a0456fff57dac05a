"""Follows links as a reader would: every kind of page, a few of each kind."""

from collections import Counter, deque
from html.parser import HTMLParser
from typing import NamedTuple
from urllib.parse import parse_qs, urldefrag, urlencode, urljoin, urlsplit

from django.urls import resolve

# How many of a kind of page, as it is and with filters set: the first that are offered.
OF_A_PAGE, OF_A_QUESTION = 2, 8
OF_ANY_PAGE = {"as_of", "known_at", "page", "from"}
SKIPPED = ("/account/", "/static/", "/installation/", "/api/")


class Offer(NamedTuple):
    """An address that a page offers, and where it does."""

    address: str
    page: str


class Answer(NamedTuple):
    offer: Offer
    status: int
    text: str


class Links(HTMLParser):
    """What can be followed from a page: its links, and its forms that only ask."""

    def __init__(self, text):
        super().__init__()
        self.addresses, self._action, self._fields = [], None, {}
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        facts = dict(attrs)
        if tag == "a" and facts.get("href"):
            self.addresses.append(facts["href"])
        elif tag == "form" and facts.get("method", "get").lower() == "get":
            self._action, self._fields = facts.get("action") or "", {}
        elif tag == "input" and self._action is not None and facts.get("name"):
            self._fill(facts)

    def handle_endtag(self, tag):
        if tag == "form" and self._action is not None:
            self.addresses.append(f"{self._action}?{urlencode(self._fields, doseq=True)}")
            self._action = None

    def _fill(self, facts):
        """As it stands on the page: nothing is ticked that is not."""
        if facts.get("type") not in ("checkbox", "radio") or "checked" in facts:
            self._fields.setdefault(facts["name"], []).append(facts.get("value") or "")


def crawl(client, first="/"):
    """Each page's answer, breadth first; no more than a few that differ only in whom they name."""
    waiting, seen, kinds = deque([Offer(first, "")]), {first}, Counter()
    while waiting:
        offer = waiting.popleft()
        answer = client.get(offer.address)
        text = _text(answer)
        yield Answer(offer, answer.status_code, text)
        for address in _offered(offer.address, answer, text):
            if address not in seen and _is_ours(address) and _is_wanted(address, kinds):
                seen.add(address)
                kinds[_kind(address)] += 1
                waiting.append(Offer(address, offer.address))


def _offered(page, answer, text):
    target = answer.headers.get("Location")
    addresses = [target] if target else Links(text).addresses
    return [urldefrag(urljoin(page, address)).url for address in addresses]


def _text(answer):
    """Of a page; of a file none, yet it is read to its end, where the server closes it."""
    if answer.streaming:
        answer.getvalue()
        return ""
    is_page = answer.headers.get("Content-Type", "").startswith("text/html")
    return answer.content.decode() if is_page else ""


def _is_ours(address):
    return address.startswith("/") and not address.startswith(SKIPPED)


def _is_wanted(address, kinds):
    kind = _kind(address)
    return kinds[kind] < (OF_A_QUESTION if kind.is_asked else OF_A_PAGE)


class Kind(NamedTuple):
    """The page, whomever it is about, and whether it is asked for only a part."""

    name: str
    of: str | None
    is_asked: bool


def _kind(address):
    parts = urlsplit(address)
    match = resolve(parts.path)
    of = match.kwargs.get("kind") or match.kwargs.get("feed") or match.kwargs.get("noun")
    asked = parse_qs(parts.query, keep_blank_values=True)
    return Kind(match.view_name, of, bool(asked.keys() - OF_ANY_PAGE))
