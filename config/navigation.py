"""The menu and a person's tabs: each entry leads to a page, for those who may open it."""

from typing import NamedTuple

from django.urls import reverse

from capability.access import (
    ALLOCATE,
    ASSESS_CASES,
    BRING_IN,
    EXPORT,
    KEEP_INSTALLATION,
    KEEP_RECORDS,
    KEEP_REFERENCE,
    SEE_DISPENSATIONS,
    SEE_EXTENSIONS,
    SEE_FIGURES,
    SEE_GAPS,
    SEE_HISTORY,
    SEE_IMPORTS,
    SEE_JOBS,
    SEE_NAMES,
    SEE_OWN_RECORD,
    SEE_PEOPLE,
    SEE_REFERENCE,
    SEE_USERS,
    Power,
)
from training.access import (
    ASSESS,
    SAMPLE,
    SEE_ASSESSORS,
    SEE_COURSES,
    SEE_TRAINING,
    VERIFY_CPD,
)


class Entry(NamedTuple):
    """`pages` are the names of the pages on which the entry is marked as the one that is open.

    Without a power it is for everybody; `of_forces` are for whoever has the power over a whole one.
    What `keeps_filters` shows the same rows as the page beside it, and is narrowed as that one is.
    """

    label: str
    pages: tuple[str, ...]
    power: Power | None
    of_forces: bool = False
    keeps_filters: bool = False


PERSON_TABS = (
    Entry("Accreditations", ("person", "accreditation"), SEE_PEOPLE),
    Entry("Postings", ("person-postings",), SEE_PEOPLE),
    Entry("Cases", ("person-cases", "allocation-check", "allocate"), SEE_PEOPLE),
    Entry("Call-outs", ("person-call-outs",), SEE_PEOPLE),
    Entry("Gaps", ("person-gaps",), SEE_GAPS),
    Entry("Training", ("person-training",), SEE_TRAINING),
    Entry("Plan", ("person-plan",), SEE_TRAINING),
    Entry("CPD", ("person-cpd", "cpd-log", "cpd-correct"), SEE_TRAINING),
    Entry("Portfolio", ("person-portfolios",), SEE_TRAINING),
    Entry("History", ("person-history",), SEE_HISTORY),
)
PAGES_OF_A_PERSON = tuple(page for tab in PERSON_TABS for page in tab.pages)
IMPORTS = (
    *("imports", "upload", "upload-new", "upload-mended", "upload-columns", "upload-values"),
    *("upload-problems", "upload-problem", "upload-people", "upload-person", "upload-preview"),
    *("waiting", "waiting-person", "waiting-differences"),
    *("batches", "batch", "batch-undo", "feed-template"),
)
GAPS = (
    *("gaps", "gap", "case-holders", "dispensations", "dispensation", "dispensation-months"),
    *("coverage", "required"),
)
EXTENSIONS = ("extensions", "extension")
REFERENCE = (
    *("reference", "schemes", "scheme", "requirements", "requirement", "thresholds"),
    *("codes", "case-group", "scheme-add", "requirement-add", "code-add"),
    *("shifts", "shift", "shift-add", "shift-change", "shift-end"),
    *("entry-routes", "entry-route", "entry-route-add", "entry-route-change"),
    *("milestone-add", "milestone-end", "programmes", "programme-add"),
)
UNIT_TABS = (
    Entry("The unit", ("unit",), SEE_PEOPLE),
    Entry("Who holds what", ("team",), SEE_PEOPLE),
    Entry("As a picture", ("team-picture",), SEE_FIGURES),
    Entry("On paper", ("team-paper",), SEE_PEOPLE, keeps_filters=True),
)
UNITS = (
    *("units", "unit-history", "team-cover", "team-call-outs"),
    *(tab.pages[0] for tab in UNIT_TABS),
)
MENU = (
    Entry("Start", ("start", "team-tasks"), None),
    Entry("My record", ("my-record",), SEE_OWN_RECORD),
    Entry("Who can take a case?", ("who-can-take",), ALLOCATE),
    Entry("Gaps", GAPS, SEE_GAPS),
    Entry(
        "People",
        ("people", "accreditations", "call-outs", *EXTENSIONS, *PAGES_OF_A_PERSON),
        SEE_PEOPLE,
    ),
    Entry(
        "Training", ("courses", "course", "event", "calendar", "take-up", "worklist"), SEE_COURSES
    ),
    Entry("CPD", ("cpd", "cpd-verify", "cpd-group"), VERIFY_CPD),
    Entry("Portfolios", ("portfolios", "portfolio", "assessors", "assessor"), SEE_TRAINING),
    Entry("To judge", ("portfolios-to-judge",), ASSESS),
    Entry("To sample", ("portfolios-to-sample",), SAMPLE),
    Entry("Units", UNITS, SEE_PEOPLE),
    Entry("Imports", IMPORTS, SEE_IMPORTS, of_forces=True),
    Entry("Reference data", REFERENCE, SEE_REFERENCE),
    Entry("Feeds", ("feeds",), SEE_FIGURES, of_forces=True),
    Entry("Jobs", ("jobs", "job"), SEE_JOBS),
    Entry("Log-ins", ("users", "user", "user-invite", "officers-invite", "grant-make"), SEE_USERS),
    Entry("Installation", ("admin:index",), KEEP_INSTALLATION),
)

# Until that is done every entry of the menu would lead back to it.
BEFORE_ALL_ELSE = "mfa_activate_totp"

# What may be done from a list: under which page, and what it leads to.
BUTTONS = {
    "accreditations": (
        Entry("Extensions of many awards", ("extensions",), SEE_EXTENSIONS, of_forces=True),
    ),
    "gaps": (
        Entry("Coverage and gaps by month", ("coverage",), SEE_FIGURES),
        Entry("Dispensations", ("dispensations",), SEE_DISPENSATIONS),
        Entry("Dispensations by month", ("dispensation-months",), SEE_FIGURES),
    ),
    "dispensations": (Entry("By team and month", ("dispensation-months",), SEE_FIGURES),),
    "people": (
        Entry("Call-outs", ("call-outs",), SEE_PEOPLE),
        Entry("Someone joins", ("person-join",), KEEP_RECORDS),
        Entry("Someone transfers in", ("person-transfer",), KEEP_RECORDS),
        Entry("Change several at once", ("bulk",), KEEP_RECORDS),
    ),
    "cpd": (Entry("Enter CPD for a group", ("cpd-group",), VERIFY_CPD),),
    "portfolios": (Entry("Assessors", ("assessors",), SEE_ASSESSORS),),
    "units": (
        # The menu has it for whoever gives cases; others may ask all the same.
        Entry("Who can take a case?", ("who-can-take",), ASSESS_CASES),
        Entry("Make a unit", ("unit-make",), KEEP_REFERENCE),
    ),
}


def navigation(request):
    """For every template: `menu`; `buttons` of a list; `person_tabs` on the pages of one person,
    `unit_tabs` on those of one unit.

    `may_search`, `may_take_away` and `may_bring_in` say whether there is a box to search, a link
    to files, and a way to fill what is empty.
    """
    match, user = request.resolver_match, request.user
    if match is None or not user.is_authenticated:
        return {}
    here = match.view_name or ""
    if here == BEFORE_ALL_ELSE:
        return {}
    found = {
        "menu": [_link(entry, here) for entry in MENU if _is_for(user, entry)],
        "buttons": [_link(entry, here) for entry in BUTTONS.get(here, ()) if _is_for(user, entry)],
        "may_search": user.may(SEE_NAMES) and bool(user.access_roles),
        "may_take_away": user.may(EXPORT),
        "may_select": user.may(KEEP_RECORDS),
        "may_bring_in": user.may(BRING_IN),
    }
    if "person" in match.kwargs:
        person = match.kwargs["person"]
        tabs = (entry for entry in PERSON_TABS if _is_of(user, person, entry))
        found["person_tabs"] = [_link(entry, here, person) for entry in tabs]
    if "unit" in match.kwargs:
        tabs = (entry for entry in UNIT_TABS if _is_for(user, entry))
        found["unit_tabs"] = [_link(entry, here, match.kwargs["unit"]) for entry in tabs]
    return found


def _is_for(user, entry):
    if entry.power is None:
        return True
    return bool(user.reach(entry.power).forces) if entry.of_forces else user.may(entry.power)


def _is_of(user, person, entry):
    """What is theirs of their own record alone is no tab of anybody else's."""
    if not user.may(entry.power):
        return False
    reach = user.reach(entry.power)
    is_own = user.person is not None and user.person.uuid == person
    return is_own or bool(reach.forces or reach.units)


def _link(entry, here, *args):
    return {
        "label": entry.label,
        "url": reverse(entry.pages[0], args=args),
        "is_here": here in entry.pages,
        "keeps_filters": entry.keeps_filters,
    }
