from capability.rules.reminders import TITLE, message


def test_what_else_is_told_stands_under_its_own_title():
    told = message([("News", "for you: a place"), (TITLE, "Your ABE: last good day 3 March 2026")])
    assert told.startswith("What the capability register has coming up:\n\n- Your ABE: last good")
    assert told.endswith("Nothing is decided by this message.\n\nNews:\n\n- for you: a place\n")


def test_without_anything_that_expires_there_is_no_talk_of_renewals():
    assert message([("News", "for you: a place")]) == "News:\n\n- for you: a place\n"
