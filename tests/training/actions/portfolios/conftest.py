from datetime import date

import pytest

from capability.actions import acts
from capability.models import Accreditation, Scheme
from tests.factories.capability import a_log_in, a_person, an_accreditation
from tests.factories.training import COURSE_ON, an_assessor, an_iqa
from training.actions import assigning, candidates, judging, portfolios
from training.models import Finding, Portfolio, Programme

DAY = date(2025, 6, 2)


@pytest.fixture
def okafor(northshire):
    return a_person(northshire)


@pytest.fixture
def candidate(okafor):
    return a_log_in("okafor@northshire.example", okafor)


@pytest.fixture
def assessor(northshire):
    return a_log_in("assessor@northshire.example", an_assessor(northshire))


@pytest.fixture
def iqa(northshire):
    return a_log_in("iqa@northshire.example", an_iqa(northshire))


@pytest.fixture
def course(okafor):
    """PIP2's course is completed, and nothing more."""
    pip2 = Scheme.objects.get(force=None, code="PIP2")
    return an_accreditation(okafor, pip2, course_completed_on=COURSE_ON)


@pytest.fixture
def portfolio(course, training_lead):
    programme = Programme.objects.get(force=None, code="PIP2")
    how = {"by": training_lead, "reason": "Course passed"}
    return portfolios.begin(course, programme, date(2025, 3, 10), **how).portfolio


@pytest.fixture
def submitted(portfolio, candidate, assessor, iqa, training_lead):
    people = {"assessor": assessor.person, "iqa": iqa.person}
    assigning.assign(portfolio, people, DAY, by=training_lead, reason="Agreed")
    facts = {"title": "Plan of an investigation", "added_on": DAY}
    candidates.add_reference(portfolio, facts, "Store 7", by=candidate)
    candidates.submit(portfolio, DAY, by=candidate)
    return stands(portfolio)[0]


@pytest.fixture
def assessed(submitted, assessor):
    for unit in submitted.programme.units.all():
        judging.judge(submitted, unit, Finding.COMPETENT, "Good work", DAY, by=assessor)
    judging.find_competent(submitted, DAY, by=assessor)
    return stands(submitted)[0]


@pytest.fixture
def refused():
    """The words in which it is refused."""

    def call(do, *args, **how):
        with pytest.raises(acts.Refused) as told:
            do(*args, **how)
        return str(told.value)

    return call


def stands(portfolio):
    """The portfolio and its accreditation as they are on record now."""
    own = Portfolio.objects.get(pk=portfolio.pk)
    return own, Accreditation.objects.get(pk=own.accreditation_id)
