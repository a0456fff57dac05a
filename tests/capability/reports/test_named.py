from datetime import date

import pytest

from capability.reports.named import WORDS, Named
from tests.factories.capability import a_person
from tests.factories.training import a_course, an_event
from training.models import DevelopmentPlan, Event


@pytest.mark.django_db
@pytest.mark.parametrize("model", WORDS, ids=lambda model: model._meta.label)
def test_rows_of_every_kind_are_asked_what_they_are_called(model):
    assert Named({model: [0]}).words(model, 0) == "no longer on record"


def test_kinds_are_asked_together(northshire):
    course = a_course(northshire)
    event = an_event(course)
    found = Named({Event: [event.pk], type(course): [course.pk]})
    assert found.words(type(course), course.pk) == "Sexual offences investigation"
    assert found.words(Event, event.pk) == str(event)
    assert str(event) == "Sexual offences investigation from 1 March 2027"


def test_what_its_field_calls_already_is_named_by_its_day(northshire):
    """A history says "plan 1 March 2027"."""
    facts = {"agreed_on": date(2027, 3, 1), "review_due_on": date(2027, 9, 1)}
    plan = DevelopmentPlan.objects.create(force=northshire, person=a_person(northshire), **facts)
    assert Named({DevelopmentPlan: [plan.pk]}).words(DevelopmentPlan, plan.pk) == "1 March 2027"
