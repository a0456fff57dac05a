from capability.models import Person, UnitHead
from config.demo import codes, oversight
from tests.config.demo.conftest import ON
from tests.factories.capability import a_person


def test_every_unit_over_somebody_senior_is_headed_from_it_or_under_it(northshire, planned):
    for one in planned.people:
        a_person(northshire, person_ref=one.ref)
    known = codes.lay(northshire, planned.tree, on=ON)
    ids = dict(Person.objects.values_list("person_ref", "pk"))
    oversight.appoint(northshire, planned, known, ids)
    posts = {one.ref: one.post for one in planned.people if not one.has_left}
    heads = dict(UnitHead.objects.values_list("unit__code", "person__person_ref"))
    assert posts[heads.pop(northshire.root_unit.code)].rank == "DI"
    senior = {post.unit for post in posts.values() if post.rank in oversight.HEADS}
    under = {unit.code: {*planned.tree.under(unit.code)} for unit in planned.tree.units}
    assert heads.keys() == {code for code in under if senior & under[code]} > {"CR", "CR-RASSO"}
    assert all(posts[head].unit in under[code] for code, head in heads.items())
    assert heads["CR"] != heads["CR-RASSO"]
