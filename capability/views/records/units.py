"""Units kept by hand: made, corrected, moved, ended; their head and their posts."""

from django.shortcuts import get_object_or_404
from django.urls import reverse

from capability.access import KEEP_REFERENCE
from capability.actions import unit_keeping
from capability.fields.days import LastDayForm
from capability.forms.units import (
    HeadForm,
    MakeForm,
    MoveForm,
    PostsForm,
    UnitForm,
    as_on_record,
)
from capability.models import Person, Unit
from capability.pages.acting import acting
from capability.pages.needs import needs, whole_force
from capability.rules.words import day


@needs(KEEP_REFERENCE)
def make(request):
    force = whole_force(request, KEEP_REFERENCE)
    form = MakeForm(request.POST or None, units=_kept_units(request).filter(force=force))

    def do(cleaned):
        facts = form.facts | {"code": cleaned["code"], "parent": cleaned["parent"].code}
        act = unit_keeping.make(force, facts, by=request.user, reason=cleaned["reason"])
        return act, f"{cleaned['name']} was made, under {cleaned['parent']}."

    title = f"A new unit of {force}"
    return acting(request, form, do, back=reverse("units"), title=title, button="Make this unit")


@needs(KEEP_REFERENCE)
def correct(request, unit):
    unit = _kept(request, unit)
    form = UnitForm(request.POST or None, initial=as_on_record(unit))

    def do(cleaned):
        act = unit_keeping.correct(unit, form.facts, by=request.user, reason=cleaned["reason"])
        return act, f"{cleaned['name']} was changed."

    intro = "A unit has one name at a time, whatever day is asked about."
    return _about(request, unit, form, do, title=f"Rename or describe {unit}", intro=intro)


@needs(KEEP_REFERENCE)
def move(request, unit):
    unit = _kept(request, unit)
    others = _kept_units(request).filter(force=unit.force_id).exclude(pk=unit.pk)
    form = MoveForm(request.POST or None, units=others)

    def do(cleaned):
        parent, on = cleaned["parent"], cleaned["starts_on"]
        how = {"on": on, "by": request.user, "reason": cleaned["reason"]}
        act = unit_keeping.move(unit, parent, **how)
        return act, f"{unit} stands under {parent} from {day(on)}."

    return _about(request, unit, form, do, title=f"Move {unit} in the tree")


@needs(KEEP_REFERENCE)
def end(request, unit):
    unit = _kept(request, unit)
    form = LastDayForm(request.POST or None)

    def do(cleaned):
        last_day, how = cleaned["last_day"], {"by": request.user, "reason": cleaned["reason"]}
        act = unit_keeping.end(unit, last_day, **how)
        return act, f"{unit} ended; its last day is {day(last_day)}."

    intro = "Move first whoever is posted there after that day, and the units under it."
    return _about(request, unit, form, do, title=f"End {unit}", intro=intro)


@needs(KEEP_REFERENCE)
def head(request, unit):
    unit = _kept(request, unit)
    people = Person.objects.visible_to(request.user).filter(force=unit.force_id)
    form = HeadForm(request.POST or None, people=people)

    def do(cleaned):
        person, on = cleaned["reference"], cleaned["starts_on"]
        how = {"on": on, "by": request.user, "reason": cleaned["reason"]}
        act = unit_keeping.appoint(unit, person, **how)
        return act, f"{person or 'Nobody'} heads {unit} from {day(on)}."

    intro = "Whoever headed it until then does so to the day before."
    return _about(request, unit, form, do, title=f"Who heads {unit}", intro=intro)


@needs(KEEP_REFERENCE)
def posts(request, unit):
    unit = _kept(request, unit)
    form = PostsForm(request.POST or None, force=unit.force)

    def do(cleaned):
        act = unit_keeping.fund(unit, form.facts, by=request.user, reason=cleaned["reason"])
        role = cleaned["role"] or "any role"
        first = day(cleaned["starts_on"])
        return act, f"{unit} has {cleaned['posts']} posts ({role}) from {first}."

    intro = "What was funded for that role until then ends the day before. 0 ends it altogether."
    return _about(request, unit, form, do, title=f"Funded posts of {unit}", intro=intro)


def _kept_units(request):
    """Of whole forces: where a unit stands says who reaches whom."""
    return Unit.objects.filter(force__in=request.user.reach(KEEP_REFERENCE).forces)


def _kept(request, identity):
    return get_object_or_404(_kept_units(request).select_related("force"), uuid=identity)


def _about(request, unit, form, do, **page):
    back = reverse("unit", args=[unit.uuid])
    return acting(request, form, do, back=back, **page)
