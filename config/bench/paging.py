"""A page of 1,000 accreditations by the API, against a plain ModelSerializer on the same rows.

Both answer a request with JSON of the same length or more; the plain one reads the columns of the
row and of what it points to, and works out no state.
"""

import json

from rest_framework.generics import ListAPIView
from rest_framework.pagination import PageNumberPagination
from rest_framework.serializers import CharField, ModelSerializer, UUIDField
from rest_framework.test import APIRequestFactory

from capability.models import Accreditation, Force
from config.bench import national, readers
from config.bench.rows import timed

LEAD = "pages@bench.example"
ROWS = 1_000
TIMES_AS_FAST = 4
ADDRESS = f"/api/v1/accreditations/?page_size={ROWS}"


class _Pages(PageNumberPagination):
    page_size = ROWS


class _Plain(ModelSerializer):
    force_code = CharField(source="force.code")
    scheme_code = CharField(source="scheme.code")
    scheme_name = CharField(source="scheme.name")
    version_label = CharField(source="version.label")
    person_uuid = UUIDField(source="person.uuid")
    person_ref = CharField(source="person.person_ref")
    number = CharField(source="person.number")
    surname = CharField(source="person.surname")
    forename = CharField(source="person.forename")

    class Meta:
        model = Accreditation
        fields = (
            *("uuid", "force_code", "scheme_code", "scheme_name", "version_label"),
            *("person_uuid", "person_ref", "number", "surname", "forename"),
            *("course_completed_on", "portfolio_opened_on", "portfolio_due_on", "awarded_on"),
            *("expires_on", "valid_to", "is_transfer", "recognised_on", "revoked_on"),
            *("certificate", "source"),
        )


class _PlainPage(ListAPIView):
    serializer_class = _Plain
    pagination_class = _Pages
    authentication_classes = permission_classes = filter_backends = ()

    def get_queryset(self):
        named = Accreditation.objects.select_related("force", "scheme", "version", "person")
        return named.filter(force=_force()).order_by("uuid")


def prepare():
    readers.a_lead(LEAD, [_force()])


def ours():
    return timed(_page, per=ROWS)()


def plain():
    return timed(_plain_page, per=ROWS)()


def count():
    """How many rows a page has; the same ones on both."""
    pages = [json.loads(page())["results"] for page in (_page, _plain_page)]
    shown = [{row["uuid"] for row in page} for page in pages]
    if shown[0] != shown[1] or len(shown[0]) != ROWS:
        raise AssertionError("The pages do not have the same rows.")
    return ROWS


def _page():
    return readers.answer(LEAD, ADDRESS, headers=readers.reading(LEAD)).content


def _plain_page():
    request = APIRequestFactory().get("/", {"format": "json"})
    return _PlainPage.as_view()(request).render().content


def _force():
    return Force.objects.get(code=f"{national.PREFIX}00")
