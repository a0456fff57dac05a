"""A force's own roles, ranks, case categories and case groups, kept by hand."""

from capability.actions import rechecks
from capability.actions.acts import Refused, act, of_force
from capability.actions.rows import end, set_changed
from capability.models import CaseGroupMember

NATIONAL = "This is national: a force keeps its own beside it, and does not change it."


def add(model, force, facts, *, by, reason):
    """A code of the force's own; one that a national row or another has is refused, naming it."""
    refuse_taken(model, force, facts["code"])
    with act(f"{_noun(model)}.added", force=force, by=by, reason=reason, people=None) as done:
        done.row = model.objects.create(force=force, **facts)
    return done


def change(row, facts, *, by, reason):
    """Its name and the like; what already points to it stays so, under the new name."""
    with _own(row, "changed", by, reason) as done:
        set_changed(row, facts)
    return done


def put_in(group, category, *, starts_on, by, reason):
    """The category counts in the force's group from that day on (None: always)."""
    with _own(group, "extended", by, reason) as done:
        CaseGroupMember.objects.create(group=group, category=category, starts_on=starts_on)
        done.concern = rechecks.of_readers(CaseGroupMember)
    return done


def take_out(member, ends_on, *, by, reason):
    """After that day the category no longer counts in the group; before, it did."""
    with _own(member.group, "narrowed", by, reason) as done:
        end(member, ends_on, begins="counts from")
        done.concern = rechecks.of_readers(CaseGroupMember)
    return done


def refuse_taken(model, force, code):
    """A national row's code and another one of the force's own are refused."""
    taken = model.objects.of(force).filter(code__iexact=code).first()
    if taken:
        whose = "national" if taken.force_id is None else "the force's own"
        raise Refused(
            f"{taken.code} is there already ({whose}): {taken.name}. Choose another code."
        )


def _own(row, verb, by, reason):
    kind = f"{_noun(type(row))}.{verb}"
    return of_force(row, kind, by=by, reason=reason, told=NATIONAL)


def _noun(model):
    return str(model._meta.verbose_name).replace(" ", "-")
