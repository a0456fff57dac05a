from datetime import timedelta

import pytest
from django.utils import timezone

from capability.models import Role
from tests.capability.views.reference.desk import Desk
from tests.factories.capability import a_person, a_posting, a_scheme, an_accreditation

DAY = timedelta(days=1)


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def role(northshire):
    return Role.objects.create(force=northshire, code="SOIT", name="SOIT")


@pytest.fixture
def special(northshire):
    return a_scheme("SPECIAL", force=northshire)


@pytest.fixture
def posted(northshire, investigations, role, special, today):
    """One who holds the scheme and one who does not, in a role that asks nothing yet."""
    for name in ("Holds", "Lacks"):
        person = a_person(northshire, name)
        a_posting(person, investigations, role=role)
        if name == "Holds":
            an_accreditation(person, special, awarded_on=today - DAY)
    return investigations


@pytest.fixture
def desk(client, training_lead):
    """The lead's, who enters changes, reads what they do and publishes them."""
    client.force_login(training_lead)
    return Desk(client)
