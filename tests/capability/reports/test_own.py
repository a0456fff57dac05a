from capability.reports import own
from capability.rules.explanations import Cure


class Words:
    """As much of an explanation as is read here."""

    def __init__(self, summary):
        self.summary, self.barred, self.cures = summary, (), (Cure("An award"),)


def a_row(summary, case):
    return {"explanation": Words(summary), "case_reference": case}


def test_the_same_need_is_said_once_with_all_its_cases():
    rows = [
        a_row("without SSAIDP", "24/1"),
        a_row("no PIP2", None),
        a_row("without SSAIDP", "24/2"),
    ]
    found = own.needs(rows)
    assert [(need.explanation.summary, need.cases) for need in found] == [
        ("without SSAIDP", ["24/1", "24/2"]),
        ("no PIP2", []),
    ]
