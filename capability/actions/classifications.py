"""What kind cases are, from which day, many at once."""

from collections import defaultdict

from django.db.models import F, Min

from capability.actions import among, bulk, spans
from capability.models import CaseAllocation, CaseClassification, TrayAllocation
from capability.rules.classifications import Spell, classified, reaching_back

FIELDS = ("force", "case", "category", "starts_on", "ends_on")


def record(force, facts, *, known, as_at):
    """Bring the categories of cases to what is said of them; gives the known ones that changed.

    `facts` are lists of CaseFacts by the case's id, `known` the ids that were on record before.
    """
    before = _on_record(known)
    earliest = _earliest(known)
    after = {
        case: _after(before[case], said, earliest.get(case), as_at) for case, said in facts.items()
    }
    changed = [case for case in facts if after[case] != before[case]]
    _write(force, before, after, changed)
    return known & set(changed)


def _on_record(cases):
    rows = CaseClassification.objects.filter(case__in=among.ids(cases))
    in_order = rows.order_by("case_id", F("starts_on").asc(nulls_first=True))
    spells = defaultdict(list)
    for case, *spell in in_order.values_list("case_id", "starts_on", "ends_on", "category", "id"):
        spells[case].append(Spell(*spell))
    return spells


def _earliest(cases):
    """The first day on which a person or a tray had the case."""
    earliest = {}
    for model in (CaseAllocation, TrayAllocation):
        rows = model.objects.filter(case__in=among.ids(cases)).order_by().values("case_id")
        for case, first in rows.annotate(first=Min("starts_on")).values_list("case", "first"):
            earliest[case] = min(first, earliest.get(case, first))
    return earliest


def _after(spells, facts, earliest, as_at):
    said = {fact.classified_on: fact.category for fact in facts}
    first = min(fact.starts_on for fact in facts)
    if spells and None in said:
        spells = reaching_back(spells, to=first, earliest=earliest)
    return classified(spells, said, earliest=min(first, earliest or first), on=as_at)


def _write(force, before, after, cases):
    old = {spell.id: spell for case in cases for spell in before[case]}
    kept = {spell.id: spell for case in cases for spell in after[case] if spell.id}
    CaseClassification.objects.filter(pk__in=[pk for pk in old if pk not in kept]).delete()
    spans.move(
        CaseClassification,
        [spans.Move(pk, _days(old[pk]), _days(spell)) for pk, spell in kept.items()],
    )
    bulk.insert(
        CaseClassification,
        FIELDS,
        (
            (force.pk, case, spell.category, *_days(spell))
            for case in cases
            for spell in after[case]
            if not spell.id
        ),
    )


def _days(spell):
    return (spell.starts_on, spell.ends_on)
