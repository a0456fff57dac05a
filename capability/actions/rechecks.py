"""What is checked again after a change: a force, or only whom and what it can concern."""

from collections import defaultdict
from hashlib import sha256

from capability.actions import gaps, jobs
from capability.checks import CHECKS, Scope
from capability.checks.concerns import bound_by, reading
from capability.models import CaseGroupMember, Gap, Job, JobState, Requirement, Threshold

KIND = "recheck"
LONGEST = Job._meta.get_field("key").max_length


def ask(force, concern=None):
    """The job that checks again; without `concern` the whole force with every check.

    `concern` maps `people`, `requirements` (ids) or `checks` (codes) to those it is about. Where a
    whole force waits to be checked, that one does: it is held until this is on record, so that it
    can't begin before.
    """
    whole = Job.objects.select_for_update(skip_locked=True).filter(
        kind=KIND, key=force.code, state=JobState.QUEUED
    )
    if concern and (waiting := whole.first()):
        return waiting
    return jobs.ask(KIND, _key(force, concern or {}), force=force, arguments=concern)


def run(job, *, on):
    """What each check did, by its code."""
    done = {}
    for scope, checks in _asked(job.force, job.arguments, on):
        for swept in gaps.recheck(checks, scope, on=on):
            before = done.get(swept.check)
            done[swept.check] = before + swept if before else swept
    return {code: swept.as_dict() for code, swept in done.items()}


def of_readers(model):
    """A concern: the checks that read that table, over the whole force."""
    return {"checks": list(reading(model))}


def of_rows(changed):
    """A concern: what reference data (ids by model) can concern; None where that may be anything.

    As publishing it says (see `requirement_keeping`, `threshold_keeping`, `code_keeping`).
    """
    if len(changed) != 1:
        return None
    [(model, ids)] = changed.items()
    if model is Requirement:
        return {"requirements": ids}
    return of_readers(model) if model in (CaseGroupMember, Threshold) else None


def _key(force, concern):
    about = (f"{name} {' '.join(map(str, ids))}" for name, ids in concern.items())
    key = " ".join([force.code, *about])
    if len(key) <= LONGEST:
        return key
    digest = sha256(key.encode()).hexdigest()
    return f"{key[: LONGEST - len(digest) - 1]} {digest}"


def _asked(force, concern, on):
    """Pairs of scope and checks."""
    whole = Scope(force)
    if "checks" in concern:
        return [(whole, [CHECKS[code] for code in concern["checks"]])]
    if "requirements" in concern:
        some = Scope(force, _required(force, concern["requirements"], on))
        checks = [CHECKS[code] for code in reading(Requirement)]
        return [(some, _about_people(checks)), (whole, _about_nobody(checks))]
    if "people" in concern:
        return _of_people(Scope(force, tuple(concern["people"])), on)
    return [(whole, list(CHECKS.values()))]


def _of_people(scope, on):
    """Those people, and by each check whomever else, or which units, their rows speak of."""
    yield scope, _about_people(CHECKS.values())
    concerned = defaultdict(list)
    for check in CHECKS.values():
        for other in check.concerned(scope, on=on):
            concerned[other].append(check)
    yield from concerned.items()


def _about_people(checks):
    return [one for one in checks if one.is_about_people]


def _about_nobody(checks):
    return [one for one in checks if not one.is_about_people]


def _required(force, ids, on):
    """Those whom the requirements can concern, and those with an open gap about one of them."""
    requirements = Requirement.objects.filter(pk__in=ids).select_related("unit")
    bound = bound_by(requirements, force, on=on).values_list("pk", flat=True)
    found = Gap.objects.still_open().filter(force=force, requirement__in=ids)
    return tuple({*bound, *found.values_list("person", flat=True)} - {None})
