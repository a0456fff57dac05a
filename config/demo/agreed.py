"""Writes development plans of a make-believe force, with all that belongs to them."""

from datetime import date
from typing import NamedTuple

from capability.access import AccessRole
from capability.actions import bulk
from capability.models import Person, User
from config.demo.aims import Aim
from config.demo.days import DAY
from training.access import KEEP_PLANS
from training.models import DevelopmentPlan, PlanAction, PlanAim, PlanReview

_UNTIL_REVIEW, _UNTIL_NEXT = 364 * DAY, 182 * DAY
_NOTE = "Talked about what was reached, what comes next and by when."


class Review(NamedTuple):
    held_on: date
    is_signed_by_person: bool = True
    is_signed_by_supervisor: bool = True

    @property
    def is_signed(self):
        """By both."""
        return self.is_signed_by_person and self.is_signed_by_supervisor


class Draft(NamedTuple):
    person: int
    agreed_on: date
    aims: list[Aim]
    review: Review | None = None


def teams(force):
    """Ids of the people whose plans each supervisor who signs in keeps, by the id of the user."""
    users = User.objects.filter(grants__force=force, grants__access_role=AccessRole.SUPERVISOR)
    return {
        user.pk: set(Person.objects.changeable_by(user, KEEP_PLANS).values_list("pk", flat=True))
        for user in users.distinct()
    }


def write(force, drafts, *, by):
    ids = _agree(force, drafts)
    _aim(force, drafts, ids)
    _review(force, drafts, ids, by)


def _agree(force, drafts):
    rows = [(force.pk, one.person, one.agreed_on, _review_due_on(one)) for one in drafts]
    return bulk.insert(DevelopmentPlan, ("force", "person", "agreed_on", "review_due_on"), rows)


def _review_due_on(draft):
    review = draft.review
    if review and review.is_signed:
        return review.held_on + _UNTIL_NEXT
    return draft.agreed_on + _UNTIL_REVIEW


def _aim(force, drafts, ids):
    own = [(plan, aim) for plan, one in zip(ids, drafts, strict=True) for aim in one.aims]
    tied = ("gap", "requirement", "met_on")
    rows = [(force.pk, plan, aim.text, *(getattr(aim, name) for name in tied)) for plan, aim in own]
    aim_ids = bulk.insert(PlanAim, ("force", "plan", "text", *tied), rows)
    steps = [
        (force.pk, aim_id, *step)
        for aim_id, (_plan, aim) in zip(aim_ids, own, strict=True)
        for step in aim.steps
    ]
    bulk.insert(PlanAction, ("force", "aim", "text", "due_on", "done_on"), steps)


def _review(force, drafts, ids, by):
    """Signed by the supervisor of the team where one signs in, else by whoever keeps records."""
    signers = {person: user for user, team in teams(force).items() for person in team}
    rows = [
        (force.pk, plan, *_talked(one.review, signers.get(one.person, by.pk)))
        for plan, one in zip(ids, drafts, strict=True)
        if one.review
    ]
    signed = ("signed_by_person_on", "signed_by", "signed_on")
    columns = ("force", "plan", "held_on", "next_due_on", "note", *signed)
    bulk.insert(PlanReview, columns, rows)


def _talked(review, signer):
    held_on = review.held_on
    by_person = held_on + DAY if review.is_signed_by_person else None
    signed = (signer, held_on + 2 * DAY) if review.is_signed_by_supervisor else (None, None)
    return held_on, held_on + _UNTIL_NEXT, _NOTE, by_person, *signed
