import pytest
from django.urls import reverse

from capability.imports.feeds.table import FEEDS
from tests.capability.views.pages import rows


def test_each_column_is_explained(client, training_lead):
    client.force_login(training_lead)
    page = client.get(reverse("feed-template", args=["absences"]))
    assert rows(page)[-1] == [
        "share_of_duty",
        "What is left of the duty: 0 is away altogether, 0.5 half. Blank: 0. Never a reason.",
        "No",
        "from 0 to 1",
    ]


def test_values_are_listed_where_there_are_few(client, training_lead):
    client.force_login(training_lead)
    page = client.get(reverse("feed-template", args=["allocations"]))
    told = {name: (needed, values) for name, _about, needed, values in rows(page)}
    assert told["part"] == ("Yes", "OIC, DEPUTY, SUPERVISOR, FIRST_RESPONDER")
    assert told["surname"][0] == "Enough of these to tell who is meant"


@pytest.mark.parametrize("feed", list(FEEDS))
def test_the_file_has_the_headers_alone(client, training_lead, feed):
    client.force_login(training_lead)
    page = client.get(reverse("feed-template", args=[feed]))
    file = client.get(reverse("feed-template-file", args=[feed]))
    assert file.content.decode("utf-8-sig") == ",".join(row[0] for row in rows(page)) + "\r\n"


def test_there_is_none_of_an_unknown_feed(client, training_lead):
    client.force_login(training_lead)
    assert client.get(reverse("feed-template", args=["horses"])).status_code == 404
