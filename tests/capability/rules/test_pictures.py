from capability.rules.pictures import bars


def test_the_parts_of_a_bar_stand_one_after_the_other():
    assert bars([("A", 1), ("B", 0), ("C", 3)]) == [
        ("A", 1, 0.0, 25.0),
        ("B", 0, 25.0, 0.0),
        ("C", 3, 25.0, 75.0),
    ]


def test_of_nothing_there_is_no_bar():
    assert bars([("A", 0)]) == [("A", 0, 0.0, 0.0)]
