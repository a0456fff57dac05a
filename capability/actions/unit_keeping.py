"""Units kept by hand: made, renamed, moved, ended; who heads them and what posts they have."""

from datetime import timedelta

from capability.actions import acts, units
from capability.models import Person, Posting, Unit, UnitEdge
from capability.models.days import not_over
from capability.rules.circles import path
from capability.rules.unit_days import Span, room
from capability.rules.words import day

DAY = timedelta(days=1)
NAMED = 10


def make(force, facts, *, by, reason):
    """`facts` are those of a row of the units feed; `parent` is a code."""
    code = facts["code"]
    if Unit.objects.filter(force=force, code__iexact=code).exists():
        raise acts.Refused(f"There is a unit with the code {code} already. Enter another code.")
    with _act("unit.made", force, by, reason) as done:
        _record(force, facts, on=facts["starts_on"])
    return done


def correct(unit, facts, *, by, reason):
    """Its name, kind, specialism and first day: they have no days of their own."""
    with _act("unit.corrected", unit.force, by, reason) as done:
        _record(unit.force, facts | {"code": unit.code}, on=None)
    return done


def move(unit, parent, *, on, by, reason):
    """From that day on it stands under another unit."""
    if unit.is_root:
        raise acts.Refused(f"{unit} is the force itself and stands under nothing.")
    later = unit.places.filter(starts_on__gt=on).select_related("parent").first()
    if later:
        raise acts.Refused(
            f"{unit} moves to {later.parent} on {day(later.starts_on)} already. Enter a day after "
            "that, or undo that move."
        )
    _refuse_circle(unit, parent, on)
    with _act("unit.moved", unit.force, by, reason) as done:
        _record(unit.force, {"code": unit.code, "parent": parent.code}, on=on)
    return done


def end(unit, last_day, *, by, reason):
    """Only when nobody is posted there and nothing stands under it any more."""
    if unit.is_root:
        raise acts.Refused(f"{unit} is the force itself: it does not end.")
    if unit.starts_on and last_day < unit.starts_on:
        first = day(unit.starts_on)
        raise acts.Refused(f"{unit} stands from {first}. Enter a last day from then on.")
    _refuse_while_used(unit, last_day + DAY)
    with _act("unit.ended", unit.force, by, reason) as done:
        _record(unit.force, {"code": unit.code, "ends_on": last_day}, on=None)
        for facts in (unit.heads, unit.establishment, unit.shifts):
            facts.filter(starts_on__gt=last_day).delete()
            facts.filter(not_over(last_day + DAY)).update(ends_on=last_day)
    return done


def appoint(unit, person, *, on, by, reason):
    """Who heads the unit from that day on; None: nobody."""
    if person and not person.serves(on=on):
        raise acts.Refused(f"{person} is not in service on {day(on)}. Choose someone who is.")
    with _act("unit.head-appointed", unit.force, by, reason) as done:
        _follow(unit.heads, on, {"force": unit.force}, person and {"person": person})
    return done


def fund(unit, facts, *, by, reason):
    """`facts`: how many posts of a role the unit is funded for, from starts_on on."""
    role, posts = facts["role"], {"posts": facts["posts"]}
    with _act("unit.posts-set", unit.force, by, reason) as done:
        rows = unit.establishment.filter(role=role)
        whose = {"force": unit.force, "unit": unit, "role": role}
        _follow(rows, facts["starts_on"], whose, posts)
    return done


def _act(kind, force, by, reason):
    return acts.act(kind, force=force, by=by, reason=reason, people=None)


def _record(force, said, *, on):
    (verdict,) = units.record(force, [said], as_at=on)
    if acts.accept(verdict).outcome == "unchanged":
        raise acts.Refused("Nothing differs from what is on record. Change something first.")


def _follow(rows, starts_on, whose, value):
    """`value` from that day on, None: nothing; what stood until then ends the day before."""
    found = room([Span(*one) for one in rows.values_list("starts_on", "ends_on", "pk")], starts_on)
    if found.before:
        rows.filter(pk=found.before.id).update(ends_on=starts_on - DAY)
    if found.same and value is None:
        rows.filter(pk=found.same.id).delete()
    elif found.same:
        rows.filter(pk=found.same.id).update(**value)
    elif value is not None:
        rows.create(**whose, **value, starts_on=starts_on, ends_on=found.ends_on)
    elif not found.before:
        raise acts.Refused(f"Nobody heads the unit on {day(starts_on)}: there is nothing to end.")


def _refuse_circle(unit, parent, on):
    """On that day, or on a later one on which the tree changes."""
    edges = list(UnitEdge.objects.filter(force=unit.force_id).exclude(unit=unit))
    changes = {edge.starts_on for edge in edges if edge.starts_on and edge.starts_on > on}
    for changed_on in sorted({on, *changes}):
        parents = {edge.unit_id: [edge.parent_id] for edge in edges if _holds(edge, changed_on)}
        if path(parents, parent.pk, unit.pk):
            raise acts.Refused(
                f"{parent} stands under {unit} on {day(changed_on)}, which would then stand under "
                "itself. Choose another unit."
            )


def _holds(edge, on):
    begun = edge.starts_on is None or edge.starts_on <= on
    return begun and (edge.ends_on is None or edge.ends_on >= on)


def _refuse_while_used(unit, first_day_without):
    postings = Posting.objects.filter(not_over(first_day_without), unit=unit)
    people = Person.objects.filter(pk__in=postings.values("person"))
    edges = UnitEdge.objects.filter(not_over(first_day_without), parent=unit)
    under = Unit.objects.filter(not_over(first_day_without), pk__in=edges.values("unit"))
    for what, rows in (("Posted there after that day", people), ("Still under it", under)):
        if names := [str(row) for row in rows[: NAMED + 1]]:
            more = f" and {rows.count() - NAMED} more" if len(names) > NAMED else ""
            named = ", ".join(names[:NAMED])
            raise acts.Refused(f"{what}: {named}{more}. Move or end those first.")
