"""A force's own schemes kept by hand, through the door that their feed uses."""

from capability.actions import prerequisites, schemes
from capability.actions.acts import Refused, accept, act, of_force
from capability.actions.rows import end, set_changed
from capability.actions.schemes import SchemeFacts
from capability.models import Equivalence, EquivalenceSource, Prerequisite

NATIONAL = "This is national: a force can add to it, and not change it."


def add(force, facts, *, on, by, reason):
    """A new scheme with its first version, as SchemeFacts."""
    _refuse_known(force, facts.code)
    with act("scheme.added", force=force, by=by, reason=reason, people=None) as done:
        _recorded(force, facts, on=on)
    return done


def rename(scheme, name, *, by, reason):
    with _own(scheme, "scheme.renamed", by, reason) as done:
        set_changed(scheme, {"name": name})
    return done


def begin_version(scheme, label, terms, *, on, by, reason):
    """The rules from `terms["starts_on"]` on; the version before ends where this one begins."""
    if scheme.versions.filter(label=label).exists():
        raise Refused(f"{scheme.code} has a version {label or 'without a name'} already.")
    facts = SchemeFacts(scheme.code, scheme.name, label, terms)
    with _own(scheme, "scheme.version-begun", by, reason) as done:
        _recorded(scheme.force, facts, on=on)
    return done


def need(force, scheme, facts, *, by, reason):
    """Something has to be held first; a force may ask that before a national scheme too.

    `facts` maps needs, starts_on and source.
    """
    needed = facts["needs"]
    if way := prerequisites.circle(prerequisites.edges(force), scheme.code, [needed.code]):
        raise Refused(f"The scheme would need itself: {' needs '.join(way)}.")
    with act("scheme.needs", force=force, by=by, reason=reason, people=None) as done:
        Prerequisite.objects.create(force=force, scheme=scheme, **facts)
    return done


def need_no_longer(prerequisite, ends_on, *, by, reason):
    with _own(prerequisite, "scheme.needs-no-longer", by, reason) as done:
        end(prerequisite, ends_on)
    return done


def count_as(scheme, sources, *, starts_on, by, reason):
    """All of these, awarded, count as one in the scheme, which has to be the force's own."""
    with _own(scheme, "scheme.counts", by, reason) as done:
        counts = Equivalence.objects.create(force=scheme.force, scheme=scheme, starts_on=starts_on)
        for source in sources:
            EquivalenceSource.objects.create(equivalence=counts, scheme=source)
    return done


def count_no_longer(equivalence, ends_on, *, by, reason):
    with _own(equivalence, "scheme.counts-no-longer", by, reason) as done:
        end(equivalence, ends_on)
    return done


def _own(row, kind, by, reason):
    return of_force(row, kind, by=by, reason=reason, told=NATIONAL)


def _refuse_known(force, code):
    if any(known.code == code for known in schemes.Scheme.objects.of(force)):
        raise Refused(f"There is already a scheme {code}. Choose another code, or open that one.")


def _recorded(force, facts, *, on):
    (verdict,) = schemes.record(force, [facts], as_at=on)
    accept(verdict)
