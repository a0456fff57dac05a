from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_view
from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.response import Response

from capability.filters import AsOfFilter
from capability.models.known import known_at
from capability.pages.reading import AS_OF, FIELDS, KNOWN_AT, ReadingViewSet

ORDERING = OpenApiParameter(
    "ordering", str, description="A word to order by, with a minus before it for descending order."
)


@extend_schema_view(
    list=extend_schema(parameters=[ORDERING, FIELDS]),
    retrieve=extend_schema(parameters=[AS_OF, KNOWN_AT, FIELDS]),
)
class RowsViewSet(ReadingViewSet):
    """The rows of one report.

    They go out as the report makes them: a serializer would cost a page of 1,000 several times as
    much, so it only describes them.
    """

    report = None
    detail_filterset_class = AsOfFilter

    def list(self, request):
        asked = self.filterset(self.filterset_class, "ordering", *self.paginator.parameters)
        with known_at(asked.moment):
            report = self.report(request.user, asked.day)
            rows = report.listed(asked.qs).order_by(*self._order(report))
            page = self.narrowed(report.filled(self.paginate_queryset(rows)))
            # The day goes into the links, so that pages read over midnight are of one day.
            stated = self.stated(asked.day)
            links = {"as_of": asked.day} if "as_of" in asked.filters else {}
        links |= asked.lasting
        return self.paginator.get_paginated_response(page, stated, **links)

    def retrieve(self, request, uuid):
        asked = self.filterset(self.detail_filterset_class)
        with known_at(asked.moment):
            report = self.report(request.user, asked.day)
            found = report.filled(list(report.listed(asked.qs).filter(**{report.key: uuid})))
            stated = self.stated(asked.day)
        if not found:
            raise NotFound
        (row,) = self.narrowed(found)
        return Response(stated | row)

    def _order(self, report):
        asked = self.request.query_params.get("ordering")
        if asked is None:
            return (report.key,)
        columns = report.orderings.get(asked.removeprefix("-"))
        if columns is None:
            known = ", ".join(report.orderings) or "none for you; leave it out"
            raise ValidationError({"ordering": [f"Not an order. Known: {known}."]})
        return [f"-{column}" for column in columns] if asked.startswith("-") else columns
