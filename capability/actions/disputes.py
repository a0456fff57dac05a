"""Something on record is contested, and someone decides; the correction itself is another act."""

from datetime import date, datetime
from typing import NamedTuple

from django.db.models import Model
from django.utils import timezone

from capability.actions import acts, services
from capability.actions.rows import set_changed
from capability.models import (
    Accreditation,
    Act,
    Deployment,
    Dispute,
    Outcome,
    Person,
    Posting,
    Service,
)
from capability.rules.london import on_the_clock
from capability.rules.words import day


class Contestable(NamedTuple):
    """Which data of a kind of row can be contested; `page` is the person's tab where it stands."""

    model: type[Model]
    fields: tuple[str, ...]
    name: str
    page: str


CONTESTABLE = {}


def join(*kinds):
    """Kinds of rows, a higher app's too."""
    CONTESTABLE.update({kind.model._meta.model_name: kind for kind in kinds})


join(
    Contestable(
        Accreditation,
        (
            *("course_completed_on", "portfolio_opened_on", "portfolio_due_on", "awarded_on"),
            *("valid_to", "revoked_on", "certificate"),
        ),
        "Accreditation",
        "person",
    ),
    Contestable(
        Posting,
        ("unit", "role", "rank", "starts_on", "ends_on", "fte"),
        "Posting",
        "person-postings",
    ),
    Contestable(
        Service,
        services.FIELDS,
        "Service",
        "person-postings",
    ),
    Contestable(
        Person,
        ("surname", "forename", "other_names", "person_ref", "number", "kind", "email"),
        "Personal facts",
        "person",
    ),
    Contestable(
        Deployment,
        ("scheme", "incident", "called_at", "released_on"),
        "Call-out",
        "person-call-outs",
    ),
)


def contest(person, row, field, says, *, by):
    """`field` is one of those of the row's kind in `CONTESTABLE`."""
    with acts.about(person, "dispute.opened", by=by, reason=says) as done:
        done.dispute = Dispute.objects.create(
            force=person.force,
            person=person,
            table=row._meta.model_name,
            row=row.pk,
            field=field,
            stood=in_words(row, field)[:200],
            says=says,
            opened_by=by,
        )
    return done


def decide(dispute, outcome, *, by, reason):
    """Corrected it is only if the record no longer says what was contested."""
    with acts.about(dispute.person, "dispute.decided", by=by, reason=reason) as done:
        dispute = Dispute.objects.select_for_update().get(pk=dispute.pk)
        if dispute.decided_at:
            raise acts.Refused("That was decided already. Look at the list of disputes again.")
        facts = {"outcome": outcome, "decision": reason, "decided_by": by}
        if outcome == Outcome.CORRECTED:
            _refuse_uncorrected(dispute)
            facts["corrected_by"] = _last_act(dispute)
        set_changed(dispute, facts | {"decided_at": timezone.now()})
    return done


def contested(dispute):
    """The row that is contested; None if it is no longer on record."""
    model = CONTESTABLE[dispute.table].model
    return model.objects.filter(pk=dispute.row).first()


def in_words(row, name):
    value = getattr(row, name)
    if isinstance(value, datetime):
        return on_the_clock(value)
    if isinstance(value, date):
        return day(value)
    display = getattr(row, f"get_{name}_display", None)
    return str(display() if display else value or "")


def _refuse_uncorrected(dispute):
    row = contested(dispute)
    if row and in_words(row, dispute.field)[:200] == dispute.stood:
        said = dispute.stood or "blank"
        raise acts.Refused(
            f"The record still says {said}. Correct it first, or choose another answer."
        )


def _last_act(dispute):
    """That changed the row last; None where a file did."""
    model = CONTESTABLE[dispute.table].model
    events = model.pgh_event_model.objects.filter(pgh_obj=dispute.row).order_by("-pgh_id")
    last = events.values_list("pgh_context__metadata__act", flat=True).first()
    return Act.objects.filter(pk=last).first()
