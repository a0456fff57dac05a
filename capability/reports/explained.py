"""The rows of a list of gaps, each with its person as the user may see them and its explanation."""

from itertools import groupby

from capability.checks import CHECKS, Scope
from capability.models import CaseAllocation, Force, Gap, Person
from capability.reports.people import PeopleReport
from capability.reports.sight import NAMES, Sight, sight


def filled(items, user, *, on):
    """A page of items as flat rows; a fixed number of queries a check, however many the rows.

    `person` is None where the gap is about none. `case_reference` stands only where the user sees
    the person's name. `explanation` is `rules.explanations.Explanation`, the same for everyone.
    """
    explained = _explanations(items, on)
    stored = Gap.objects.in_bulk([item.gap for item in items if item.gap])
    shown = _people_shown(items, user, on)
    references = _case_references(items)
    rows = []
    for item in items:
        person = shown.get(item.person)
        gap = stored.get(item.gap)
        rows.append(
            {
                "uuid": gap and _identity(gap, person, user),
                **_about(item, gap),
                "person": person,
                "case_reference": _if_named(person, references.get((item.check, item.key))),
                "explanation": explained.get((item.check, item.key)) or _as_opened(item, gap),
            }
        )
    return rows


def _identity(gap, person, user):
    """The same choice as `sight.row_identity` makes in a query."""
    is_named = NAMES[0] in person if person else sight(user) is Sight.NAMES
    return gap.uuid if is_named else gap.veiled_uuid


def _about(item, gap):
    check = CHECKS[item.check]
    return {
        "check": check.code,
        "rule": check.rule,
        "title": check.title,
        "owner": check.owner,
        "opened_on": gap and gap.opened_on,
        "closed_on": gap and gap.closed_on,
        "is_found": item.is_found,
    }


def _explanations(items, on):
    """By check and key, from the check's evidence on the day, narrowed to the people listed."""
    found = {}
    scopes = {item.force: Scope(Force(pk=item.force)) for item in items}
    for (force, code), group in groupby(sorted(items, key=_source), key=_source):
        check, wanted = CHECKS[code], {item.key for item in group}
        first = check.columns[0]
        findings = check.findings(scopes[force], on=on).filter(
            **{f"{first}__in": {k[0] for k in wanted}}
        )
        rows = check.evidence(findings, scopes[force], on=on).values_list(
            *check.columns, "evidence"
        )
        for *key, evidence in rows:
            if tuple(key) in wanted:
                found[code, tuple(key)] = check.explain(evidence, on=on)
    return found


def _source(item):
    return item.force, item.check


def _as_opened(item, gap):
    """Why it opened, where the check no longer finds it."""
    return CHECKS[item.check].explain(gap.evidence, on=gap.opened_on)


def _people_shown(items, user, on):
    report = PeopleReport(user, on)
    rows = list(report.listed(Person.objects.filter(pk__in={item.person for item in items})))
    keys = [row["pk"] for row in rows]
    return dict(zip(keys, report.filled(rows), strict=True))


def _case_references(items):
    allocations = {(i.check, i.key): _allocation(i) for i in items if _allocation(i)}
    rows = CaseAllocation.objects.filter(pk__in=set(allocations.values()))
    references = dict(rows.values_list("pk", "case__reference"))
    return {key: references[allocation] for key, allocation in allocations.items()}


def _allocation(item):
    return dict(zip(CHECKS[item.check].keys, item.key, strict=True)).get("allocation")


def _if_named(person, reference):
    return reference if person and NAMES[0] in person else None
