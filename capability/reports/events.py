"""Every version of every row about a person, out of all tables of history at once."""

from django.db.models import (
    Count,
    DecimalField,
    F,
    IntegerField,
    Max,
    OuterRef,
    Subquery,
    TextField,
    Value,
)
from django.db.models.functions import Cast, JSONObject

from capability.models import (
    Absence,
    AccessDenial,
    Accreditation,
    Alias,
    AllocationCheck,
    CaseAllocation,
    Deployment,
    Dispensation,
    Dispute,
    Evidence,
    ExtendedAward,
    Person,
    Posting,
    Restriction,
    Service,
    Suspension,
)
from capability.models.history import Xid8Field

ABOUT = {
    Person: "pgh_obj",
    Alias: "person",
    Service: "person",
    Posting: "person",
    Accreditation: "person",
    Suspension: "accreditation",
    CaseAllocation: "person",
    AllocationCheck: "person",
    Evidence: "accreditation",
    ExtendedAward: "accreditation",
    Restriction: "person",
    Absence: "person",
    Deployment: "person",
    Dispensation: "person",
    Dispute: "person",
    AccessDenial: "person",
}
MODELS = tuple(ABOUT)
CONTEXT = {name: F(f"pgh_context__metadata__{name}") for name in ("user", "batch", "act")}


def newest_first(person, models=MODELS):
    """(moment, place of the model, event); what changed at one moment stands newest first too."""
    parts = [
        about(model, person.pk)
        .annotate(pgh_place=_place(MODELS.index(model)))
        .values_list("pgh_created_at", "pgh_place", "pgh_id")
        for model in models
    ]
    return _together(parts).order_by("-pgh_created_at", "-pgh_place", "-pgh_id")


def newest(asked, *, until):
    """The newest of several models' versions (querysets) up to that moment, as `newest_first`."""
    parts = [
        some.filter(pgh_created_at__lte=until)
        .annotate(pgh_place=_place(place))
        .values_list("pgh_created_at", "pgh_place", "pgh_id")
        for place, some in enumerate(asked)
    ]
    return _together(parts).order_by("-pgh_created_at", "-pgh_place", "-pgh_id")[:1]


def extent(person):
    """How many there are, and the moment of the last."""
    parts = [
        about(model, person.pk)
        .values(one=_place(1))
        .annotate(count=Count("pgh_id"), moment=Max("pgh_created_at"))
        .values_list("count", "moment")
        for model in MODELS
    ]
    counts, moments = zip(*_together(parts), strict=True)
    return sum(counts), max(filter(None, moments), default=None)


def by(done, models):
    """All that one act or load did to rows of the models: (moment, place of the model, event).

    By the transaction, which is indexed, and the context of its own row of history.
    """
    own = done.events.filter(pgh_label="insert").annotate(xid=Cast("pgh_xid", TextField()))
    xid, context = own.values_list("xid", "pgh_context_id").get()
    mine = {"pgh_xid": Cast(Value(xid), Xid8Field()), "pgh_context_id": context}
    parts = [
        model.pgh_event_model.objects.filter(**mine)
        .order_by()
        .annotate(pgh_place=_place(place))
        .values_list("pgh_created_at", "pgh_place", "pgh_id")
        for place, model in enumerate(models)
    ]
    return _together(parts).order_by("pgh_place", "pgh_id")


def read(listed, models=MODELS):
    """Of those, in their order, each with its row and with `before`, the version before it."""
    ids = {}
    for _moment, place, event in listed:
        ids.setdefault(place, []).append(event)
    if not ids:
        return []
    found = _together([_versions(models[place], place, some) for place, some in ids.items()])
    found = {(row["pgh_place"], row["pgh_id"]): row for row in found}
    return [_event(found[place, event], models[place]) for _moment, place, event in listed]


def of_rows(rows):
    """Every version of rows of several models (querysets), as `read` gives them, the oldest first.

    None has the version before it: whoever reads all of them has it.
    """
    parts = [
        some.model.pgh_event_model.objects.order_by()
        .filter(pgh_obj__in=some.order_by().values("pk"))
        .values(
            "pgh_id",
            "pgh_label",
            "pgh_created_at",
            pgh_place=_place(place),
            stands=_columns(some.model),
            context=JSONObject(**CONTEXT),
        )
        for place, some in enumerate(rows)
    ]
    found = _together(parts).order_by("pgh_place", "pgh_id")
    return [_event(event, rows[event["pgh_place"]].model) for event in found]


def first(row):
    """How the row came to be on record, as `read` gives it."""
    model = type(row)
    events = _rows(row.events.order_by("pgh_id"), model, _place(0))
    return [_event(event, model) for event in events[:1]]


def later(row, *, than):
    """The versions of the row after that event (its id), newest first, as `read` gives them."""
    model = type(row)
    events = row.events.filter(pgh_id__gt=than).order_by("-pgh_id")
    return [_event(event, model) for event in _rows(events, model, _place(0))]


def about(model, person):
    """Of the person with that id: what belongs to an accreditation stays theirs when that has gone:
    undone, say.
    """
    events = model.pgh_event_model.objects.order_by()
    if ABOUT[model] != "accreditation":
        return events.filter(**{ABOUT[model]: person})
    own = Accreditation.pgh_event_model.objects.filter(person=person).order_by()
    return events.filter(accreditation__in=own.values("pgh_obj"))


def _place(number):
    return Value(number, output_field=IntegerField())


def _together(parts):
    head, *others = parts
    return head.union(*others, all=True)


def _versions(model, place, ids):
    events = model.pgh_event_model.objects.filter(pk__in=ids).order_by()
    return _rows(events, model, _place(place))


def _rows(events, model, place):
    earlier = model.pgh_event_model.objects.filter(
        pgh_obj=OuterRef("pgh_obj"), pgh_id__lt=OuterRef("pgh_id")
    )
    return events.values(
        "pgh_id",
        "pgh_label",
        "pgh_created_at",
        # Named as no field of any app is.
        pgh_place=place,
        stands=_columns(model),
        before=Subquery(earlier.order_by("-pgh_id").values(json=_columns(model))[:1]),
        context=JSONObject(**CONTEXT),
    )


def _columns(model):
    """Numbers as text: JSON would make 0.6 of 0.600."""
    return JSONObject(
        **{
            field.attname: Cast(field.attname, TextField())
            if isinstance(field, DecimalField)
            else F(field.attname)
            for field in model._meta.concrete_fields
        }
    )


def _event(found, model):
    stands, context = found.pop("stands"), found.pop("context")
    before = found.pop("before", None) or {}
    return {**found, **stands, **context, "model": model, "before": before}
