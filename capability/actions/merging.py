"""Two records of one person become one; what the other said is kept, and it can be undone."""

from datetime import date

from django.db import OperationalError
from django.db.models import Exists, OuterRef

from capability.actions import acts
from capability.actions.merge_plans import FREE, plan
from capability.models import Alias, AllocationCheck, CaseAllocation, Gap, Person
from capability.models.gaps import KEYS
from capability.rules.names import name_key
from capability.rules.people import Profile, former_names

FACTS = Profile._fields
DAYS = {
    "service": ("joined_on", "left_on"),
    "duty": ("starts_at", "ends_at"),
    "deployment": ("called_at", "released_on"),
}
# By what two rows of two people say the same.
ALIASED = ("person_ref", "number", "surname", "forename")
SET = ("feed", "identity", "column")
TOLD = ("subject", "step", "to")


def merge(kept, other, *, by, reason):
    """All that the other record holds goes over to the kept one, and the other goes."""
    with acts.act(
        "person.merged", force=kept.force, by=by, reason=reason, people=[kept.pk, other.pk]
    ) as done:
        _lock(kept, other)
        made = plan(kept, other)
        if made.obstacles:
            raise acts.Refused(" ".join(made.obstacles))
        for model, laid in made.laid.items():
            _lay(model, laid, kept, other)
        for name in FREE:
            getattr(other, name).update(person=kept)
        other.mentored.update(mentor=kept)
        other.stands_beside.update(mentor=kept)
        _hand_over_notes(kept, other)
        _hand_over_gaps(kept, other)
        _hand_over_the_rest(kept, other)
        _keep_names(kept, other)
        other.delete()
    return done


def _lock(kept, other):
    """Nothing may come to the other record while it goes; nobody waits for whoever waits too."""
    both = Person.objects.filter(pk__in={kept.pk, other.pk}, force=kept.force_id)
    try:
        found = len(both.select_for_update(nowait=True))
    except OperationalError as error:
        words = "Somebody else is changing one of the two records. Try again in a moment."
        raise acts.Refused(words) from error
    if found < len((kept, other)):
        raise acts.Refused("One of the two records is no longer there. Look for the person again.")


def _lay(model, laid, kept, other):
    """What goes makes room, then days change, then the rest changes hands."""
    if model is CaseAllocation:
        _hand_over_checks(laid, kept, other)
    model.objects.filter(pk__in=laid.goes).delete()
    first, last = DAYS.get(model._meta.model_name, ("starts_on", "ends_on"))
    for pk, (starts, ends) in laid.days.items():
        model.objects.filter(pk=pk).update(**{first: starts, last: ends})
    model.objects.filter(person=other).update(person=kept)


def _hand_over_checks(laid, kept, other):
    """An allocation that goes leaves its checks to the one that takes its days."""
    both = CaseAllocation.objects.filter(force=kept.force_id, person__in=(kept, other))
    staying = both.exclude(pk__in=laid.goes)
    for check in AllocationCheck.objects.filter(allocation__in=laid.goes):
        gone = check.allocation
        alike = staying.filter(case=gone.case_id, part=gone.part)
        spans = ((one, laid.days.get(one.pk, (one.starts_on, one.ends_on))) for one in alike)
        check.allocation = next(
            one for one, (first, last) in spans if first <= gone.starts_on <= (last or date.max)
        )
        check.save(update_fields=["allocation"])


def _hand_over_notes(kept, other):
    """Rows of which the kept record may have its own already: then that one counts."""
    for rows, key in ((other.aliases, ALIASED), (other.corrections, SET), (other.notices, TOLD)):
        same = {name: OuterRef(name) for name in key}
        rows.filter(Exists(rows.model.objects.filter(person=kept, **same))).delete()
    # What was set by hand of who the person is was about the record that goes.
    other.corrections.filter(feed="people").delete()
    for rows in (other.aliases, other.corrections, other.notices, other.disputes):
        rows.update(person=kept)


def _hand_over_gaps(kept, other):
    """The open ones, with whatever was planned; the check that follows closes what is no more."""
    key = ("check_code", *(name for name in KEYS if name != "person"))
    still_open = Gap.objects.filter(force=kept.force_id, closed_on=None)
    known = set(still_open.filter(person=kept).values_list(*key))
    theirs = still_open.filter(person=other).values_list("pk", *key)
    moving = [pk for pk, *about in theirs if tuple(about) not in known]
    Gap.objects.filter(pk__in=moving).update(person=kept)


def _hand_over_the_rest(kept, other):
    """What higher apps hold of the person; a promise of theirs that breaks refuses the merge."""
    for relation in Person._meta.get_fields(include_hidden=True):
        if relation.is_relation and relation.auto_created and _is_of_a_higher_app(relation):
            name = relation.field.name
            relation.related_model.objects.filter(**{name: other}).update(**{name: kept})


def _is_of_a_higher_app(relation):
    """History stays as it was."""
    model = relation.related_model
    is_higher = model._meta.app_label != Person._meta.app_label
    return is_higher and not hasattr(model, "pgh_tracked_model")


def _keep_names(kept, other):
    """Whatever else the person is known by; a file may say it any day."""
    stands, goes = (Profile(*(getattr(one, name) for name in FACTS)) for one in (kept, other))
    former = [name._asdict() for name in former_names(goes, stands)]
    for said in [{"person_ref": other.person_ref}, *former]:
        named = dict.fromkeys(ALIASED, "") | said
        keys = {f"{name}_key": name_key(named[name]) for name in ("surname", "forename")}
        Alias.objects.get_or_create(force=kept.force, person=kept, **named, defaults=keys)
