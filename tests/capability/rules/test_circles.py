from capability.rules.circles import path

EDGES = {"A": ["B", "C"], "B": ["D"], "C": [], "D": ["B"]}


def test_a_way_leads_by_all_that_is_needed():
    assert path(EDGES, "A", "D") == ["A", "B", "D"]


def test_what_is_not_needed_has_no_way():
    assert path(EDGES, "B", "A") is None


def test_everything_leads_to_itself():
    assert path({}, "A", "A") == ["A"]
