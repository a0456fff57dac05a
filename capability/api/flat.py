"""Reports for dashboards: every row at once, flat, with stable columns, as JSON or as CSV."""

import csv
from io import StringIO

import orjson
from django.http import StreamingHttpResponse
from drf_orjson_renderer.renderers import ORJSONRenderer
from drf_spectacular.utils import OpenApiParameter, OpenApiTypes, extend_schema
from rest_framework.renderers import BaseRenderer

from capability.access import SEE_GAPS
from capability.api.reading import FIELDS, ReadingViewSet
from capability.filters import CaseHolderFilter, GapFilter
from capability.models import CaseAllocation, Force, Gap
from capability.reports import case_holders, flat_gaps, freshness
from capability.rules.spreadsheets import inert
from capability.serializers import CaseHolderReportSerializer, GapReportSerializer

FORMAT = OpenApiParameter("format", str, enum=["json", "csv"], description="json if left out.")


class CsvRenderer(BaseRenderer):
    """Only names the format: the rows are streamed, not rendered."""

    media_type, format, charset = "text/csv", "csv", "utf-8"

    def render(self, data, accepted_media_type=None, renderer_context=None):
        return data


def _both(serializer):
    return {
        (200, "application/json"): serializer,
        (200, "text/csv"): OpenApiTypes.STR,
    }


class FlatViewSet(ReadingViewSet):
    """All rows of one report; `columns` never change their names or their order."""

    powers = (SEE_GAPS,)
    renderer_classes = (ORJSONRenderer, CsvRenderer)
    pagination_class = None
    filterset_class = None
    columns = ()

    @property
    def known_fields(self):
        return self.columns

    def report(self, asked):
        raise NotImplementedError

    def _answer(self, request):
        asked = self.filterset(self.filterset_class, "format")
        report, stated = self.report(asked), self.stated(asked.day)
        columns = self.wanted_fields()
        if request.accepted_renderer.format == "csv":
            return _streamed(_csv(columns, report.rows(), stated), "text/csv; charset=utf-8")
        forces = Force.objects.filter(pk__in=request.user.reach(SEE_GAPS).every_force)
        stated |= {"freshness": freshness.of_feeds(forces), "figures": report.figures()}
        return _streamed(_json(columns, report.rows(), stated), "application/json")


class GapReportViewSet(FlatViewSet):
    """Every gap, a row each, with its person, unit, reason and cure.

    Figures count gaps and people. As CSV the day and the moment stand in every row.
    """

    queryset = Gap.objects.all()
    filterset_class = GapFilter
    columns = flat_gaps.COLUMNS

    def report(self, asked):
        return flat_gaps.FlatGaps(self.request.user, asked.narrowing)

    @extend_schema(parameters=[FORMAT, FIELDS], responses=_both(GapReportSerializer))
    def list(self, request):
        return self._answer(request)


class CaseHolderReportViewSet(FlatViewSet):
    """Every part in a case that requires a scheme, a row a person-case and requirement.

    With grades A to E, so that what is held and what is short add up. Figures count people, cases
    and person-cases, in all and by grade.
    """

    queryset = CaseAllocation.objects.all()
    filterset_class = CaseHolderFilter
    columns = case_holders.COLUMNS

    def report(self, asked):
        return case_holders.CaseHolders(self.request.user, asked.day, **asked.asked)

    @extend_schema(parameters=[FORMAT, FIELDS], responses=_both(CaseHolderReportSerializer))
    def list(self, request):
        return self._answer(request)


def _streamed(chunks, content_type):
    return StreamingHttpResponse(chunks, content_type=content_type)


def _json(columns, rows, stated):
    yield orjson.dumps(stated)[:-1] + b',"rows":['
    for number, row in enumerate(rows):
        told = {name: row[name] for name in columns}
        yield (b"," if number else b"") + orjson.dumps(told)
    yield b"]}"


def _csv(columns, rows, stated):
    """With the day and the moment in every row: a file has no other place for them."""
    named = (*columns, *stated)
    yield _line(named)
    for row in rows:
        whole = row | stated
        yield _line(_cell(whole[name]) for name in named)


def _cell(value):
    return "" if value is None else inert(value)


def _line(cells):
    buffer = StringIO()
    csv.writer(buffer).writerow(cells)
    return buffer.getvalue()
