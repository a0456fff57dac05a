import pytest

from capability.imports.columns import PEOPLE
from capability.imports.faults import Refused
from capability.imports.profiles import Profile

WHOLE = """
[source]
sheet = "Staff"
header = "LAST NAME"
dates = ["%d-%b-%y"]
two_digit_years = "past"
[columns]
surname = "LAST NAME"
[values.rank]
"9161" = "PC"
[constants]
joined_on = 2020-01-31
[create]
units = true
ranks = false
"""


def test_profile_from_toml(a_file):
    assert Profile.from_toml(a_file(WHOLE, "m.toml")) == Profile(
        sheet="Staff",
        header="LAST NAME",
        dates=("%d-%b-%y",),
        two_digit_years="past",
        columns={"surname": "LAST NAME"},
        values={"rank": {"9161": "PC"}},
        constants={"joined_on": "2020-01-31"},
        create=("units",),
    )


def test_a_profile_as_json_says_only_what_was_said():
    assert Profile(create=("units",)).as_json() == {"create": ("units",)}


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        pytest.param(
            "[colums]", "The mapping has an unknown key, colums. Did you mean columns?", id="table"
        ),
        pytest.param(
            "[source]\nsheets = 'A'",
            "The mapping has an unknown key, source.sheets. Did you mean sheet?",
            id="key",
        ),
        pytest.param(
            "[create]\npeople = true",
            "The mapping has an unknown key, create.people. "
            "Known are: units, schemes, roles, ranks, case_categories.",
            id="create",
        ),
        pytest.param(
            "[create]\nunits = 'yes'",
            "In the mapping create.units must be true or false.",
            id="yes",
        ),
        pytest.param(
            "columns = 'a'", "In the mapping columns must be a table: [columns].", id="no-table"
        ),
        pytest.param(
            "[values]\nrank = 'PC'",
            "In the mapping values.rank must be a table: [values.rank].",
            id="no-table-of-values",
        ),
        pytest.param(
            "[columns]\nsurname = ['a', 'b']",
            "In the mapping columns.surname must be a text.",
            id="list",
        ),
        pytest.param(
            "[source]\ntwo_digit_years = 'future'",
            'In the mapping source.two_digit_years can only be "past".',
            id="years",
        ),
        pytest.param(
            "[source]\ndates = ['%d/%m']",
            "In the mapping source.dates has '%d/%m', which does not say day, month and year: "
            "write it like %d/%m/%Y or %d-%b-%y.",
            id="date-form",
        ),
        pytest.param(
            "[source]\ndates = '%d/%m/%Y'",
            'In the mapping source.dates is a list: dates = ["%d/%m/%Y"].',
            id="one-date-form",
        ),
    ],
)
def test_profile_with_a_mistake(a_file, toml, message):
    with pytest.raises(Refused) as refused:
        Profile.from_toml(a_file(toml, "m.toml"))
    assert str(refused.value) == message


@pytest.mark.parametrize("content", ["[source", b"\xff\xfe"])
def test_profile_that_is_no_toml(a_file, content):
    with pytest.raises(Refused, match="The mapping is not TOML"):
        Profile.from_toml(a_file(content, "m.toml"))


def test_profile_that_is_not_there(tmp_path):
    with pytest.raises(Refused, match="The mapping can't be opened"):
        Profile.from_toml(tmp_path / "m.toml")


@pytest.mark.parametrize("table", ["columns", "values", "constants"])
def test_profile_with_a_column_that_the_feed_lacks(table):
    profile = Profile(**{table: {"surnam": {}}})
    with pytest.raises(Refused) as refused:
        profile.check(PEOPLE.names)
    assert str(refused.value) == (
        f"The mapping has an unknown key, {table}.surnam. Did you mean surname?"
    )
