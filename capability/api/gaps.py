from dataclasses import asdict

from django.utils.crypto import salted_hmac
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework.exceptions import NotFound
from rest_framework.response import Response

from capability.filters import AsOfFilter, GapFilter
from capability.models import Gap
from capability.models.known import known_at
from capability.pages import days, ways
from capability.pages.reading import AS_OF, KNOWN_AT, ReadingViewSet
from capability.reports import explained, gaps, one_gap
from capability.serializers import GapDetailSerializer, GapSerializer


@extend_schema_view(retrieve=extend_schema(parameters=[AS_OF, KNOWN_AT]))
class GapViewSet(ReadingViewSet):
    """Gaps with the reason for each.

    Without `as_of` and `known_at` the open ones; with them what the checks find on that day, as the
    register stood then, where `uuid` is null for what no sweep had opened as a gap.
    """

    queryset = Gap.objects.all()
    filterset_class = GapFilter
    serializer_class = GapSerializer
    detail_serializer_class = GapDetailSerializer

    def list(self, request):
        asked = self.filterset(GapFilter, *self.paginator.parameters)
        with known_at(asked.moment):
            items = gaps.listed(request.user, asked.narrowing)
            page = self.paginator.paginate_items(items, request, place=_place)
            rows = explained.filled(page, request.user, on=asked.day)
            stated = self.stated(asked.day)
        found = [_plain(row) for row in rows]
        return self.paginator.get_paginated_response(found, stated, **asked.lasting)

    def retrieve(self, request, uuid):
        asked = self.filterset(AsOfFilter)
        with known_at(asked.moment):
            gap = one_gap.known_as(uuid, request.user)
            if gap is None:
                raise NotFound
            row = one_gap.shown(gap, request.user, on=asked.day, as_of=asked.is_asked)
            steps = _steps(gap, request.user, days.asked(asked))
            stated = self.stated(asked.day)
        return Response(stated | _plain(row) | {"ways": steps})


def _place(item):
    """Says nothing about the order in which people came on record, as their ids would."""
    key = f"{item.check} {item.force} {item.key}"
    return salted_hmac("place of a gap", key, algorithm="sha256").hexdigest()


def _steps(gap, user, day):
    return [asdict(step) for one in ways.shown(gap, user, day) for step in one.steps]


def _plain(row):
    explanation = row["explanation"]
    graded = {"grade": explanation.grade, "severity": explanation.severity}
    return row | graded | {"explanation": explanation.as_dict()}
