"""The menu and a person's tabs: each entry leads to a page, for those who may open it."""

from typing import NamedTuple

from django.urls import reverse

from capability.access import (
    KEEP_RECORDS,
    KEEP_REFERENCE,
    SEE_GAPS,
    SEE_HISTORY,
    SEE_PEOPLE,
    Power,
)


class Entry(NamedTuple):
    """`pages` are the names of the pages on which the entry is marked as the one that is open."""

    label: str
    pages: tuple[str, ...]
    power: Power


PERSON_TABS = (
    Entry("Accreditations", ("person",), SEE_PEOPLE),
    Entry("Postings", ("person-postings",), SEE_PEOPLE),
    Entry("Cases", ("person-cases",), SEE_PEOPLE),
    Entry("Gaps", ("person-gaps",), SEE_GAPS),
    Entry("History", ("person-history",), SEE_HISTORY),
)
PAGES_OF_A_PERSON = tuple(page for tab in PERSON_TABS for page in tab.pages)
MENU = (
    Entry("Gaps", ("gaps", "gap"), SEE_GAPS),
    Entry("People", ("people", *PAGES_OF_A_PERSON), SEE_PEOPLE),
    Entry("Units", ("units", "unit"), SEE_PEOPLE),
)

# What may be done from a list: under which page, and what it leads to.
BUTTONS = {
    "people": (
        Entry("Someone joins", ("person-join",), KEEP_RECORDS),
        Entry("Someone transfers in", ("person-transfer",), KEEP_RECORDS),
    ),
    "units": (Entry("Make a unit", ("unit-make",), KEEP_REFERENCE),),
}


def navigation(request):
    """For every template: `menu`; `buttons` of a list; `person_tabs` on the pages of one person."""
    match = request.resolver_match
    if match is None or not request.user.is_authenticated:
        return {}
    here = match.url_name or ""
    found = {"menu": [_link(entry, here) for entry in MENU if request.user.may(entry.power)]}
    buttons = (entry for entry in BUTTONS.get(here, ()) if request.user.may(entry.power))
    found["buttons"] = [_link(entry, here) for entry in buttons]
    if "person" in match.kwargs:
        tabs = (entry for entry in PERSON_TABS if request.user.may(entry.power))
        found["person_tabs"] = [_link(entry, here, match.kwargs["person"]) for entry in tabs]
    return found


def _link(entry, here, *args):
    return {
        "label": entry.label,
        "url": reverse(entry.pages[0], args=args),
        "is_here": here in entry.pages,
    }
