import pytest

from tests.factories.teams import a_team

AS_OF = "2026-11-22"


@pytest.fixture
def team(investigations):
    return a_team(investigations)


@pytest.fixture
def read(reads, team):
    def asked(user, **parameters):
        return reads(user, f"teams/{team.unit.uuid}/capability/", as_of=AS_OF, **parameters)

    return asked


def test_a_team_is_told_with_cells_and_what_they_come_to(read, team, sergeant):
    answer = read(sergeant).json()
    assert answer["as_of"] == AS_OF
    assert (answer["unit_code"], answer["subtree"]) == ("INV", False)
    assert answer["schemes"] == [
        {
            "scheme_code": code,
            "scheme_name": f"Scheme {code}",
            "required": 2,
            "held": 1,
            "short": 1,
        }
        for code in ("PIP2", "SSAIDP")
    ]
    okafor = answer["people"][-1]
    assert okafor["surname"] == "Okafor"
    assert [okafor[name] for name in ("open_cases", "short_cases", "rasso_cases")] == [2, 1, 1]
    assert okafor["cells"][0] == {
        "scheme_code": "PIP2",
        "state": "portfolio-overdue",
        "state_on": "2026-01-14",
        "by_role": True,
        "by_case": False,
        "is_held": False,
        "accreditation_uuid": str(team.Okafor.accreditations.get().uuid),
        "gap_uuid": None,
    }


def test_fields_narrow_what_is_told_of_a_person(read, sergeant):
    answer = read(sergeant, fields="surname,open_cases").json()
    assert answer["people"][0] == {"surname": "Byrne", "open_cases": 0}


@pytest.mark.parametrize("name", ["state", "scheme", "unit"])
def test_what_is_not_understood_is_refused(read, sergeant, name):
    assert read(sergeant, **{name: "x"}).status_code == 400


def test_before_it_was_on_record_it_is_not_there(read, sergeant):
    assert read(sergeant, known_at="2020-01-01").status_code == 404


def test_a_team_out_of_reach_is_not_there(read, stranger):
    assert read(stranger).status_code == 404
