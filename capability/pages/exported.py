"""Which lists can be taken away as files; a higher app adds its own."""

from typing import NamedTuple

from django.db.models import Model

from capability.access import (
    CONTEST,
    DECIDE_DISPUTES,
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

    One of the `powers` is asked for, as that page asks.
    """

    page: str
    powers: tuple[Power, ...]
    model: type[Model]
    filterset: type
    resource: type
    report: type | None = None
    marking: str = OFFICIAL

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
