"""What a make-believe force is made of: plain facts, told by codes and references, as files do.

Each fact has a day on which it `begins_on`: before, nobody could have known of it.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple


class Unit(NamedTuple):
    code: str
    name: str
    kind: str
    parent: str = ""
    specialism: str = ""


class Post(NamedTuple):
    """A place to work: who sits in it is whose role, rank and kind."""

    unit: str
    role: str
    rank: str
    kind: str = "officer"


class Identity(NamedTuple):
    """Who somebody is, as known from that day."""

    person: str
    number: str
    surname: str
    forename: str
    kind: str
    known_on: date

    @property
    def begins_on(self):
        return self.known_on


class Service(NamedTuple):
    person: str
    joined_on: date
    left_on: date | None = None
    probation_ends_on: date | None = None
    entry_route: str = ""

    @property
    def begins_on(self):
        return self.joined_on


class Stay(NamedTuple):
    """A posting."""

    person: str
    unit: str
    role: str
    rank: str
    starts_on: date
    ends_on: date | None = None

    @property
    def begins_on(self):
        return self.starts_on


class Cycle(NamedTuple):
    """One accreditation on its way; the certificate is by which it is meant later on."""

    person: str
    scheme: str
    certificate: str
    course_completed_on: date
    portfolio_opened_on: date | None = None
    awarded_on: date | None = None
    expires_on: date | None = None

    @property
    def begins_on(self):
        return self.course_completed_on


class Suspension(NamedTuple):
    certificate: str
    starts_on: date
    lifts_on: date | None = None

    @property
    def begins_on(self):
        return self.starts_on


class Revocation(NamedTuple):
    certificate: str
    revoked_on: date

    @property
    def begins_on(self):
        return self.revoked_on


class Transfer(NamedTuple):
    """The award was another force's: it counts once this one has recognised it."""

    certificate: str
    awarded_on: date
    recognised_on: date | None = None

    @property
    def begins_on(self):
        return self.awarded_on


class Allocation(NamedTuple):
    """Somebody's part in a case; what is known of the case stands in each, as in an extract."""

    case: str
    category: str
    person: str
    part: str
    starts_on: date
    ends_on: date | None = None
    closed_on: date | None = None
    last_reviewed_on: date | None = None
    classified_on: date | None = None

    @property
    def begins_on(self):
        return self.classified_on or self.starts_on


@dataclass
class Person:
    """A make-believe person while the force is planned. `until`: the last day, or today."""

    ref: str
    post: Post
    until: date
    has_left: bool = False
    identities: list[Identity] = field(default_factory=list)
    services: list[Service] = field(default_factory=list)
    stays: list[Stay] = field(default_factory=list)

    @property
    def joined_on(self):
        return self.services[0].joined_on

    @property
    def in_post_since(self):
        return self.stays[-1].starts_on

    @property
    def years(self):
        return (self.until - self.joined_on).days / 365
