"""What people do by hand: one act, with a reason, all of it or nothing."""

from contextlib import contextmanager

import pghistory
from django.db import IntegrityError, transaction

from capability.actions import promises, rechecks
from capability.models import Act


class Refused(Exception):  # noqa: N818 - an answer, no error of ours
    """The act can't be done as asked; the message says why and what to do, for the page to show."""


@contextmanager
def act(kind, *, force, by, reason, people=()):
    """Whatever is changed inside is one recorded act; gives the Act.

    `people` (ids) are those whom it concerns: they are checked again after it (`act.job`, which
    the page wakes). Give None for reference data, which concerns everybody, unless what is done
    inside says more nearly whom (`act.concern`, see `rechecks`). One act a request.
    What would break a promise of the database is refused in that promise's own words.
    """
    with _promises_kept(), transaction.atomic(), pghistory.context(user=by.pk) as context:
        if "act" in context.metadata:
            raise AssertionError("Another act is under way: history could not tell them apart.")
        person = people[0] if people else None
        done = Act.objects.create(
            force=force, kind=kind, reason=reason, done_by=by, person_id=person
        )
        with pghistory.context(act=done.pk):
            yield done
        done.job = _recheck(done, people)


def about(person, kind, *, by, reason):
    """An act about one person's record."""
    return act(kind, force=person.force, by=by, reason=reason, people=[person.pk])


def of_force(row, kind, *, by, reason, told):
    """An act on reference data of a force; `told` is said of a national row, which none changes."""
    if row.force is None:
        raise Refused(told)
    return act(kind, force=row.force, by=by, reason=reason, people=None)


def accept(verdict):
    """Refused in the verdict's own words, where it rejects; else it is given back."""
    if verdict.outcome == "rejected":
        raise Refused(verdict.words)
    return verdict


@contextmanager
def _promises_kept():
    try:
        yield
    except IntegrityError as error:
        words = promises.broken(error)
        if words is None:
            raise
        raise Refused(words) from error


def _recheck(done, people):
    if people is None:
        return rechecks.ask(done.force, getattr(done, "concern", None))
    return rechecks.ask(done.force, {"people": sorted(people)}) if people else None
