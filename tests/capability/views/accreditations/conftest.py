import pytest

from tests.factories.capability import a_person, a_scheme


@pytest.fixture
def okafor(northshire, investigations):
    return a_person(northshire, "Okafor", unit=investigations)


@pytest.fixture
def first(db):
    return a_scheme("FIRST", validity_months=36, renewal_window_days=90, portfolio_months=12)


@pytest.fixture
def clerk(client, training_lead):
    client.force_login(training_lead)
    return client
