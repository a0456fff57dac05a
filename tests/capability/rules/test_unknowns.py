from datetime import date

from capability.rules.unknowns import queued_as


def test_rows_about_one_unknown_stand_together():
    said = {"surname": "Khan", "number": "77", "joined_on": date(2015, 1, 1), "forename": "Ali"}
    assert queued_as(said) == "77 Khan Ali 2015-01-01"


def test_without_a_name_the_reference_is_what_there_is():
    assert queued_as({"person_ref": "R900", "unit": "A"}) == "R900"
    assert queued_as({"unit": "A"}) == ""


def test_no_longer_than_the_register_keeps():
    assert len(queued_as({"surname": "K" * 300})) == 250
