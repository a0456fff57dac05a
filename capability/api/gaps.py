from django.utils.crypto import salted_hmac
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework.exceptions import NotFound
from rest_framework.response import Response

from capability.filters import AsOfFilter, GapFilter
from capability.models import Gap
from capability.pages.reading import AS_OF, ReadingViewSet
from capability.reports import explained, gaps, one_gap
from capability.serializers import GapDetailSerializer, GapSerializer


@extend_schema_view(retrieve=extend_schema(parameters=[AS_OF]))
class GapViewSet(ReadingViewSet):
    """Gaps with the reason for each.

    Without `as_of` the open ones; with it what the checks find on that day, where `uuid` is null
    for what no sweep has opened as a gap.
    """

    queryset = Gap.objects.all()
    filterset_class = GapFilter
    serializer_class = GapSerializer
    detail_serializer_class = GapDetailSerializer

    def list(self, request):
        asked = self.filterset(GapFilter, *self.paginator.parameters)
        items = gaps.listed(request.user, asked.narrowing)
        page = self.paginator.paginate_items(items, request, place=_place)
        rows = explained.filled(page, request.user, on=asked.day)
        stated = self.stated(asked.day)
        return self.paginator.get_paginated_response([_plain(row) for row in rows], stated)

    def retrieve(self, request, uuid):
        asked = self.filterset(AsOfFilter)
        gap = one_gap.known_as(uuid, request.user)
        if gap is None:
            raise NotFound
        row = one_gap.shown(gap, request.user, on=asked.day, as_of=asked.is_asked)
        return Response(self.stated(asked.day) | _plain(row))


def _place(item):
    """Says nothing about the order in which people came on record, as their ids would."""
    key = f"{item.check} {item.force} {item.key}"
    return salted_hmac("place of a gap", key, algorithm="sha256").hexdigest()


def _plain(row):
    explanation = row["explanation"]
    graded = {"grade": explanation.grade, "severity": explanation.severity}
    return row | graded | {"explanation": explanation.as_dict()}
