import pytest
from django.template.loader import render_to_string


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("400.html", "The address could not be read"),
        ("403.html", "You may not open this page"),
        ("404.html", "There is no such page for you"),
        ("500.html", "Something went wrong here"),
    ],
)
def test_an_error_page_needs_no_request_and_no_database(template, said):
    assert f'<h1 class="govuk-heading-l">{said}</h1>' in render_to_string(template)


@pytest.mark.django_db
def test_an_unknown_address_is_answered_in_plain_words(client):
    page = client.get("/no-such-page/")
    assert page.status_code == 404
    assert "There is no such page for you" in page.text


def test_an_old_form_is_refused_in_plain_words(client, db):
    client.handler.enforce_csrf_checks = True
    page = client.post("/account/login/", {})
    assert page.status_code == 403
    assert "This form is too old to send" in page.text
