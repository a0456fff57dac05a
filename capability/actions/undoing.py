"""Undo a whole act or load, from history: every row stands as it stood before, or nothing moves.

An undo is an act itself, so that it can be undone too.
"""

from django.db import IntegrityError, connection, transaction

from capability.access import ALLOCATE, KEEP_RECORDS
from capability.actions import acts, allotting, bulk, rechecks, standing, traces
from capability.models import Act, Batch, Person, UnresolvedRow

_NEWS = []


def join(*owing):
    """Functions of an undo's Act and the traces of what it undid: each owes its news of it."""
    _NEWS.extend(owing)


@transaction.atomic
def undo_act(act, *, by, reason):
    """Gives the Act that undoes it; raises Refused where something newer stands on its rows."""
    act = Act.objects.select_for_update().get(pk=act.pk)
    bulk.one_at_a_time(act.force)
    traced = _traced(act)
    if not traced:
        raise acts.Refused("It changed nothing that could be put back.")
    _refuse_own(traced, by)
    concerned = [act.person_id, *traces.people(traced)] if act.person_id else None
    _refuse_out_of_reach(concerned, by, powers_over(act))
    with acts.act(
        "act.undone", force=act.force, by=by, reason=reason, people=_once(concerned)
    ) as undo:
        _take_back(traced)
        undo.concern = rechecks.of_rows({one.model: traces.ids(one) for one in traced})
        undo.undoes = act
        undo.save(update_fields=["undoes"])
        for owe in _NEWS:
            owe(undo, traced)
    return undo


@transaction.atomic
def undo_batch(batch, *, by, reason):
    """The same of a load; its rows that still wait go too, and those that it let in wait again."""
    batch = Batch.objects.select_for_update(of=("self",)).get(pk=batch.pk)
    if batch.force is None:
        raise acts.Refused("A load of forces makes no record of people and can't be undone.")
    bulk.one_at_a_time(batch.force)
    traced = _traced(batch)
    _refuse_own(traced, by)
    with acts.act("batch.undone", force=batch.force, by=by, reason=reason, people=None) as undo:
        UnresolvedRow.every.filter(batch=batch).delete()
        UnresolvedRow.every.filter(settled_by=batch).update(settled_by=None)
        _take_back(traced)
        undo.undoes_batch = batch
        undo.save(update_fields=["undoes_batch"])
    return undo


def powers_over(act):
    """Any one of which takes back an act about a person: a case also goes back to who may give it.

    What undid something is taken back as that is.
    """
    while act.undoes is not None:
        act = act.undoes
    return (KEEP_RECORDS, ALLOCATE) if act.kind == allotting.KIND else (KEEP_RECORDS,)


def last(done):
    """The end of a chain of undoings: the act or load itself, or the act that undid it last."""
    while (undone := getattr(done, "undone_by", None)) is not None:
        done = undone
    return done


def is_undone(done):
    """An undo that was undone has brought it back."""
    undone = getattr(done, "undone_by", None)
    return undone is not None and not is_undone(undone)


def _traced(done):
    if hasattr(done, "undone_by"):
        raise acts.Refused("It is undone already. To bring it back, undo the undoing.")
    return traces.of(done)


def _take_back(traced):
    standing.refuse_newer(traced)
    standing.refuse_stranded(traced)
    for trace in traced:
        traces.take_out(trace)
    for trace in traced:
        traces.put_back(trace)
    _check_promises()


def _once(people):
    """Each once, in their order: the first is whom the act is about."""
    return people and list(dict.fromkeys(people))


def _refuse_own(traced, by):
    """One's own record others keep: putting it back is a change like any other."""
    if by.person_id and traces.touch(traced, by.person_id):
        raise acts.Refused("It changed your own record too, and that others keep. Ask one of them.")


def _refuse_out_of_reach(people, by, powers):
    """Several people may be changed at once by someone who keeps more of them."""
    others = Person.objects.filter(pk__in=people or ())
    mine = [Person.objects.changeable_by(by, power).values("pk") for power in powers]
    if people and not any(not others.exclude(pk__in=some).exists() for some in mine):
        raise acts.Refused(
            "It also changed people whose record is not yours to keep. Ask someone who keeps "
            "the records of the whole force."
        )


def _check_promises():
    """What the database looks at in the end only: here a refusal can still say so."""
    try:
        with transaction.atomic():
            connection.check_constraints()
    except IntegrityError as error:
        raise acts.Refused(
            "Something newer stands on these rows, and would stand on nothing. Nothing was undone."
        ) from error
