import json

import pytest
import time_machine
from django.core.management import CommandError, call_command
from rest_framework.test import APIClient

from capability.models import ApiToken


@pytest.fixture
def said(capsys, training_lead):
    def say(*options):
        call_command("token", training_lead.email, *options)
        return capsys.readouterr()

    return say


def test_the_token_alone_goes_to_stdout(said):
    told = said()
    client = APIClient(headers={"authorization": f"Token {told.out.strip()}"})
    assert client.get("/api/v1/people/").status_code == 200
    assert told.err.startswith("Token of training@northshire.example, good until ")
    assert told.out.strip() not in told.err


def test_as_json(said):
    with time_machine.travel("2026-04-01 12:00", tick=False):
        told = json.loads(said("--json", "--days", "30", "--name", "Power BI").out)
    assert told.keys() == {"email", "token", "expires_at"}
    assert told["expires_at"].startswith("2026-05-01T")
    assert ApiToken.objects.get().name == "Power BI"


@pytest.mark.parametrize("days", ["0", "91", "-1"])
def test_a_token_of_too_many_days_is_refused(said, days):
    with pytest.raises(CommandError) as refused:
        said(f"--days={days}")
    assert str(refused.value) == f"A token is good for 1 to 90 days, not {days}."
    assert not ApiToken.objects.exists()


def test_nobody_of_that_address(training_lead):
    with pytest.raises(CommandError) as refused:
        call_command("token", "trainings@northshire.example")
    assert str(refused.value) == (
        "There is no user trainings@northshire.example. Did you mean training@northshire.example?"
    )


def test_an_inactive_user_gets_none(said, training_lead):
    training_lead.is_active = False
    training_lead.save(update_fields=["is_active"])
    with pytest.raises(CommandError):
        said()
