from django.urls import reverse

from tests.factories.capability import a_unit


def link_to(unit):
    return f'<a class="govuk-link" href="{reverse("unit", args=[unit.uuid])}">{unit.name}</a>'


def test_a_unit_leads_to_what_it_stands_under_where_that_opens(client, sergeant, investigations):
    client.force_login(sergeant)
    below = a_unit(investigations.force, under=investigations)
    page = client.get(reverse("unit", args=[below.uuid]))
    assert link_to(investigations) in page.text
    above = investigations.force.root_unit
    page = client.get(reverse("unit", args=[investigations.uuid]))
    assert above.name in page.text
    assert link_to(above) not in page.text
