from django.http import Http404
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.decorators import action
from rest_framework.response import Response

from capability.access import SEE_GAPS
from capability.filters import TeamFilter
from capability.models import Unit
from capability.models.known import known_at
from capability.pages.reading import AS_OF, FIELDS, KNOWN_AT, ReadingViewSet
from capability.reports.team_told import told
from capability.serializers import TeamPersonSerializer, TeamSerializer

SUBTREE = OpenApiParameter("subtree", bool, description="With the units under it; else without.")


class TeamViewSet(ReadingViewSet):
    """The people of a unit."""

    powers = (SEE_GAPS,)
    queryset = Unit.objects.all()
    filterset_class = TeamFilter
    serializer_class = TeamPersonSerializer
    lookup_url_kwarg = "unit"

    @extend_schema(
        parameters=[AS_OF, KNOWN_AT, SUBTREE, FIELDS], filters=False, responses=TeamSerializer
    )
    @action(detail=True)
    def capability(self, request, unit):
        """Everybody posted there on the day, against each scheme that a role or a case of anybody
        there requires.

        `fields` narrows what is told of each person.
        """
        asked = self.filterset(self.filterset_class)
        with known_at(asked.moment):
            found = asked.qs.select_related("force").filter(uuid=unit).first()
            if found is None:
                raise Http404
            answer = self.stated(asked.day) | told(asked.matrix(found))
            answer["people"] = self.narrowed(answer["people"])
        return Response(answer)
