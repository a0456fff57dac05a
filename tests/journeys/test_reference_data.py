import pytest

from capability.models import CaseGroup, Requirement, Scheme

pytestmark = pytest.mark.browser


def test_every_page_of_reference_data_is_free_of_faults(visitor):
    visitor.sign_in("training@northshire.example")
    scheme = Scheme.objects.get(code="SSAIDP")
    own = Requirement.objects.exclude(force=None).first()
    group = CaseGroup.objects.get(code="RASSO_ADULT")
    pages = {
        "reference": "/reference/",
        "schemes": "/reference/schemes/",
        "scheme": f"/reference/schemes/{scheme.uuid}/",
        "scheme-add": "/reference/schemes/add/",
        "scheme-needs": f"/reference/schemes/{scheme.uuid}/needs/",
        "requirements": "/reference/requirements/",
        "requirement": f"/reference/requirements/{own.uuid}/",
        "requirement-add": "/reference/requirements/add/",
        "requirement-change": f"/reference/requirements/{own.uuid}/change/",
        "case-groups": "/reference/codes/case-groups/",
        "case-group": f"/reference/groups/{group.pk}/",
        "roles": "/reference/codes/roles/",
        "ranks": "/reference/codes/ranks/",
        "rank-add": "/reference/codes/ranks/add/",
    }
    for name, address in pages.items():
        visitor.page.goto(address)
        assert visitor.page.locator("h1").count() == 1, name
        visitor.look_over(name)
    visitor.page.goto("/reference/schemes/add/")
    visitor.page.get_by_role("button", name="Add").click()
    visitor.look_over("scheme-add-with-faults")
