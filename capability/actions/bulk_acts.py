"""One thing done to several people at once, as one act: for those who can, and it says who can't.

`done.refused` maps the ids of those who can't to why; nothing of theirs is changed.
"""

from capability.actions import accreditations, acts, bulk, corrections, postings
from capability.actions.ledger import Statement
from capability.models import Accreditation, Person, PostingSource, Restriction, Unit
from capability.models.days import covers
from capability.rules.postings import DAY, Stay, in_the_way
from capability.rules.words import day

# So many are named one by one where nobody can.
TOLD = 5


def award(people, scheme, awarded_on, *, by, reason):
    """To each a cycle of their own; whoever has one that waits for its award completes that."""
    with _act("awarded", people, by, reason) as done:
        statements = [Statement(one.pk, scheme.pk, {"awarded_on": awarded_on}) for one in people]
        verdicts = accreditations.record(people[0].force, statements)
        told = zip(people, verdicts, strict=True)
        done.refused = {one.pk: why for one, verdict in told if (why := _no_award(verdict))}
        _refuse_all(people, done.refused)
        _mark_awards(people, scheme, awarded_on, done.refused)
    return done


def post(people, place, *, by, reason):
    """`place` are facts of a Stay. What was ends the day before; a rank left out stays as it is."""
    force = people[0].force
    with _act("posted", people, by, reason) as done:
        known = postings.on_record(force, [one.pk for one in people])
        told = {one.pk: _moved(known[one.pk], place) for one in people}
        done.refused = {pk: _overlap(stay) for pk, (_after, stay) in told.items() if stay}
        done.refused |= _not_serving(people, place["starts_on"])
        _refuse_all(people, done.refused)
        after = {pk: after for pk, (after, _stay) in told.items() if pk not in done.refused}
        postings.write(force, known, after)
    return done


def restrict(people, restriction, *, by, reason):
    """`restriction` is (case group or None, first day, last day or None)."""
    force, (group, starts_on, ends_on) = people[0].force, restriction
    with _act("restricted", people, by, reason) as done:
        same = Restriction.objects.filter(covers(starts_on), person__in=people, case_group=group)
        done.refused = {
            pk: f"Is restricted so on {day(starts_on)} already."
            for pk in same.values_list("person_id", flat=True)
        }
        _refuse_all(people, done.refused)
        fields = ("force", "person", "case_group", "starts_on", "ends_on")
        facts = (group and group.pk, starts_on, ends_on)
        able = (one.pk for one in people if one.pk not in done.refused)
        bulk.insert(Restriction, fields, [(force.pk, pk, *facts) for pk in able])
    return done


def _act(what, people, by, reason):
    ids = [one.pk for one in people]
    return acts.act(f"people.{what}", force=people[0].force, by=by, reason=reason, people=ids)


def _refuse_all(people, refused):
    if len(refused) < len(people):
        return
    told = [f"{one}: {refused[one.pk]}" for one in people]
    more = f" And {len(told) - TOLD} more." if len(told) > TOLD else ""
    raise acts.Refused(f"It can be done for none of them. {' '.join(told[:TOLD])}{more}")


def _no_award(verdict):
    if verdict.outcome == "unchanged":
        return "Has an award of that day already."
    if verdict.outcome == "rejected":
        return verdict.words
    return ""


def _mark_awards(people, scheme, awarded_on, refused):
    able = {one.pk: one for one in people if one.pk not in refused}
    own = Accreditation.objects.filter(person__in=able, scheme=scheme, awarded_on=awarded_on)
    for pk, identity in own.values_list("person_id", "uuid"):
        corrections.set_by_hand(able[pk], "accreditations", ["awarded_on"], identity=str(identity))


def _not_serving(people, on):
    ids = [one.pk for one in people]
    serving = Person.objects.filter(pk__in=ids).serving(on=on).values_list("pk", flat=True)
    return dict.fromkeys(set(ids) - set(serving), f"Is not in service on {day(on)}.")


def _moved(stays, place):
    """The person's stays afterwards, and the one that is in the way."""
    starts_on = place["starts_on"]
    old = next((one for one in stays if one.starts_on < starts_on and _lasts(one, starts_on)), None)
    kept = [one for one in stays if one is not old]
    new = Stay(**place | {"source": PostingSource.HAND})
    if old:
        kept.append(old._replace(ends_on=starts_on - DAY))
        new = new._replace(rank=new.rank or old.rank)
    return [*kept, new], in_the_way(new, kept)


def _lasts(stay, on):
    return stay.ends_on is None or stay.ends_on >= on


def _overlap(stay):
    unit = Unit.objects.get(pk=stay.unit)
    return f"Has a posting in {unit} from {day(stay.starts_on)}. Change that one on its own."
