from capability.filters import PersonFilter
from capability.models import Person
from capability.pages.rows import RowsViewSet
from capability.reports.people import PeopleReport
from capability.serializers import PersonDetailSerializer, PersonSerializer


class PersonViewSet(RowsViewSet):
    """People, by name or by pseudonym, with service, rank and unit as of a day."""

    queryset = Person.objects.all()
    filterset_class = PersonFilter
    report = PeopleReport
    serializer_class = PersonSerializer
    detail_serializer_class = PersonDetailSerializer
