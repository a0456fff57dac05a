"""A check without an oracle is held to its rule by nothing but its own tests."""

from capability.checks import CHECKS
from tests.oracle.rules import RULES


def test_every_check_has_a_rule_of_the_oracle():
    assert RULES.keys() == CHECKS.keys()
