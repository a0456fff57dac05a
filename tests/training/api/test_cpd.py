from datetime import date

import pytest

from capability.access import AccessRole
from capability.models import Scheme
from tests.factories.capability import a_grant, a_person
from tests.factories.training import a_cpd_entry, an_aim
from training.models import CpdEntry, Kind
from training.serializers.cpd import CpdSerializer

DAY = date(2026, 3, 2)


@pytest.fixture
def entry(northshire, investigations):
    person = a_person(northshire, unit=investigations, person_ref="R-1", number="1234")
    facts = {"kind": Kind.FORMAL, "scheme": Scheme.objects.get(force=None, code="PST")}
    return a_cpd_entry(person, DAY, 1.5, reflection="Mine", reflection_is_shared=True, **facts)


@pytest.fixture
def elsewhere(northshire, entry):
    return a_cpd_entry(a_person(northshire, "Byrne"), date(2026, 4, 1), title="Reading")


def test_an_entry_by_name(reads, training_lead, entry):
    answer = reads(training_lead, f"cpd/{entry.uuid}/", as_of="2026-04-01").json()
    assert answer.pop("generated_at")
    assert answer == {
        "as_of": "2026-04-01",
        "uuid": str(entry.uuid),
        "person_uuid": str(entry.person.uuid),
        "person_ref": "R-1",
        "number": "1234",
        "surname": "Okafor",
        "forename": "Ada",
        "force_code": "NS",
        "title": "A talk",
        "done_on": "2026-03-02",
        "hours": 1.5,
        "kind": "formal",
        "purpose": "",
        "origin": "",
        "scheme_code": "PST",
        "plan_aim": None,
        "source": "own",
        "verified_on": None,
    }
    assert answer.keys() - {"as_of"} == CpdSerializer().fields.keys() - {"pseudonym"}


def test_an_analyst_reads_neither_name_nor_what_it_was_about(reads, analyst, entry):
    (row,) = reads(analyst, "cpd/").json()["results"]
    assert row["uuid"] == str(CpdEntry.objects.get().veiled_uuid)
    assert row["pseudonym"] == str(entry.person.pseudonym)
    assert {"title", "plan_aim", "surname", "person_uuid", "reflection"}.isdisjoint(row)


def test_the_aim_that_it_is_for_is_told_by_name_alone(reads, training_lead, analyst, entry):
    CpdEntry.objects.filter(pk=entry.pk).update(aim=an_aim(entry.person, "Lead interviews"))
    (row,) = reads(training_lead, "cpd/").json()["results"]
    assert row["plan_aim"] == "Lead interviews"
    assert "Lead interviews" not in reads(analyst, "cpd/").text


@pytest.fixture
def aimed(entry, elsewhere):
    """Two people's entries, each towards an aim of their own."""
    for one in (entry, elsewhere):
        CpdEntry.objects.filter(pk=one.pk).update(aim=an_aim(one.person, "Lead interviews"))


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("Lead interviews", {"2026-03-02", "2026-04-01"}),
        ("INTERVIEW", {"2026-03-02", "2026-04-01"}),
        ("Lead a search", set()),
    ],
)
def test_the_list_is_narrowed_to_an_aim(reads, training_lead, aimed, words, days):
    assert listed(reads, training_lead, plan_aim=words) == days


def test_an_entry_without_an_aim_is_for_none_in_any_words(reads, training_lead, entry):
    assert listed(reads, training_lead, plan_aim="a") == set()


def test_an_analyst_may_not_ask_for_an_aim_whether_there_is_one_or_not(reads, analyst, aimed):
    for words in ("Lead interviews", "Nobody's"):
        answer = reads(analyst, "cpd/", plan_aim=words)
        (error,) = answer.json()["errors"]
        assert (answer.status_code, error["code"]) == (400, "unknown")
        assert "plan_aim" not in error["detail"]


def test_who_reads_some_by_name_finds_the_aims_of_these_alone(reads, sergeant, northshire, aimed):
    a_grant(sergeant, AccessRole.ANALYST, northshire.root_unit)
    assert listed(reads, sergeant) == {"2026-03-02", "2026-04-01"}
    assert listed(reads, sergeant, plan_aim="Lead interviews") == {"2026-03-02"}


def test_a_stranger_finds_nothing_by_the_words_of_an_aim(reads, stranger, aimed):
    assert listed(reads, stranger, plan_aim="Lead interviews") == set()


def listed(reads, user, **asked):
    return {row["done_on"] for row in reads(user, "cpd/", **asked).json()["results"]}


def test_a_supervisor_reads_those_of_the_unit(reads, sergeant, elsewhere):
    assert listed(reads, sergeant) == {"2026-03-02"}


@pytest.mark.parametrize(
    ("asked", "days"),
    [
        ({"year": 2025}, {"2026-03-02"}),
        ({"year": 2026}, {"2026-04-01"}),
        ({"kind": "formal"}, {"2026-03-02"}),
        ({"scheme": "PST"}, {"2026-03-02"}),
        ({"verified": "true"}, set()),
        ({"source": "own", "done_to": "2026-03-31"}, {"2026-03-02"}),
        ({"done_from": "2026-03-03"}, {"2026-04-01"}),
        ({"as_of": "2026-03-31"}, {"2026-03-02"}),
    ],
    ids=str,
)
def test_the_list_is_narrowed(reads, training_lead, elsewhere, asked, days):
    assert listed(reads, training_lead, **asked) == days


def test_of_one_person_or_unit(reads, training_lead, entry, elsewhere, investigations):
    assert listed(reads, training_lead, person=entry.person.uuid) == {"2026-03-02"}
    assert listed(reads, training_lead, unit=investigations.uuid) == {"2026-03-02"}


def test_a_year_that_nobody_knows_is_a_400(reads, training_lead):
    answer = reads(training_lead, "cpd/", year=1)
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["detail"].startswith("Name the year by the one it begins in")
