import pytest
from django.urls import reverse

from capability.access import AccessRole
from capability.actions import jobs, tokens
from capability.models import Force, Unit
from tests.factories.capability import a_force, a_user

INDEX = reverse("admin:index")
FORCES = reverse("admin:capability_force_changelist")


@pytest.fixture
def keeper(northshire):
    return a_user("keeper@northshire.example", AccessRole.SYSTEM_ADMIN, northshire.root_unit)


PAGES = (
    "index",
    "capability_force_changelist",
    "capability_force_add",
    "capability_force_export",
    "capability_job_changelist",
    "capability_job_export",
    "capability_apitoken_changelist",
    "capability_apitoken_export",
)


@pytest.mark.parametrize("page", PAGES)
def test_who_keeps_the_installation_opens_each_page(client, keeper, northshire, page):
    jobs.ask("recheck", "NS 4711", force=northshire, arguments={"people": [4711]})
    tokens.issue(keeper)
    client.force_login(keeper)
    answer = client.get(reverse(f"admin:{page}"))
    assert answer.status_code == 200
    assert "4711" not in answer.text


@pytest.mark.parametrize("page", PAGES)
def test_nobody_else_opens_one(client, training_lead, page):
    client.force_login(training_lead)
    assert client.get(reverse(f"admin:{page}")).status_code == 403


@pytest.mark.django_db
def test_a_visitor_is_led_to_sign_in(client):
    answer = client.get(INDEX, follow=True)
    assert answer.redirect_chain[-1][0].startswith(reverse("account_login"))


def test_a_force_is_made_with_the_root_of_its_tree(client, keeper):
    client.force_login(keeper)
    client.post(reverse("admin:capability_force_add"), {"code": "EM", "name": "Eastmarch Police"})
    root = Unit.objects.get(force__code="EM")
    assert (root.code, root.name, root.is_root) == ("EM", "Eastmarch Police", True)


def test_a_force_is_renamed_and_keeps_its_code(client, keeper, northshire):
    client.force_login(keeper)
    address = reverse("admin:capability_force_change", args=[northshire.pk])
    client.post(address, {"code": "XX", "name": "Northshire Constabulary"})
    force = Force.objects.get(pk=northshire.pk)
    assert (force.code, force.name) == ("NS", "Northshire Constabulary")
    assert force.root_unit.name == "Northshire Constabulary"


def test_a_code_that_is_taken_is_refused_in_words(client, keeper, northshire):
    client.force_login(keeper)
    page = client.post(reverse("admin:capability_force_add"), {"code": "NS", "name": "Other"})
    assert "Force with this Code already exists." in page.text


@pytest.mark.parametrize("kind", [0, 1])
def test_its_lists_are_taken_away_by_the_same_formats(client, keeper, kind):
    client.force_login(keeper)
    address = reverse("admin:capability_force_export")
    answer = client.post(address, {"format": kind, "resource": ""})
    begins = "\ufeffcode,name\r\nNS,Northshire Police\r\n".encode(), b"PK"
    assert answer.content.startswith(begins[kind])


def test_nothing_is_deleted_there(client, keeper, northshire):
    client.force_login(keeper)
    client.post(FORCES, {"action": "delete_selected", "_selected_action": northshire.pk})
    assert client.get(f"{FORCES}{northshire.pk}/delete/").status_code == 404
    assert Force.objects.filter(pk=northshire.pk).exists()


@pytest.fixture
def elsewhere(db):
    """A job and a token of another force."""
    force = a_force("WM", name="Westmarch Police")
    jobs.ask("sweep", "WM", force=force)
    tokens.issue(a_user("analyst@westmarch.example", AccessRole.ANALYST, force.root_unit))
    return force


@pytest.mark.parametrize("page", ["changelist", "export"])
@pytest.mark.parametrize(("model", "word"), [("job", "Westmarch"), ("apitoken", "westmarch")])
def test_no_row_of_another_force_is_listed_or_taken_away(
    client, keeper, elsewhere, page, model, word
):
    client.force_login(keeper)
    address = reverse(f"admin:capability_{model}_{page}")
    said = {"format": "0"} if page == "export" else {}
    answer = client.post(address, said) if said else client.get(address)
    assert answer.status_code == 200
    assert word not in answer.content.decode()


def test_another_force_is_not_renamed(client, keeper, elsewhere):
    client.force_login(keeper)
    address = reverse("admin:capability_force_change", args=[elsewhere.pk])
    assert client.post(address, {"name": "Ours now"}).status_code == 403
    elsewhere.refresh_from_db()
    assert elsewhere.name == "Westmarch Police"
