from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test.utils import CaptureQueriesContext


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["aaaaaaaaaa\x00bb", "aaaaaaaa'; --", "\u00e9" * 12])
def test_a_cookie_that_cannot_be_a_session_is_none(client, key):
    client.cookies["sessionid"] = key
    assert client.get("/people/").status_code == 302


def test_a_session_is_put_off_at_most_once_a_minute(client, sergeant):
    client.force_login(sergeant)
    session = Session.objects.get()
    with CaptureQueriesContext(connection) as queries:
        client.get("/people/")
    assert not [query for query in queries if "UPDATE" in query["sql"]]
    Session.objects.update(expire_date=session.expire_date - timedelta(minutes=2))
    client.get("/people/")
    assert Session.objects.get().expire_date > session.expire_date
