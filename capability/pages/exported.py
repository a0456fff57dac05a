"""Which lists can be taken away as files; a higher app adds its own."""

from typing import NamedTuple

from django.db.models import Model
from django.urls import reverse

from capability.access import (
    CONTEST,
    DECIDE_DISPUTES,
    EXPORT,
    SEE_GAPS,
    SEE_IMPORTS,
    SEE_JOBS,
    SEE_PEOPLE,
    Power,
)
from capability.filters import (
    AccreditationFilter,
    AsOfFilter,
    CallOutFilter,
    Disputes,
    GapFilter,
    JobFilter,
    PersonFilter,
    UnitsOfTheDay,
    WaitingRows,
)
from capability.models import (
    Accreditation,
    Batch,
    Deployment,
    Dispute,
    Gap,
    Job,
    Person,
    Unit,
    UnresolvedRow,
)
from capability.reports import exports, gaps, resources
from capability.reports.accreditations import AccreditationsReport
from capability.reports.call_outs import CallOutsReport
from capability.reports.jobs import JobsReport
from capability.reports.people import PeopleReport
from capability.reports.units import UnitsReport

OFFICIAL, SENSITIVE = "OFFICIAL", "OFFICIAL-SENSITIVE"


class List(NamedTuple):
    """A list that can be taken away; `page` is where it stands, and where its faults are told.

    One of the `powers` is asked for, as that page asks, and one of those to take it away. Filtered
    by a person, it stands on their `tab`, where it has one.
    """

    page: str
    powers: tuple[Power, ...]
    model: type[Model]
    filterset: type
    resource: type
    report: type | None = None
    marking: str = OFFICIAL
    tab: str = ""
    taken_with: tuple[Power, ...] = (EXPORT,)

    def address(self, asked):
        person = self.tab and asked.form.cleaned_data.get("person")
        return reverse(self.tab, args=[person]) if person else reverse(self.page)

    def is_for(self, user):
        return all(any(map(user.may, powers)) for powers in (self.powers, self.taken_with))

    def rows(self, user, asked):
        if self.report is None:
            return exports.gap_rows(user, gaps.listed(user, asked.narrowing), on=asked.day)
        return exports.rows(self.report(user, asked.day), asked.qs)


LISTS = {
    "people": List(
        "people", (SEE_PEOPLE,), Person, PersonFilter, resources.PeopleResource, PeopleReport
    ),
    "accreditations": List(
        "accreditations",
        (SEE_PEOPLE,),
        Accreditation,
        AccreditationFilter,
        resources.AccreditationsResource,
        AccreditationsReport,
    ),
    "call-outs": List(
        "call-outs",
        (SEE_PEOPLE,),
        Deployment,
        CallOutFilter,
        resources.CallOutsResource,
        CallOutsReport,
        SENSITIVE,
    ),
    # Case references stand in it, for whoever sees names.
    "gaps": List("gaps", (SEE_GAPS,), Gap, GapFilter, resources.GapsResource, marking=SENSITIVE),
    "units": List(
        "units", (SEE_PEOPLE,), Unit, UnitsOfTheDay, resources.UnitsResource, UnitsReport
    ),
    "imports": List(
        "batches",
        (SEE_IMPORTS,),
        Batch,
        AsOfFilter,
        resources.BatchesResource,
        exports.BatchesReport,
    ),
    "waiting-rows": List(
        "waiting",
        (SEE_IMPORTS,),
        UnresolvedRow,
        WaitingRows,
        resources.WaitingRowsResource,
        exports.WaitingRowsReport,
        SENSITIVE,
    ),
    "disputes": List(
        "disputes",
        (CONTEST, DECIDE_DISPUTES),
        Dispute,
        Disputes,
        resources.DisputesResource,
        exports.DisputesReport,
    ),
    "jobs": List("jobs", (SEE_JOBS,), Job, JobFilter, resources.JobsResource, JobsReport),
}


def join(noun, listed):
    """A list of a higher app, under the noun of its file."""
    LISTS[noun] = listed
