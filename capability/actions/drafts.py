"""Changes of reference data on their way: nothing is published before somebody has read what it
does, and only what they have read."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import NamedTuple

from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from django.utils import timezone

from capability.actions import bulk, deeds, jobs
from capability.actions.acts import Refused
from capability.models import Draft, DraftGap, DraftState, User

ROWS_ARE_KEPT = timedelta(days=7)
DRAFTS_ARE_KEPT = timedelta(days=30)
LONGEST_REFUSAL = 500
GAP = ("force", "draft", "what", "check_code", "team", "person", "allocation")

BUSY = "It is being worked on just now. Look again in a moment."
MOVED_ON = "It has moved on meanwhile. Look at where it stands now."
LOOKED_ANEW = "It was looked at again meanwhile. Read what it does now before you publish it."
ANOTHER_DAY = "What it would do was found on another day. Look again before you publish it."
OTHERWISE = (
    "The register has changed since, and it would no longer do what was shown. Nothing is "
    "published. Read below what it would do now."
)
NOT_ALLOWED = "Whoever asked for it may no longer publish in this force. Nothing is published."


class Wording(NamedTuple):
    """A draft in words: its title, its facts as (name, value), and what is told once it is done."""

    title: str
    said: list
    told: str


class Looking(NamedTuple):
    """How a look is taken: `trial(draft, on=…)` asks the checks at once, and once more when it
    gives its `outcome`. For whom, when, and what says how far it is.
    """

    trial: Callable
    by: User
    at: datetime
    pulse: jobs.Pulse


class _Otherwise(Exception):  # noqa: N818 - it is caught here and becomes a remark
    def __init__(self, outcome):
        super().__init__()
        self.outcome = outcome


@transaction.atomic
def keep(draft, wording, *, by):
    """Keep it, new or changed, and ask for a look at what it would do.

    What would be refused anyway is refused at once.
    """
    if draft.pk:
        _taken(draft, DraftState.LOOKED)
    else:
        draft.drafted_by = by
    draft.title, draft.said, draft.told = wording
    _tried(draft, by)
    return _asked(draft, "look-at-draft", DraftState.LOOKING, by)


@transaction.atomic
def look_again(draft, *, by):
    """Also where the work was given up: nothing of it was published."""
    draft = _taken(draft, *DraftState)
    if draft.state != DraftState.LOOKED and not draft.is_given_up:
        raise Refused(BUSY if draft.is_worked_on else MOVED_ON)
    return _asked(draft, "look-at-draft", DraftState.LOOKING, by)


@transaction.atomic
def ask_to_publish(draft, mark, *, on, by):
    """`mark` is of what the reader has read; `on` is today."""
    draft = _taken(draft, DraftState.LOOKED)
    if not draft.mark or draft.mark != mark:
        raise Refused(LOOKED_ANEW)
    if timezone.localdate(draft.looked_at) != on:
        raise Refused(ANOTHER_DAY)
    return _asked(draft, "publish-draft", DraftState.PUBLISHING, by)


@transaction.atomic
def give_up(draft):
    draft = _taken(draft, DraftState.LOOKED)
    draft.gaps.all().delete()
    return _moved(draft, DraftState.DROPPED)


def look(draft, looking):
    """Do it and take it back; what the checks find because of it is kept for the pages."""
    if draft.state != DraftState.LOOKING:
        return
    try:
        with transaction.atomic():
            _act, outcome = _looked(draft, looking)
            transaction.set_rollback(True)
    except Refused as refusal:
        _stop(draft, str(refusal), looking)
    else:
        _keep_outcome(draft, outcome, looking)


def publish(draft, looking):
    """Do it, if it does what was read; gives the Act, or None."""
    if draft.state != DraftState.PUBLISHING:
        return None
    if not _may_publish(draft, looking.by):
        return _stop(draft, NOT_ALLOWED, looking)
    try:
        with transaction.atomic():
            return _published(_taken(draft, DraftState.PUBLISHING), looking)
    except _Otherwise as otherwise:
        return _keep_outcome(draft, otherwise.outcome, looking, OTHERWISE)
    except Refused as refusal:
        return _stop(draft, str(refusal), looking)


def tidy(*, on):
    """What nobody published in 30 days is given up; what a look found goes 7 days after the end."""
    for draft in Draft.objects.waiting().filter(drafted_at__date__lt=on - DRAFTS_ARE_KEPT):
        Draft.objects.filter(pk=draft.pk).update(state=DraftState.DROPPED)
        draft.gaps.all().delete()
    ended = Draft.objects.filter(job__finished_at__date__lt=on - ROWS_ARE_KEPT)
    DraftGap.objects.filter(draft__in=ended.exclude(pk__in=Draft.objects.waiting())).delete()


def are_kept(draft, *, on):
    """Whether what the last look found at a published draft is on record still."""
    ended = draft.job and draft.job.finished_at
    return bool(ended) and timezone.localdate(ended) >= on - ROWS_ARE_KEPT


def _may_publish(draft, user):
    """Grants are asked again when the work begins: one may have ended since."""
    return user is not None and Draft.objects.visible_to(user).filter(pk=draft.pk).exists()


def _published(draft, looking):
    act, outcome = _looked(draft, looking)
    if outcome.mark != draft.mark:
        raise _Otherwise(outcome)
    draft.act, draft.recheck = act, act.job
    _moved(draft, DraftState.PUBLISHED)
    return act


def _looked(draft, looking):
    """The act, done, and what the checks find because of it on the first day that it counts."""
    today = timezone.localdate(looking.at)
    looking.pulse.reached(10)
    try:
        on = draft.seen_on or deeds.first_day(draft, today=today)
        trial = looking.trial(draft, on=on)
    except ObjectDoesNotExist as error:
        raise Refused(deeds.GONE) from error
    looking.pulse.reached(45)
    act = deeds.do(draft, by=looking.by)
    outcome = trial.outcome(getattr(act, "renamed", {}))
    looking.pulse.reached(90)
    return act, outcome


def _tried(draft, by):
    with transaction.atomic():
        deeds.do(draft, by=by)
        transaction.set_rollback(True)


@transaction.atomic
def _keep_outcome(draft, outcome, looking, words=""):
    draft = _taken(draft, draft.state)
    draft.gaps.all().delete()
    rows = ((draft.force_id, draft.pk, *row) for row in outcome.rows)
    bulk.insert(DraftGap, GAP, rows)
    draft.on, draft.mark, draft.looked_at = outcome.on, outcome.mark, looking.at
    _moved(draft, DraftState.LOOKED, words)


@transaction.atomic
def _stop(draft, words, looking):
    """It can't be published as it stands: what was found before is of no use."""
    draft = _taken(draft, draft.state)
    draft.gaps.all().delete()
    draft.mark, draft.looked_at = "", looking.at
    _moved(draft, DraftState.LOOKED, words)


def _taken(draft, *states):
    """It, locked for this change, if it is in one of these states still."""
    free = Draft.objects.select_for_update(skip_locked=True, of=("self",))
    locked = free.select_related("force", "job").filter(pk=draft.pk).first()
    if locked is None:
        raise Refused(BUSY)
    if locked.state not in states:
        raise Refused(MOVED_ON)
    return locked


def _asked(draft, kind, state, by):
    _moved(draft, state)
    key = f"{draft.force.code} {draft.uuid}"
    draft.job = jobs.ask(kind, key, force=draft.force, arguments={"draft": draft.pk}, by=by)
    draft.save(update_fields=["job"])
    return draft


def _moved(draft, state, words=""):
    draft.state, draft.refusal = state, words[:LONGEST_REFUSAL]
    draft.save()
    return draft
