from capability.models import EntryRoute, Milestone, Scheme
from tests.factories.capability import a_force


def test_a_route_with_its_milestones_and_none_of_another_forces(reads, analyst, northshire):
    route = EntryRoute.objects.get(force=None, code="DC-DHEP")
    exam = Scheme.objects.get(code="NIE")
    for force, months in ((northshire, 6), (a_force("FEN", "Fenmarch Police"), 3)):
        Milestone.objects.create(
            force=force, route=route, scheme=exam, months=months, source="our default"
        )
    (row,) = reads(analyst, "entry-routes/", code="dc-dhep").json()["results"]
    assert (row["code"], row["force_code"]) == ("DC-DHEP", None)
    assert [tuple(one.values()) for one in row["milestones"]] == [
        (6, None, None, "our default", "NIE", "NS"),
        (12, None, None, route.source, "NIE", None),
        (24, None, None, route.source, "PIP2", None),
    ]


def test_those_by_which_one_could_join_on_a_day(reads, analyst):
    def codes(day):
        answer = reads(analyst, "entry-routes/", in_force="true", as_of=day)
        return {row["code"] for row in answer.json()["results"]}

    assert codes("2024-03-31") - codes("2024-04-01") == {"IPLDP"}
    assert codes("2024-04-01") - codes("2024-03-31") == {"PCEP"}
