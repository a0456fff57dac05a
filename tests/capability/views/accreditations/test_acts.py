from datetime import date

import pytest
from django.urls import reverse

from capability.access import AccessRole
from capability.models import Accreditation, Act, Correction, SchemeVersion, Suspension
from capability.reports import history
from capability.rules.validity import Anchor
from tests.capability.views.pages import text
from tests.capability.views.sending import act, parts, send
from tests.clock import set_clock
from tests.factories.capability import a_scheme, a_user, an_accreditation

TODAY = "2026-11-24T12:00:00Z"


@pytest.fixture(autouse=True)
def today(time_machine):
    time_machine.move_to(TODAY, tick=False)


def enter(person):
    return reverse("accreditation-enter", args=[person.uuid])


def page(own, what):
    return reverse(f"accreditation-{what}", args=[own.person.uuid, own.uuid])


def told(person):
    return [
        (change.what, change.done, change.act and change.act.reason)
        for change in history.changes(person, of=history.models_of("accreditation"))
    ]


def test_a_course_is_entered_and_the_portfolio_is_due_by_the_rules(clerk, okafor, first):
    days = parts(course_completed_on=date(2026, 2, 28))
    said, page = act(clerk, enter(okafor), scheme=first.uuid, **days)
    assert said == [
        "On 24 November 2026 this FIRST accreditation will be course complete, not awarded."
    ]
    assert "FIRST of Ada Okafor was entered. Undo this" in page
    own = okafor.accreditations.get()
    assert (own.course_completed_on, own.portfolio_due_on) == (date(2026, 2, 28), date(2027, 2, 28))
    assert told(okafor) == [("Accreditation", "recorded", "Seen on the certificate")]


def test_a_leap_days_award_ends_on_the_28th(clerk, okafor, first):
    days = parts(awarded_on=date(2024, 2, 29))
    said, _page = act(clerk, enter(okafor), scheme=first.uuid, **days)
    assert said == [
        "On 24 November 2026 this FIRST accreditation will be current to 28 February 2027."
    ]
    own = okafor.accreditations.get()
    states = [
        Accreditation.objects.with_state(on=day).get(pk=own.pk).state
        for day in (date(2026, 11, 30), date(2026, 12, 1), date(2027, 2, 28), date(2027, 3, 1))
    ]
    assert states == ["current", "due", "due", "lapsed"]


def test_today_is_the_day_in_london_when_the_clocks_have_changed(
    clerk, okafor, first, time_machine
):
    time_machine.move_to("2026-03-29T23:30:00Z", tick=False)
    days = parts(awarded_on=date(2026, 3, 30))
    said, _page = act(clerk, enter(okafor), scheme=first.uuid, **days)
    assert said == ["On 30 March 2026 this FIRST accreditation will be current to 30 March 2029."]


def test_an_award_that_is_yet_to_come_is_refused(clerk, okafor, first):
    answer = send(clerk, enter(okafor), scheme=first.uuid, **parts(awarded_on=date(2026, 11, 25)))
    assert "25 November 2026 is yet to come. Enter the award once it is made." in text(answer)


def test_what_is_set_by_hand_is_marked_for_the_feed(clerk, okafor, first):
    days = parts(course_completed_on=date(2026, 2, 28))
    act(clerk, enter(okafor), scheme=first.uuid, certificate="C-9", **days)
    own = okafor.accreditations.get()
    marked = Correction.objects.values_list("feed", "identity", "column")
    assert sorted(marked) == [
        ("accreditations", str(own.uuid), "certificate"),
        ("accreditations", str(own.uuid), "course_completed_on"),
    ]


def test_the_same_award_is_not_entered_twice(clerk, okafor, first):
    an_accreditation(okafor, first, awarded_on=date(2024, 3, 1))
    answer = send(clerk, enter(okafor), scheme=first.uuid, **parts(awarded_on=date(2024, 3, 1)))
    assert "with the award day 1 March 2024 is on record already. Correct that one" in text(answer)
    assert Act.objects.count() == 0


def test_an_award_belongs_to_the_course_that_waits_for_it(clerk, okafor, first):
    an_accreditation(okafor, first, course_completed_on=date(2024, 3, 1))
    answer = send(clerk, enter(okafor), scheme=first.uuid, **parts(awarded_on=date(2025, 3, 1)))
    assert "without an award is on record already. Enter these days there" in text(answer)
    assert okafor.accreditations.get().awarded_on is None


def test_an_award_is_corrected_and_its_last_day_worked_out_anew(clerk, okafor, first):
    own = an_accreditation(
        okafor, first, awarded_on=date(2024, 3, 1), valid_to=date(2027, 3, 1), certificate="C-9"
    )
    days = parts(awarded_on=date(2025, 3, 1))
    said, page_after = act(clerk, page(own, "correct"), certificate="C-9", **days)
    assert said == ["On 24 November 2026 this FIRST accreditation will be current to 1 March 2028."]
    assert "FIRST of Ada Okafor was corrected" in page_after
    own.refresh_from_db()
    assert (own.awarded_on, own.valid_to, own.certificate) == (
        date(2025, 3, 1),
        date(2028, 3, 1),
        "C-9",
    )
    assert told(okafor)[0] == ("Accreditation", "changed", "Seen on the certificate")
    assert list(Correction.objects.values_list("column", flat=True)) == ["awarded_on"]


def test_a_certificate_is_corrected_and_an_old_last_day_stays(clerk, okafor, first):
    """What the rules said when it was awarded holds, though they have changed since."""
    own = an_accreditation(okafor, first, awarded_on=date(2024, 3, 1), valid_to=date(2030, 3, 1))
    act(clerk, page(own, "correct"), certificate="C-9", **parts(awarded_on=own.awarded_on))
    own.refresh_from_db()
    assert (own.certificate, own.valid_to) == ("C-9", date(2030, 3, 1))


def test_a_course_before_a_new_version_takes_the_old_one(clerk, okafor, first):
    SchemeVersion.objects.create(scheme=first, starts_on=date(2025, 1, 1), label="2025")
    own = an_accreditation(
        okafor, first, version=first.versions.get(label="2025"), awarded_on=date(2025, 3, 1)
    )
    act(clerk, page(own, "correct"), **parts(awarded_on=date(2024, 12, 31)))
    own.refresh_from_db()
    assert (own.version.label, own.valid_to) == ("", date(2027, 12, 31))


def test_a_correction_that_changes_nothing_is_refused(clerk, okafor, first):
    own = an_accreditation(okafor, first, awarded_on=date(2024, 3, 1))
    answer = send(clerk, page(own, "correct"), **parts(awarded_on=date(2024, 3, 1)))
    assert "That is what the record says already. Change something first." in text(answer)


def test_an_expiry_before_the_award_names_both(clerk, okafor, first):
    own = an_accreditation(okafor, first, awarded_on=date(2024, 3, 1))
    days = parts(awarded_on=date(2024, 3, 1), expires_on=date(2024, 2, 29))
    answer = send(clerk, page(own, "correct"), **days)
    assert "29 February 2024 is before the award of 1 March 2024. Correct one." in text(answer)


def test_a_renewal_counts_from_the_old_expiry_where_the_rules_say_so(clerk, okafor):
    scheme = a_scheme("SECOND", validity_months=12, anchor=Anchor.OLD_EXPIRY)
    own = an_accreditation(okafor, scheme, awarded_on=date(2025, 12, 1), valid_to=date(2026, 12, 1))
    said, _page = act(clerk, page(own, "renew"), **parts(awarded_on=date(2026, 11, 1)))
    assert said == [
        "On 24 November 2026 this SECOND accreditation will be current to 1 December 2027."
    ]
    assert list(okafor.accreditations.values_list("awarded_on", "valid_to")) == [
        (date(2025, 12, 1), date(2026, 12, 1)),
        (date(2026, 11, 1), date(2027, 12, 1)),
    ]


def test_a_suspension_says_what_will_be_today_and_on_its_first_day(clerk, okafor, first):
    own = an_accreditation(okafor, first, awarded_on=date(2026, 3, 1), valid_to=date(2029, 3, 1))
    days = parts(starts_on=date(2026, 12, 1), ends_on=date(2026, 12, 31))
    said, _page = act(clerk, page(own, "suspend"), **days)
    assert said == [
        "On 24 November 2026 this FIRST accreditation will be current to 1 March 2029.",
        "On 1 December 2026 this FIRST accreditation will be suspended to 31 December 2026.",
    ]
    days = (date(2026, 11, 30), date(2026, 12, 1), date(2026, 12, 31), date(2027, 1, 1))
    states = [Accreditation.objects.with_state(on=day).get(pk=own.pk).state for day in days]
    assert states == ["current", "suspended", "suspended", "current"]


def test_a_second_suspension_on_the_same_days_is_refused(clerk, okafor, first):
    own = an_accreditation(okafor, first, awarded_on=date(2026, 3, 1))
    Suspension.objects.create(force=own.force, accreditation=own, starts_on=date(2026, 11, 1))
    answer = send(clerk, page(own, "suspend"), **parts(starts_on=date(2026, 11, 20)))
    assert "The accreditation is suspended on some of those days already." in text(answer)


def test_a_suspension_is_lifted_the_day_before_it_counts_again(clerk, okafor, first):
    own = an_accreditation(okafor, first, awarded_on=date(2026, 3, 1), valid_to=date(2029, 3, 1))
    Suspension.objects.create(force=own.force, accreditation=own, starts_on=date(2026, 11, 1))
    said, _page = act(clerk, page(own, "lift"), **parts(counts_from=date(2026, 11, 24)))
    assert said == ["On 24 November 2026 this FIRST accreditation will be current to 1 March 2029."]
    assert own.suspensions.get().ends_on == date(2026, 11, 23)


def test_a_suspension_is_not_lifted_before_it_began(clerk, okafor, first):
    own = an_accreditation(okafor, first, awarded_on=date(2026, 3, 1))
    Suspension.objects.create(force=own.force, accreditation=own, starts_on=date(2026, 11, 1))
    answer = send(clerk, page(own, "lift"), **parts(counts_from=date(2026, 11, 1)))
    assert "It was suspended from 1 November 2026. Enter a later day." in text(answer)


def test_an_award_is_revoked_from_a_day(clerk, okafor, first):
    own = an_accreditation(okafor, first, awarded_on=date(2026, 3, 1))
    said, _page = act(clerk, page(own, "revoke"), **parts(revoked_on=date(2026, 11, 20)))
    assert said == [
        "On 24 November 2026 this FIRST accreditation will be revoked from 20 November 2026."
    ]
    own.refresh_from_db()
    assert own.revoked_on == date(2026, 11, 20)


def test_what_was_never_awarded_is_not_revoked(clerk, okafor, first):
    own = an_accreditation(okafor, first, course_completed_on=date(2026, 3, 1))
    answer = send(clerk, page(own, "revoke"), **parts(revoked_on=date(2026, 11, 20)))
    assert "FIRST was not awarded yet: you can't revoke it." in text(answer)


def test_a_transfer_counts_from_its_recognition(clerk, okafor, first):
    own = an_accreditation(
        okafor, first, awarded_on=date(2026, 3, 1), valid_to=date(2029, 3, 1), is_transfer=True
    )
    said, _page = act(clerk, page(own, "recognise"), **parts(recognised_on=date(2026, 12, 1)))
    assert said == [
        "On 24 November 2026 this FIRST accreditation will be course complete, and awarded from "
        "1 December 2026 on.",
        "On 1 December 2026 this FIRST accreditation will be current to 1 March 2029.",
    ]
    own.refresh_from_db()
    assert own.recognised_on == date(2026, 12, 1)


def test_an_award_from_elsewhere_is_entered_as_one(clerk, okafor, first):
    days = parts(awarded_on=date(2026, 3, 1), recognised_on=date(2026, 11, 1))
    act(clerk, enter(okafor), scheme=first.uuid, is_transfer="on", **days)
    own = okafor.accreditations.get()
    assert (own.is_transfer, own.recognised_on) == (True, date(2026, 11, 1))


def test_a_better_cycle_is_told_of(clerk, okafor, first):
    an_accreditation(okafor, first, awarded_on=date(2026, 3, 1), valid_to=date(2029, 3, 1))
    said, _page = act(clerk, enter(okafor), scheme=first.uuid, **parts(awarded_on=date(2020, 3, 1)))
    assert said == [
        "On 24 November 2026 this FIRST accreditation will be lapsed; its last good day was "
        "1 March 2023.",
        "By another cycle Ada Okafor will be current to 1 March 2029 in FIRST.",
    ]


def test_another_outcome_than_was_looked_at_is_shown_first(clerk, okafor, first):
    address = enter(okafor)
    looked = send(clerk, address, scheme=first.uuid, **parts(awarded_on=date(2026, 3, 1)))
    assert okafor.accreditations.count() == Act.objects.count() == 0
    data = {"looked_at": looked.context["form"].data["looked_at"], "scheme": first.uuid}
    again = send(clerk, address, **data, **parts(awarded_on=date(2026, 3, 2)))
    assert "will be current to 2 March 2029" in text(again)
    assert okafor.accreditations.count() == 0


def test_the_second_of_two_is_told_what_the_first_changed(clerk, okafor, first):
    own = an_accreditation(okafor, first, awarded_on=date(2024, 3, 1))
    seen = history.stamp(okafor)
    set_clock("2030-01-01T10:00:00Z")
    own.certificate = "C-9"
    own.save()
    days = parts(awarded_on=date(2024, 3, 8))
    answer = clerk.post(page(own, "correct"), {"seen": seen, "reason": "So it says", **days})
    assert "This record was changed while you had the page open" in text(answer)
    assert "certificate blank → C-9" in text(answer)
    own.refresh_from_db()
    assert (own.awarded_on, own.certificate) == (date(2024, 3, 1), "C-9")


ACTS = ("correct", "renew", "suspend", "lift", "revoke", "recognise")


@pytest.mark.parametrize("what", ACTS)
def test_a_supervisor_keeps_no_records(client, sergeant, okafor, first, what):
    own = an_accreditation(okafor, first, awarded_on=date(2024, 3, 1))
    client.force_login(sergeant)
    assert client.get(page(own, what)).status_code == 403
    assert client.get(enter(okafor)).status_code == 403


@pytest.mark.parametrize("what", ACTS)
def test_nobody_keeps_the_record_of_another_force_or_ones_own(
    client, stranger, okafor, northshire, first, what
):
    own = an_accreditation(okafor, first, awarded_on=date(2024, 3, 1))
    oneself = a_user("okafor@northshire.example", AccessRole.LD_ADMIN, northshire.root_unit)
    oneself.person = okafor
    oneself.save()
    for user in (stranger, oneself):
        client.force_login(user)
        assert client.get(page(own, what)).status_code == 404
        assert client.post(page(own, what), {"reason": "x"}).status_code == 404
        assert client.get(enter(okafor)).status_code == 404
