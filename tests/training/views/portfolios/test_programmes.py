from django.urls import reverse

from capability.models import Scheme
from tests.capability.views.pages import text
from tests.training.views.portfolios.conftest import send
from training.models import Programme

SAID = {"code": "OURS", "name": "Our own portfolio", "units": "Listens\n\n  Writes it down \n"}


def add(clerk, **said):
    scheme = Scheme.objects.get(code="FLO")
    return send(clerk, reverse("programme-add"), scheme=scheme.uuid, **SAID | said)


def test_the_national_ones_are_listed_with_their_units(clerk):
    page = text(clerk.get(reverse("programmes")))
    assert "PIP2: PIP level 2 work-based portfolio PIP2, national" in page
    assert "Plans an investigation and keeps a record of decisions" in page


def test_a_force_adds_its_own_a_unit_a_line(clerk):
    assert "Programme OURS added. Undo this" in add(clerk)
    own = Programme.objects.get(code="OURS")
    assert [str(unit) for unit in own.units.all()] == ["1. Listens", "2. Writes it down"]


def test_a_code_that_is_there_already_is_refused(clerk):
    said = add(clerk, code="pip2")
    assert "PIP2 is there already (national): PIP level 2 work-based portfolio." in said


def test_too_many_units_are_refused(clerk):
    said = add(clerk, units="\n".join(["A unit"] * 31))
    assert "These are 31 units. Enter at most 30." in said
    assert not Programme.objects.filter(code="OURS").exists()


def test_another_force_does_not_see_it(clerk, client, stranger):
    add(clerk)
    client.force_login(stranger)
    assert "OURS" not in text(client.get(reverse("programmes")))
