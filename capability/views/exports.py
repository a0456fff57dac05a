"""Lists as files: the same rows as on the page, with the same filters and the same sight."""

from itertools import chain
from tempfile import TemporaryFile
from typing import NamedTuple

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import FileResponse, Http404, StreamingHttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET

from capability.access import EXPORT, SEE_GAPS, SEE_IMPORTS, SEE_JOBS, SEE_NAMES, SEE_PEOPLE, Power
from capability.filters import (
    AccreditationFilter,
    AsOfFilter,
    Disputes,
    GapFilter,
    JobFilter,
    PersonFilter,
    UnitsOfTheDay,
    WaitingRows,
)
from capability.models import Accreditation, Batch, Dispute, Gap, Job, Person, Unit, UnresolvedRow
from capability.reports import exports, gaps, resources
from capability.reports.accreditations import AccreditationsReport
from capability.reports.formats import MOST_ROWS_OF_A_SHEET, Csv, TooLong, Xlsx
from capability.reports.jobs import JobsReport
from capability.reports.people import PeopleReport
from capability.reports.sight import sight
from capability.reports.units import UnitsReport
from capability.views.needs import needs

OFFICIAL, SENSITIVE = "OFFICIAL", "OFFICIAL-SENSITIVE"


class List(NamedTuple):
    """A list that can be taken away; `page` is where it stands, and where its faults are told."""

    page: str
    power: Power
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
        "people", SEE_PEOPLE, Person, PersonFilter, resources.PeopleResource, PeopleReport
    ),
    "accreditations": List(
        "accreditations",
        SEE_PEOPLE,
        Accreditation,
        AccreditationFilter,
        resources.AccreditationsResource,
        AccreditationsReport,
    ),
    # Case references stand in it, for whoever sees names.
    "gaps": List("gaps", SEE_GAPS, Gap, GapFilter, resources.GapsResource, marking=SENSITIVE),
    "units": List("units", SEE_PEOPLE, Unit, UnitsOfTheDay, resources.UnitsResource, UnitsReport),
    "imports": List(
        "batches",
        SEE_IMPORTS,
        Batch,
        AsOfFilter,
        resources.BatchesResource,
        exports.BatchesReport,
    ),
    "waiting-rows": List(
        "waiting",
        SEE_IMPORTS,
        UnresolvedRow,
        WaitingRows,
        resources.WaitingRowsResource,
        exports.WaitingRowsReport,
        SENSITIVE,
    ),
    "disputes": List(
        "disputes",
        SEE_NAMES,
        Dispute,
        Disputes,
        resources.DisputesResource,
        exports.DisputesReport,
    ),
    "jobs": List("jobs", SEE_JOBS, Job, JobFilter, resources.JobsResource, JobsReport),
}


@require_GET
@needs(EXPORT)
def as_csv(request, noun):
    """Sent while it is read, however long it is."""
    listed, asked = _asked(request, noun)
    if not asked.is_valid():
        return _told_where_it_stands(request, listed)
    pieces = Csv().pieces(*_cells(listed, asked))
    # What goes wrong at the first rows is an error page and no half file.
    ready = chain([next(pieces), next(pieces)], pieces)
    answer = StreamingHttpResponse(ready, content_type=Csv().get_content_type())
    answer["Content-Disposition"] = f'attachment; filename="{_file_name(listed, noun, asked)}.csv"'
    return answer


@require_GET
@needs(EXPORT)
def as_xlsx(request, noun):
    listed, asked = _asked(request, noun)
    if not asked.is_valid():
        return _told_where_it_stands(request, listed)
    file = TemporaryFile()  # noqa: SIM115 the response closes it
    try:
        Xlsx().write(file, *_cells(listed, asked))
    except TooLong:
        file.close()
        most = f"{MOST_ROWS_OF_A_SHEET:,}"
        messages.warning(
            request, f"A spreadsheet takes {most} rows at most. Take the list as CSV, or filter it."
        )
        return _told_where_it_stands(request, listed)
    file.seek(0)
    name = f"{_file_name(listed, noun, asked)}.xlsx"
    return FileResponse(
        file, as_attachment=True, filename=name, content_type=Xlsx().get_content_type()
    )


def _asked(request, noun):
    listed = LISTS.get(noun)
    if listed is None:
        raise Http404
    if not request.user.may(listed.power):
        raise PermissionDenied
    visible = listed.model.objects.visible_to(request.user)
    return listed, listed.filterset(request.GET, visible, request=request)


def _told_where_it_stands(request, listed):
    return redirect(f"{reverse(listed.page)}?{request.GET.urlencode()}")


def _cells(listed, asked):
    columns = listed.resource.columns(sight(asked.user))
    return columns, listed.resource.cells(listed.rows(asked.user, asked), columns)


def _file_name(listed, noun, asked):
    marking = listed.marking if asked.user.may(SEE_NAMES) else OFFICIAL
    return f"{marking}-{noun}-{asked.day}"
