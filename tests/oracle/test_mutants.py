"""Each break can still be made: what it breaks stands in its file, once."""

import pytest

from tests.oracle.mutants.__main__ import MUTANTS, ROOT
from tests.oracle.rules import RULES


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant["name"])
def test_what_is_broken_stands_once_and_changes(mutant):
    whole = (ROOT / mutant["file"]).read_text()
    assert whole.count(mutant["old"]) == 1
    assert mutant["old"] != mutant["new"]
    assert mutant["checks"]
    assert set(mutant["checks"]) <= RULES.keys()


def test_each_has_a_name_of_its_own():
    names = [mutant["name"] for mutant in MUTANTS]
    assert sorted(set(names)) == sorted(names)
