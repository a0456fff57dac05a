from capability.rules.pictures import bars, columns


def test_the_parts_of_a_bar_stand_one_after_the_other():
    assert bars([("A", 1), ("B", 0), ("C", 3)]) == [
        ("A", 1, 0.0, 25.0),
        ("B", 0, 25.0, 0.0),
        ("C", 3, 25.0, 75.0),
    ]


def test_of_nothing_there_is_no_bar():
    assert bars([("A", 0)]) == [("A", 0, 0.0, 0.0)]


def test_columns_stand_side_by_side_and_the_greatest_is_as_high_as_the_square():
    assert columns([("now", 4), ("later", 1)]) == [
        ("now", 4, 0.0, 0.0, 40.0, 100.0),
        ("later", 1, 50.0, 75.0, 40.0, 25.0),
    ]
    assert columns([("now", 0)]) == [("now", 0, 0.0, 100.0, 80.0, 0.0)]
    assert columns([]) == []


def test_columns_of_shares_go_up_to_the_whole():
    (half,) = columns([("half", 50)], highest=100)
    assert (half.y, half.height) == (50, 50)
