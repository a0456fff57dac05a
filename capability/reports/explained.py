"""The rows of a list of gaps, each with its person as the user may see them and its explanation."""

import json
from dataclasses import replace

from django.db.models import BigIntegerField, CharField, F, OuterRef, Subquery, Value
from django.db.models.functions import Cast

from capability.checks import CHECKS
from capability.models import Case, CaseAllocation, Gap, Person
from capability.reports.findings import Arm, by_check, together, with_evidence
from capability.reports.people import PeopleReport
from capability.reports.sight import NAMES, Sight, sight

# What is being done, in words that people wrote or with their names.
TELLING = ("owned_by", "plan")
COVERING = {"dispensation_uuid": "uuid", "mentor": "mentor", "mitigation": "mitigation"}
COLUMNS = ("evidence", "about_case", "of_gap")


def filled(items, user, *, on, people=None):
    """A page of items as flat rows; two queries, however many the rows and the checks.

    `person` is None where the gap is about none; `people` are rows of the people report by id, if
    the page has them. `case_reference`, TELLING and COVERING stand only where the user sees the
    person's name. `explanation` is `rules.explanations.Explanation`, the same for everyone. A gap
    that was closed while the page was made is left out.
    """
    explained = _explanations(items, on)
    shown = _people_shown(items, user, on) if people is None else people
    return [
        _row(item, shown.get(item.person), user, *explained[_told_as(item)])
        for item in items
        if _told_as(item) in explained
    ]


def _row(item, person, user, explanation, reference):
    is_named = NAMES[0] in person if person else sight(user) is Sight.NAMES
    row = {
        "uuid": item.work("uuid" if is_named else "veiled_uuid"),
        **_about(item),
        "person": person,
        "case_reference": reference if is_named else None,
        "explanation": _with_cover(explanation, item.cover),
        "covered_until": item.cover and item.cover.until,
    }
    row |= {name: item.work(name) if is_named else None for name in TELLING}
    cover = item.cover if is_named else None
    return row | {name: cover and getattr(cover, told) for name, told in COVERING.items()}


def _with_cover(explanation, cover):
    return replace(explanation, covered=[cover.words]) if cover else explanation


def _about(item):
    check = CHECKS[item.check]
    return {
        "check": check.code,
        "rule": check.rule,
        "title": check.title,
        "owner": check.owner,
        "opened_on": item.opened_on,
        "closed_on": item.work("closed_on"),
        "is_found": item.is_found,
        "acknowledged_at": item.work("acknowledged_at"),
        "due_on": item.work("due_on"),
    }


def _explanations(items, on):
    """(Explanation, case reference) by `_told_as`; as it opened for what is not found."""
    unfound = {item.gap: item.opened_on for item in items if not item.is_found}
    found = _found((item for item in items if item.is_found), on)
    kept = _as_opened(item for item in items if not item.is_found)
    told = {}
    for source, evidence, reference, gap in together([*found, *kept], *COLUMNS):
        explain = CHECKS[source[1]].explain
        told[source, gap] = explain(json.loads(evidence), on=unfound.get(gap, on)), reference
    return told


def _told_as(item):
    return item.source, None if item.is_found else item.gap


def _found(items, on):
    for arm in with_evidence(items, on=on):
        yield _with_case(arm, Cast(None, BigIntegerField()))


def _as_opened(items):
    for scope, check, own in by_check(items):
        gaps = Gap.objects.filter(pk__in=[item.gap for item in own])
        yield _with_case(Arm(scope, check, gaps), F("pk"))


def _with_case(arm, gap):
    columns = {"about_case": _reference(arm.check.columns), "of_gap": gap}
    return arm._replace(rows=arm.rows.annotate(**columns))


def _reference(columns):
    if "allocation_id" in columns:
        held = CaseAllocation.objects.filter(pk=OuterRef("allocation_id")).order_by()
        return Subquery(held.values("case__reference"))
    if "case_id" in columns:
        return Subquery(Case.objects.filter(pk=OuterRef("case_id")).order_by().values("reference"))
    return Value(None, output_field=CharField())


def _people_shown(items, user, on):
    people = Person.objects.filter(pk__in={item.person for item in items} - {None})
    return PeopleReport(user, on).by_pk(people)
