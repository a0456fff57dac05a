"""What a page says would change, beside what the sweep then does, and what the re-check does."""

from contextlib import contextmanager

from django.db import transaction

from capability.actions import gaps, rechecks
from capability.checks import CHECKS, Scope
from capability.models import Requirement
from capability.reports.changes import CLOSES, OPENS, Trial

HOW = {"reason": "Policy 12"}
TERMS = {"enforcement": "warn", "grace_days": 0, "source": "ours", "ends_on": None}


@contextmanager
def taken_back():
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def foretold(force, do, *, on, table, about):
    """(opens, closes) by check; what goes on is the same gap."""
    with taken_back():
        trial = Trial(force, table, on=on, requirements=about)
        act = do()
        outcome = trial.outcome(getattr(act, "renamed", {}))
    return tuple(_counted(outcome[what]) for what in (OPENS, CLOSES))


def _counted(found):
    titles = [CHECKS[code].title for _force, code, _key in found]
    return {title: titles.count(title) for title in titles}


def sweep(force, *, on):
    """The same of a sweep with every check."""
    swept = {check.title: gaps.sweep(check, Scope(force), on=on) for check in CHECKS.values()}
    return tuple(
        {title: getattr(one, name) for title, one in swept.items() if getattr(one, name)}
        for name in ("opened", "closed")
    )


def holds(force, do, *, on, table=Requirement, about=None):
    """Preview, sweep and re-check agree on that day; gives what was foretold."""
    sweep(force, on=on)
    said = foretold(force, do, on=on, table=table, about=about)
    with taken_back():
        do()
        assert sweep(force, on=on) == said
    with taken_back():
        rechecks.run(do().job, on=on)
        assert sweep(force, on=on) == ({}, {})
    return said


def afresh(row):
    """As it is on record: what was taken back stands in the object yet."""
    return type(row).objects.get(pk=row.pk)
