from datetime import date

import pytest
from django.db import IntegrityError

from capability.access import AccessRole
from capability.actions import extensions, undoing
from capability.actions.acts import Refused
from capability.models import Accreditation, AwardExtension, ExtendedAward, Suspension
from tests.factories.capability import a_force, a_person, a_scheme, a_user, an_accreditation

FIRST, LAST, UNTIL = date(2024, 3, 1), date(2024, 3, 31), date(2024, 9, 30)
BEFORE, AFTER = date(2024, 2, 29), date(2024, 4, 1)
SECOND = "second@northshire.example"


@pytest.fixture
def scheme(db):
    return a_scheme("SPECIAL")


def award(person, scheme, valid_to, **facts):
    facts = {"awarded_on": date(2021, 1, 1)} | facts
    return an_accreditation(person, scheme, valid_to=valid_to, **facts)


def proposed(force, scheme, by, **facts):
    days = {"expires_from": FIRST, "expires_to": LAST}
    facts = {"scheme": scheme, "reference": "Circular 3/2024", **days} | (facts or {"until": UNTIL})
    return extensions.propose(force, facts, by=by, reason="Courses were cancelled").extension


def apply(extension, by):
    return extensions.apply(extension, by=by, reason="As the circular says")


def days(*awards):
    return [Accreditation.objects.get(pk=one.pk).valid_to for one in awards]


def test_both_days_are_included_and_nothing_is_extended_before_it_is_applied(
    northshire, scheme, training_lead
):
    awards = [award(a_person(northshire), scheme, day) for day in (BEFORE, FIRST, LAST, AFTER)]
    extension = proposed(northshire, scheme, training_lead)
    assert days(*awards) == [BEFORE, FIRST, LAST, AFTER]
    assert apply(extension, training_lead).extended == 2
    assert days(*awards) == [BEFORE, UNTIL, UNTIL, AFTER]
    told = ExtendedAward.objects.values_list("was_valid_to", "valid_to")
    assert sorted(told) == [(FIRST, UNTIL), (LAST, UNTIL)]


def test_months_are_added_to_each_day(northshire, scheme, training_lead):
    awards = [award(a_person(northshire), scheme, day) for day in (FIRST, LAST)]
    apply(proposed(northshire, scheme, training_lead, months=6), training_lead)
    assert days(*awards) == [date(2024, 9, 1), date(2024, 9, 30)]


def test_only_that_force_and_scheme_and_neither_renewed_nor_revoked(
    northshire, scheme, training_lead
):
    renewed, revoked, suspended = (a_person(northshire) for _ in range(3))
    there = award(a_person(a_force("WM")), scheme, LAST)
    other = award(a_person(northshire), a_scheme("OTHER"), LAST)
    old = award(renewed, scheme, LAST)
    award(renewed, scheme, date(2027, 3, 31), awarded_on=date(2024, 1, 1))
    gone = award(revoked, scheme, LAST, revoked_on=BEFORE)
    held = award(suspended, scheme, LAST)
    Suspension.objects.create(force=northshire, accreditation=held, starts_on=BEFORE)
    assert apply(proposed(northshire, scheme, training_lead), training_lead).extended == 1
    assert days(there, other, old, gone, held) == [LAST, LAST, LAST, LAST, UNTIL]


def test_it_is_undone_as_one_act_and_then_waits_again(northshire, scheme, training_lead):
    awards = [award(a_person(northshire), scheme, day) for day in (FIRST, LAST)]
    extension = proposed(northshire, scheme, training_lead)
    act = apply(extension, training_lead)
    undoing.undo_act(act, by=training_lead, reason="The wrong circular")
    assert days(*awards) == [FIRST, LAST]
    assert not ExtendedAward.objects.exists()
    assert AwardExtension.objects.get().applied_in is None
    assert apply(extension, training_lead).extended == 2


def test_it_is_applied_once(northshire, scheme, training_lead):
    award(a_person(northshire), scheme, LAST)
    extension = proposed(northshire, scheme, training_lead)
    apply(extension, training_lead)
    with pytest.raises(Refused, match=r"^It was applied already\."):
        apply(extension, training_lead)


def test_what_touches_nothing_is_not_applied(northshire, scheme, training_lead):
    with pytest.raises(Refused, match="There is nothing to extend"):
        apply(proposed(northshire, scheme, training_lead), training_lead)
    assert AwardExtension.objects.get().applied_in is None


@pytest.mark.parametrize(("most", "takes_two"), [(2, False), (1, True)])
def test_many_take_a_second_person(most, takes_two, northshire, scheme, training_lead, monkeypatch):
    monkeypatch.setattr(extensions, "MOST_BY_ONE", most)
    for _ in range(2):
        award(a_person(northshire), scheme, LAST)
    extension = proposed(northshire, scheme, training_lead)
    by = training_lead
    if takes_two:
        with pytest.raises(Refused, match=r"^Whoever proposed it can't be the second person"):
            apply(extension, training_lead)
        by = a_user(SECOND, AccessRole.LD_ADMIN, northshire.root_unit)
    apply(extension, by)
    extension.refresh_from_db()
    assert (extension.applied_by, extension.took_two) == (by, takes_two)


def test_nobody_extends_their_own(northshire, scheme, training_lead):
    own = award(a_person(northshire), scheme, LAST)
    training_lead.person = own.person
    training_lead.save()
    extension = proposed(northshire, scheme, training_lead)
    with pytest.raises(Refused, match=r"^It extends an award of your own"):
        apply(extension, training_lead)
    apply(extension, a_user(SECOND, AccessRole.LD_ADMIN, northshire.root_unit))
    extension.refresh_from_db()
    assert extension.took_two


@pytest.mark.parametrize(
    ("facts", "broken"),
    [
        ({"until": UNTIL, "months": 6}, "extension_is_until_a_day_or_by_months"),
        ({"until": None}, "extension_is_until_a_day_or_by_months"),
        ({"months": 37}, "extension_is_by_some_months"),
        ({"months": 0}, "extension_is_by_some_months"),
        ({"until": LAST}, "extension_is_later"),
        ({"until": UNTIL, "expires_to": BEFORE}, "extension_days_in_order"),
    ],
)
def test_the_database_keeps_its_days_in_order(facts, broken, northshire, scheme, training_lead):
    days = {"expires_from": FIRST, "expires_to": LAST} | facts
    with pytest.raises(IntegrityError, match=broken):
        AwardExtension.objects.create(
            force=northshire,
            scheme=scheme,
            reference="Circular 3/2024",
            reason="Courses were cancelled",
            proposed_by=training_lead,
            **days,
        )
