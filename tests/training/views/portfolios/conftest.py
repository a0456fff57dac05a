from datetime import date
from types import SimpleNamespace

import pytest
from django.test import Client

from capability.access import AccessRole
from capability.models import User
from tests.capability.views.pages import text
from tests.capability.views.sending import hidden
from tests.factories.capability import a_log_in, a_person, a_user
from tests.factories.training import a_portfolio, an_assessor, an_iqa
from training.models import PortfolioEvidence

DUE_ON = date(2026, 3, 3)


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def okafor(northshire, investigations):
    return a_person(northshire, unit=investigations)


def signed_in(email, role, unit, person=None):
    client = Client()
    user = a_user(email, role, unit)
    User.objects.filter(pk=user.pk).update(person=person)
    client.force_login(User.objects.get(pk=user.pk))
    return client


@pytest.fixture
def clerk(training_lead):
    client = Client()
    client.force_login(training_lead)
    return client


@pytest.fixture
def candidate(okafor):
    client = Client()
    client.force_login(a_log_in("okafor@northshire.example", okafor))
    return client


@pytest.fixture
def judge(northshire):
    return an_assessor(northshire, "Judge", capacity=1)


@pytest.fixture
def sampler(northshire):
    return an_iqa(northshire)


@pytest.fixture
def assessor(judge):
    unit = judge.force.root_unit
    return signed_in("judge@northshire.example", AccessRole.ASSESSOR, unit, judge)


@pytest.fixture
def iqa(sampler):
    unit = sampler.force.root_unit
    return signed_in("sampler@northshire.example", AccessRole.IQA, unit, sampler)


@pytest.fixture
def supervisor(sergeant):
    client = Client()
    client.force_login(sergeant)
    return client


@pytest.fixture
def cast(candidate, assessor, iqa, clerk, supervisor):
    """Everybody who has to do with a portfolio, signed in, by name."""
    who = {"candidate": candidate, "assessor": assessor, "iqa": iqa}
    return SimpleNamespace(**who, clerk=clerk, supervisor=supervisor)


@pytest.fixture
def portfolio(okafor):
    return a_portfolio(okafor, due_on=DUE_ON)


@pytest.fixture
def assigned(portfolio, judge, sampler):
    portfolio.assessor, portfolio.iqa, portfolio.assigned_on = judge, sampler, DUE_ON
    portfolio.save()
    return portfolio


@pytest.fixture
def evidence(portfolio):
    return PortfolioEvidence.objects.create(
        force=portfolio.force,
        portfolio=portfolio,
        title="Plan of an investigation",
        added_on=DUE_ON,
        reference="Folder 4711",
    )


def send(client, address, **data):
    """The form of an act, filled in; the page that follows it, as it reads."""
    shown = client.get(address)
    assert shown.status_code == 200, shown
    answer = client.post(address, {"seen": hidden(shown, "seen"), "reason": "Agreed"} | data)
    return text(client.get(answer.url) if answer.status_code == 302 else answer)
