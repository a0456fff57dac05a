"""The columns of every feed, as data: what mapping, checking and template files go by."""

from enum import StrEnum
from typing import NamedTuple

from capability.models import Enforcement, Feed, Level, Part, PersonKind


class Kind(StrEnum):
    """What a cell of the column holds."""

    CODE = "code"  # codes, references and numbers: text, whatever the spreadsheet makes of them
    CODES = "codes"  # several, divided by ;
    NAME = "name"  # of a person: NULL may be one
    TEXT = "text"
    EMAIL = "email"
    DATE = "date"
    MOMENT = "moment"  # London time
    COUNT = "count"  # a whole number from 0
    SHARE = "share"  # more than 0, at most 1
    REST = "rest"  # from 0 to 1
    HOURS = "hours"  # more than 0, with fractions
    YES_NO = "yes or no"
    CHOICE = "choice"
    ANCHOR = "anchor"


class Column(NamedTuple):
    """`limit` is the longest text that the register keeps; `choices` is closed."""

    name: str
    kind: Kind
    about: str
    needed: bool = False
    limit: int = 40
    choices: tuple[str, ...] = ()


class Shape(NamedTuple):
    """A feed's columns. A file needs one of `who`; a row one, or only one, of the others."""

    columns: tuple[Column, ...]
    who: tuple[str, ...] = ()
    at_least_one: tuple[str, ...] = ()
    exactly_one: tuple[str, ...] = ()

    @property
    def names(self):
        return tuple(column.name for column in self.columns)

    @property
    def groups(self):
        """Of each of these a file has a column at least."""
        return [group for group in (self.who, self.at_least_one, self.exactly_one) if group]


def _choice(name, choices, about, **more):
    return Column(name, Kind.CHOICE, about, choices=tuple(choices), **more)


def _code(name, about, **more):
    return Column(name, Kind.CODE, about, **more)


def _day(name, about, **more):
    return Column(name, Kind.DATE, about, **more)


def _count(name, about):
    return Column(name, Kind.COUNT, about)


def _name(name, about, **more):
    return Column(name, Kind.NAME, about, limit=100, **more)


def _title(about):
    return Column("name", Kind.TEXT, about, needed=True, limit=200)


PERSON_REF = _code("person_ref", "The person's key in the HR system; nobody else has it.")
NUMBER = _code("number", "Collar, badge or shoulder number; others may have it too.", limit=20)
SURNAME = _name("surname", "Surname.")
FORENAME = _name("forename", "First name.")
JOINED_ON = _day("joined_on", "The first day of service.")
WHO = (PERSON_REF, NUMBER, SURNAME, FORENAME, JOINED_ON)
WHO_NAMES = tuple(column.name for column in WHO)
STARTS_ON = _day("starts_on", "The first day.", needed=True)
ENDS_ON = _day("ends_on", "The last day; blank while it goes on.")
PART = "What the person does in the case: OIC, DEPUTY, SUPERVISOR or FIRST_RESPONDER."

FORCES = Shape(
    (
        _code("code", "The force's short code.", needed=True, limit=20),
        _title("The force's full name."),
    )
)
UNITS = Shape(
    (
        _code("code", "The unit's code; small and capital letters are the same.", needed=True),
        _title("The unit's name."),
        _code("parent", "Code of the unit that it stands under; blank: directly under the force."),
        Column("kind", Kind.TEXT, "What it is: BCU, department, team…"),
        _day("starts_on", "Its first day; blank: always."),
        ENDS_ON,
    )
)
SCHEMES = Shape(
    (
        _code("code", "The scheme's code.", needed=True),
        _title("The scheme's name."),
        Column("version", Kind.TEXT, "The version's name; blank where there is only one."),
        _day("version_starts_on", "The first day of that version; blank: always."),
        _count("validity_months", "Months that an award is good for; blank: it never expires."),
        _count("renewal_window_days", "Days before expiry from which renewal is due."),
        _count("portfolio_months", "Months from the course in which the portfolio is to be done."),
        Column("anchor", Kind.ANCHOR, "Expiry counts from: award, expiry, or fixed DD/MM."),
        Column(
            "prerequisite",
            Kind.CODES,
            "Code of the scheme to be held before; several, all needed, are divided by ;",
            limit=400,
        ),
    )
)
REQUIRED_FROM = (
    "The first day of the requirement. One like it, of the same scheme, role or cases, part and "
    "unit, that is in force then ends the day before, and this one carries it on: open gaps and "
    "dispensations go on."
)
GRACE = (
    "Days that people have to comply, from the first day of the requirement or of the first one "
    "that it carries on. Blank: none."
)
REQUIREMENTS = Shape(
    (
        _code("scheme", "Code of the scheme that is required.", needed=True),
        _day("starts_on", REQUIRED_FROM, needed=True),
        _code("role", "Code of the role that requires it."),
        _code("case_group", "Code of the group of case categories that requires it."),
        _code("case_category", "Code of the one case category that requires it."),
        _choice("part", Part.values, PART + " Blank: any."),
        _choice("level", Level.values, "Who requires it: force, or unit. Blank: force."),
        _code("unit", "Code of the unit whose people it binds."),
        _choice("enforcement", Enforcement.values, "block, warn or record. Blank: warn."),
        ENDS_ON,
        _count("grace_days", GRACE),
    ),
    exactly_one=("role", "case_group", "case_category"),
)
PEOPLE = Shape(
    (
        PERSON_REF._replace(needed=True),
        SURNAME._replace(needed=True),
        NUMBER,
        FORENAME,
        _name("other_names", "Further names or initials."),
        _choice("kind", PersonKind.values, "officer, staff, special or volunteer."),
        _code("rank", "Code of the rank or grade."),
        _code("unit", "Code of the unit where the person works."),
        JOINED_ON,
        _day("left_on", "The last day of service; blank while serving."),
        _day("probation_ends_on", "The last day of probation."),
        _day("probation_extended_to", "The last day of probation as extended."),
        _day("probation_confirmed_on", "The day on which the appointment was confirmed."),
        _code("entry_route", "Code of the entry route: PCDA, DHEP… One not listed is not judged."),
        Column("email", Kind.EMAIL, "Work e-mail address.", limit=254),
    )
)
POSTINGS = Shape(
    (
        *WHO,
        _code("unit", "Code of the unit.", needed=True),
        STARTS_ON,
        _code("role", "Code of the role."),
        _code("rank", "Code of the rank or grade."),
        ENDS_ON,
        Column("fte", Kind.SHARE, "Share of full time: 1 is full time, 0.5 half."),
    ),
    who=WHO_NAMES,
)
ACCREDITATIONS = Shape(
    (
        *WHO,
        _code("scheme", "Code of the scheme.", needed=True),
        _day("course_completed_on", "The day on which the course was completed."),
        _day("portfolio_opened_on", "The day on which the portfolio was opened."),
        _day("portfolio_due_on", "The last day for the portfolio."),
        _day("awarded_on", "The day of the award."),
        _day("expires_on", "The last good day, if the source says it; else it is worked out."),
        _code("certificate", "Number of the certificate.", limit=60),
    ),
    who=WHO_NAMES,
    at_least_one=(
        "course_completed_on",
        "portfolio_opened_on",
        "portfolio_due_on",
        "awarded_on",
        "expires_on",
    ),
)
ALLOCATIONS = Shape(
    (
        *WHO,
        _code("case_reference", "The case's reference: a key, never a name.", needed=True),
        _code("case_category", "Code of the kind of case.", needed=True),
        _choice("part", Part.values, PART, needed=True),
        STARTS_ON,
        ENDS_ON,
        _day("classified_on", "The day from which the category counts."),
        _day("closed_on", "The day on which the case was closed."),
        _day("last_reviewed_on", "The day on which it was last reviewed."),
    ),
    who=WHO_NAMES,
)
DUTIES = Shape(
    (
        *WHO,
        Column("starts_at", Kind.MOMENT, "When the duty begins.", needed=True),
        Column("ends_at", Kind.MOMENT, "When the duty ends.", needed=True),
        Column("available", Kind.YES_NO, "Whether free to be sent: yes or no.", needed=True),
    ),
    who=WHO_NAMES,
)
ABSENCES = Shape(
    (
        *WHO,
        STARTS_ON,
        ENDS_ON,
        Column(
            "share_of_duty",
            Kind.REST,
            "What is left of the duty: 0 is away altogether, 0.5 half. Blank: 0. Never a reason.",
        ),
    ),
    who=WHO_NAMES,
)

DEPLOYMENTS = Shape(
    (
        *WHO,
        _code("incident", "The incident's reference: a key, never a name.", needed=True),
        Column("called_at", Kind.MOMENT, "When the person was called out.", needed=True),
        _code("scheme", "Code of the scheme in whose name: FRO, SOIT, FLO… Blank: FRO."),
        _day("released_on", "The last day, where it goes on for longer, as of a family liaison."),
    ),
    who=WHO_NAMES,
)

SHAPES = {
    Feed.FORCES: FORCES,
    Feed.UNITS: UNITS,
    Feed.SCHEMES: SCHEMES,
    Feed.REQUIREMENTS: REQUIREMENTS,
    Feed.PEOPLE: PEOPLE,
    Feed.POSTINGS: POSTINGS,
    Feed.ACCREDITATIONS: ACCREDITATIONS,
    Feed.ALLOCATIONS: ALLOCATIONS,
    Feed.DUTIES: DUTIES,
    Feed.ABSENCES: ABSENCES,
    Feed.DEPLOYMENTS: DEPLOYMENTS,
}
