"""Reports for dashboards: every row at once, flat, with stable columns, as JSON or as CSV."""

import orjson
from django.http import StreamingHttpResponse
from drf_orjson_renderer.renderers import ORJSONRenderer
from drf_spectacular.utils import OpenApiParameter, OpenApiTypes
from rest_framework.renderers import BaseRenderer

from capability.access import SEE_GAPS
from capability.models import Force
from capability.models.known import known_at
from capability.pages.files import kept
from capability.pages.reading import ReadingViewSet
from capability.reports import feeds
from capability.rules.spreadsheets import csv_text

FORMAT = OpenApiParameter("format", str, enum=["json", "csv"], description="json if left out.")


class CsvRenderer(BaseRenderer):
    """Only names the format: the rows are streamed, not rendered."""

    media_type, format, charset = "text/csv", "csv", "utf-8"

    def render(self, data, accepted_media_type=None, renderer_context=None):
        return data


def both(serializer):
    """What the description says of either format."""
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

    def answer(self, request):
        """What `list` gives, whose description each report has for itself."""
        asked = self.filterset(self.filterset_class, "format")
        with known_at(asked.moment):
            pieces, content_type = self._answer(asked)
            return _streamed(kept(pieces) if asked.moment else pieces, content_type)

    def _answer(self, asked):
        report, stated = self.report(asked), self.stated(asked.day)
        columns = self.wanted_fields()
        if self.request.accepted_renderer.format == "csv":
            return _csv(columns, report.rows(), stated), "text/csv; charset=utf-8"
        forces = Force.objects.filter(pk__in=self.request.user.reach(SEE_GAPS).every_force)
        stated |= {"freshness": feeds.latest(forces), "figures": report.figures()}
        return _json(columns, report.rows(), stated), "application/json"


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
    return csv_text(named, ([(row | stated)[name] for name in named] for row in rows))
