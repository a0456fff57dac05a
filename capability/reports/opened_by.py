"""Which change of record opened a gap; where none did, which one it rests on since."""

from datetime import timedelta
from functools import cache
from typing import NamedTuple

from django.apps import apps
from django.utils import timezone

from capability.checks import CHECKS
from capability.checks.concerns import tables
from capability.models import Case, CaseAllocation, CaseClassification, Gap, Requirement
from capability.reports import events, history

DAY = timedelta(days=1)
# Of what was recorded at one moment the last of these is named.
MODELS = (Requirement, Case, CaseClassification, *events.MODELS)


class OpenedBy(NamedTuple):
    """`kind` is the model's by which the person's history lists the change, if it does.

    `is_then`: it was recorded no earlier than on the day before the gap opened, and by no moment
    later than the gap; else a day passed, and nothing else.
    """

    change: history.Change
    kind: str
    is_then: bool


def opened_by(gap):
    """By what its check reads, of its person and its case; None where that does not tell."""
    check = CHECKS[gap.check_code]
    if gap.person_id is None or not _tells_all(check):
        return None
    models = [model for model in MODELS if model._meta.db_table in tables(check)]
    asked = [_asked(model, gap) for model in models]
    recorded = gap.events.filter(pgh_label="insert").order_by().values("pgh_created_at")[:1]
    found = events.read(list(events.newest(asked, until=recorded)), models) if asked else []
    if not found:
        return None
    (change,) = history.told(found)
    model = found[0]["model"]
    kind = model._meta.model_name if model in events.MODELS else ""
    return OpenedBy(change, kind, timezone.localdate(change.at) >= gap.opened_on - DAY)


@cache
def _tells_all(check):
    """Whether a person's history has all that the check reads about people."""
    known = {*events.MODELS, Gap}
    return not any(
        model._meta.db_table in tables(check)
        for model in apps.get_models()
        if model not in known
        and hasattr(model, "pgh_event_model")
        and any(field.name == "person" for field in model._meta.concrete_fields)
    )


def _asked(model, gap):
    """The versions of its rows that the gap is about."""
    versions = model.pgh_event_model.objects.order_by()
    if model is Requirement:
        return versions.filter(pgh_obj=gap.requirement_id)
    if model is Case:
        return versions.filter(pgh_obj__in=_cases(gap))
    if model is CaseClassification:
        return versions.filter(case__in=_cases(gap))
    if model is CaseAllocation and gap.allocation_id:
        return versions.filter(pgh_obj=gap.allocation_id)
    return events.about(model, gap.person_id)


def _cases(gap):
    """Of its allocation, or all that its person was ever given."""
    own = events.about(CaseAllocation, gap.person_id)
    return (own.filter(pgh_obj=gap.allocation_id) if gap.allocation_id else own).values("case")
