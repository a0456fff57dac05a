"""How the tests of access ask each route, of what there is and of what there is not."""

import re
import uuid
from urllib.parse import urlencode

from django.db import transaction
from django.urls import URLResolver, get_resolver, reverse

from tests import access_rules as rules

MISSING = {"uuid": uuid.UUID(int=0), "int": 999_999_999, "str": "NONE", "slug": "none"}
PATH = re.compile(r"<(?:(\w+):)?(\w+)>")


def routes(patterns=None, prefix="", space=""):
    """Each pattern, as (name, path, view)."""
    for pattern in patterns or get_resolver().url_patterns:
        path = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from routes(pattern.url_patterns, path, space + inner)
        elif pattern.name:
            yield space + pattern.name, path, pattern.callback


ROUTES = {name: (path, view) for name, path, view in routes()}
OPENED_BY = {
    name: set(who.split()) for who, names in rules.ROUTES.items() for name in names.split()
}


def is_api(name):
    return ROUTES[name][0].startswith("api/")


def missing(name):
    """The address of something that is not there, or of the page where it is about nothing."""
    path = ROUTES[name][0]
    if name == "installation:app_list":
        return reverse(name, args=["capability"])
    kinds = [kind or "str" for kind, _word in PATH.findall(path)]
    kinds = ["int" if kind == "path" else kind for kind in kinds]
    return reverse(name, args=[MISSING[kind] for kind in kinds])


def ask(name, who_asks, address=None):
    pages, api = who_asks
    client = api if is_api(name) else pages
    method = client.post if name in rules.BY_POST.split() else client.get
    return method(address or missing(name))


def is_led_away(answer):
    """To where one signs in."""
    place = answer.headers.get("Location", "")
    return answer.status_code == 302 and place.startswith(("/account/", "/installation/login/"))


def body(answer):
    """Without what differs from one request to the next."""
    text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.text)
    return re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "", text)


def words_of(name):
    """What the route's address has to be told, in its order."""
    return [word for _kind, word in PATH.findall(ROUTES[name][0])]


def address_of(name, thing):
    """Of a thing, by the words of its address; a `query` picks it where the address can't."""
    query = thing.get("query", {})
    address = reverse(name, args=[thing[word] for word in words_of(name)])
    return f"{address}?{urlencode(query)}" if query else address


def undone(client, address):
    """The answer to a POST whose doings are taken back, with what the next page would say."""
    with transaction.atomic():
        answer = client.post(address)
        transaction.set_rollback(True)
    client.cookies.pop("messages", None)
    return answer
