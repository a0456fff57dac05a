"""CPD: entered by the person, or for a group; verified by someone else, and then it stays."""

from capability.actions import acts
from capability.actions.acts import Refused
from capability.actions.rows import set_changed
from capability.rules.words import day
from training.models import CpdEntry, CpdSource, PlanAim

OWN = "Entered by the person themselves."


def log(person, facts, *, by):
    """`facts` are fields of the entry. Of one's own CPD no reason is asked."""
    _refuse_others(person, by)
    _refuse_aim(facts.get("aim"), person)
    with acts.about(person, "cpd.entered", by=by, reason=OWN) as done:
        done.entry = CpdEntry.objects.create(force=person.force, person=person, **facts)
    return done


def correct(entry, facts, *, by):
    _refuse_others(entry.person, by)
    if (aim := facts.get("aim")) and aim.pk != entry.aim_id:
        _refuse_aim(aim, entry.person)
    with acts.about(entry.person, "cpd.corrected", by=by, reason=OWN) as done:
        if not set_changed(_still_open(entry), facts):
            raise Refused("That is what the record says already. Change something first.")
    return done


def remove(entry, *, by):
    _refuse_others(entry.person, by)
    with acts.about(entry.person, "cpd.removed", by=by, reason=OWN) as done:
        _still_open(entry).delete()
    return done


def verify(entries, on, *, by, reason):
    """All of one force, as one act; one that somebody verified meanwhile is left as it is."""
    if any(entry.person_id == by.person_id for entry in entries):
        raise Refused("Your own CPD others verify. Leave it out, and ask one of them.")
    people = list(dict.fromkeys(entry.person_id for entry in entries))
    force = entries[0].force
    with acts.act("cpd.verified", force=force, by=by, reason=reason, people=people) as done:
        waiting = CpdEntry.objects.filter(pk__in=[one.pk for one in entries], verified_on=None)
        done.verified = waiting.update(verified_on=on, verified_by=by)
        if not done.verified:
            raise Refused("Somebody else has verified it meanwhile. Look at the list again.")
    return done


def enter_for(people, facts, on, *, by, reason):
    """The same for each of a group, verified by whoever enters it.

    `done.left_out` are those (ids) who have an entry of that day and title already.
    """
    if any(person.pk == by.person_id for person in people):
        raise Refused("Your own CPD you enter on your own page, and others verify it.")
    force, ids = people[0].force, [person.pk for person in people]
    with acts.act("cpd.entered-for-group", force=force, by=by, reason=reason, people=ids) as done:
        done.left_out = set(having(people, facts))
        new = [person for person in people if person.pk not in done.left_out]
        if not new:
            raise Refused("Everybody chosen has an entry of that day and title already.")
        seen = {"source": CpdSource.GROUP, "verified_on": on, "verified_by": by}
        CpdEntry.objects.bulk_create(
            CpdEntry(force=force, person=person, **facts, **seen) for person in new
        )
    return done


def having(people, facts):
    """Which of the people (ids) have an entry of that day and title."""
    same = CpdEntry.objects.filter(done_on=facts["done_on"], title=facts["title"])
    return same.filter(person__in=people).values_list("person_id", flat=True)


def _refuse_others(person, by):
    if by.person_id != person.pk:
        raise Refused("CPD is entered and corrected by the person alone.")


def _refuse_aim(aim, person):
    if aim and not PlanAim.objects.open_of(person).filter(pk=aim.pk).exists():
        raise Refused("That is no open aim of your own plan. Choose another one, or none.")


def _still_open(entry):
    """As it stands now, locked: somebody may have verified it since the page was shown."""
    entry = CpdEntry.objects.select_for_update().filter(pk=entry.pk).first()
    if entry is None:
        raise Refused("The entry is no longer there. Look at the list again.")
    if entry.verified_on:
        raise Refused(f"It was verified on {day(entry.verified_on)}: what is verified stays.")
    if entry.source != CpdSource.OWN:
        raise Refused("You did not enter it yourself. Ask an L&D administrator to correct it.")
    return entry
