from django.utils import timezone
from django_filters.rest_framework import DjangoFilterBackend
from django_filters.utils import translate_validation
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_view
from rest_framework.exceptions import ErrorDetail, NotFound, ValidationError
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from capability.filters import AsOfFilter

AS_OF = OpenApiParameter("as_of", str, description="As of that day, today if not given.")
ORDERING = OpenApiParameter(
    "ordering", str, description="A word to order by, with a minus before it for descending order."
)


@extend_schema_view(
    list=extend_schema(parameters=[ORDERING]), retrieve=extend_schema(parameters=[AS_OF])
)
class RowsViewSet(GenericViewSet):
    """Rows of one report, read-only, within what the caller may see.

    The report makes plain rows, which go out as they are: a serializer would cost a page of 1,000
    several times as much, so it only describes them.
    """

    filter_backends = [DjangoFilterBackend]
    lookup_field = "uuid"
    lookup_value_converter = "uuid"
    report = None

    def list(self, request):
        filterset = self._filterset(self.filterset_class, "ordering", *self.paginator.parameters)
        report = self.report(request.user, filterset.day)
        rows = report.listed(filterset.qs).order_by(*self._order(report))
        page = report.filled(self.paginate_queryset(rows))
        return self.paginator.get_paginated_response(page, self._stated(filterset.day))

    def retrieve(self, request, uuid):
        filterset = self._filterset(AsOfFilter)
        report = self.report(request.user, filterset.day)
        found = report.listed(filterset.qs).filter(**{report.key: uuid})
        for row in report.filled(list(found)):
            return Response(self._stated(filterset.day) | row)
        raise NotFound

    def _filterset(self, filterset_class, *others):
        visible = self.get_queryset().visible_to(self.request.user)
        filterset = filterset_class(
            self.request.query_params, queryset=visible, request=self.request
        )
        self._refuse_unknown([*filterset.filters, *others])
        if not filterset.is_valid():
            raise translate_validation(filterset.errors)
        return filterset

    def _refuse_unknown(self, known):
        message = f"There is no such parameter here. Known: {', '.join(sorted(known))}."
        unknown = set(self.request.query_params) - set(known)
        if unknown:
            raise ValidationError(
                {name: [ErrorDetail(message, "unknown")] for name in sorted(unknown)}
            )

    def _order(self, report):
        asked = self.request.query_params.get("ordering")
        if not asked:
            return (report.key,)
        columns = report.orderings.get(asked.removeprefix("-"))
        if columns is None:
            known = ", ".join(report.orderings) or "none for you; leave it out"
            raise ValidationError({"ordering": [f"Not an order. Known: {known}."]})
        return [f"-{column}" for column in columns] if asked.startswith("-") else columns

    def _stated(self, day):
        return {"as_of": day, "generated_at": timezone.now()}
