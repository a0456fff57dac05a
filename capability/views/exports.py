"""Lists as files: the same rows as on the page, with the same filters and the same sight."""

from itertools import chain
from tempfile import TemporaryFile

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, StreamingHttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET

from capability.access import EXPORT, SEE_NAMES, SEE_OWN_RECORD
from capability.models.known import known_at
from capability.pages.exported import LISTS, OFFICIAL
from capability.pages.files import kept
from capability.pages.needs import needs
from capability.reports.formats import MOST_ROWS_OF_A_SHEET, Csv, TooLong, Xlsx
from capability.reports.sight import sight


@require_GET
@needs(EXPORT, SEE_OWN_RECORD)
def as_csv(request, noun):
    """Sent while it is read, however long it is."""
    listed, asked = _asked(request, noun)
    if not asked.is_valid():
        return _told_where_it_stands(request, listed, asked)
    with known_at(asked.moment):
        pieces = Csv().pieces(*_cells(listed, asked))
        # What goes wrong at the first rows is an error page and no half file.
        ready = kept(pieces) if asked.moment else chain([next(pieces), next(pieces)], pieces)
    answer = StreamingHttpResponse(ready, content_type=Csv().get_content_type())
    answer["Content-Disposition"] = f'attachment; filename="{_file_name(listed, noun, asked)}.csv"'
    return answer


@require_GET
@needs(EXPORT, SEE_OWN_RECORD)
def as_xlsx(request, noun):
    listed, asked = _asked(request, noun)
    if not asked.is_valid():
        return _told_where_it_stands(request, listed, asked)
    file = TemporaryFile()  # noqa: SIM115 the response closes it
    try:
        with known_at(asked.moment):
            Xlsx().write(file, *_cells(listed, asked))
    except TooLong:
        file.close()
        most = f"{MOST_ROWS_OF_A_SHEET:,}"
        messages.warning(
            request, f"A spreadsheet takes {most} rows at most. Take the list as CSV, or filter it."
        )
        return _told_where_it_stands(request, listed, asked)
    file.seek(0)
    name = f"{_file_name(listed, noun, asked)}.xlsx"
    return FileResponse(
        file, as_attachment=True, filename=name, content_type=Xlsx().get_content_type()
    )


def _asked(request, noun):
    listed = LISTS.get(noun)
    if listed is None:
        raise Http404
    if not listed.is_for(request.user):
        raise PermissionDenied
    visible = listed.model.objects.visible_to(request.user)
    return listed, listed.filterset(request.GET, visible, request=request)


def _told_where_it_stands(request, listed, asked):
    return redirect(f"{listed.address(asked)}?{request.GET.urlencode()}")


def _cells(listed, asked):
    columns = listed.resource.columns(sight(asked.user))
    return columns, listed.resource.cells(listed.rows(asked.user, asked), columns)


def _file_name(listed, noun, asked):
    marking = listed.marking if asked.user.may(SEE_NAMES) else OFFICIAL
    with_moment = f"-known-{localdate(asked.moment)}" if asked.moment else ""
    day = asked.form.cleaned_data.get("as_of") or localdate(asked.moment)
    return f"{marking}-{noun}-{day}{with_moment}"
