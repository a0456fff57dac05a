"""What a make-believe force learns comes in files, as its own extracts would bring it."""

from collections import Counter
from contextlib import contextmanager
from hashlib import sha256

import pghistory

from capability.actions.contexts import context_of_its_own
from capability.models import Absence, Accreditation, Batch, Deployment, Duty, Feed, Person, Posting
from config.demo.days import moment
from training.models import Portfolio

# Whose rows are a row each in the force's extract.
_KEPT_IN = {
    Feed.PEOPLE: Person,
    Feed.POSTINGS: Posting,
    Feed.ACCREDITATIONS: Accreditation,
    Feed.ABSENCES: Absence,
    Feed.DEPLOYMENTS: Deployment,
    Feed.DUTIES: Duty,
    Feed.PORTFOLIOS: Portfolio,
}


@contextmanager
def brought(force, feed, *, on, by):
    """A load of that feed: whatever is recorded inside is its own; the verdicts go to the list."""
    verdicts = []
    with context_of_its_own():
        batch = Batch.objects.create(
            force=force,
            feed=feed,
            file_name=f"{feed} {on}.csv",
            file_sha256=sha256(f"{force.code} {feed} {on}".encode()).hexdigest(),
            as_at=on,
            loaded_by=by,
        )
        with pghistory.context(batch=batch.pk):
            yield verdicts
            counts = _counts(force, feed, verdicts)
            Batch.objects.filter(pk=batch.pk).update(loaded_at=moment(on), **counts)


def _counts(force, feed, verdicts):
    """An extract says again each time all that is on record."""
    outcomes = Counter(verdict.outcome for verdict in verdicts)
    moved = {name: outcomes[name] for name in ("created", "changed")}
    read = max(_KEPT_IN[feed].objects.filter(force=force).count(), sum(moved.values()))
    return moved | {"read": read, "unchanged": read - sum(moved.values())}
