"""Requirements: what a force or one of its units asks of a role, or of a part in a kind of case."""

from capability.actions import requirements
from capability.actions.requirements import TERMS, RequirementFacts
from capability.imports.load import about, first_of_each
from capability.imports.said import said, without_clear
from capability.models import CaseCategory, CaseGroup, Enforcement, Level, Role, Scheme, Unit

CODES = {
    "scheme": Scheme,
    "role": Role,
    "case_group": CaseGroup,
    "case_category": CaseCategory,
    "unit": Unit,
}
EMPTY = {"enforcement": Enforcement.WARN.value, "grace_days": 0}
IDENTITY = ("scheme", "starts_on", "role", "case_group", "case_category", "part")


def settle(load):
    for row in load.waiting():
        for fault in _faults(row):
            load.reject(row, fault)
    rows = list(first_of_each(load, [(_identity(row), row) for row in load.waiting()]).values())
    load.make_codes(CODES, rows)
    load.take(rows, requirements.record(load.force, _all_facts(load, rows)))


def _faults(row):
    level, unit = _level(row), without_clear(row, "unit")
    if level == Level.NATIONAL:
        yield about(row, "level", "A force can't set a national requirement.", "Write force.")
    if level == Level.UNIT and not unit:
        yield about(row, "unit", "A requirement of a unit needs the unit.", "Write its code.")
    if level == Level.FORCE and unit:
        cure = "Write unit as its level, or leave the unit out."
        yield about(row, "unit", "A requirement of the force names no unit.", cure)
    if without_clear(row, "role") and without_clear(row, "part"):
        cure = "Leave the part out, or name a case group or category instead of the role."
        yield about(row, "part", "A role has no part in a case.", cure)
    ends_on = without_clear(row, "ends_on")
    if ends_on and ends_on < row.values["starts_on"]:
        yield about(row, "ends_on", "It ends before it starts.", "Correct one of the two days.")


def _level(row):
    return without_clear(row, "level") or Level.FORCE.value


def _identity(row):
    unit = without_clear(row, "unit")
    plain = [without_clear(row, name) for name in IDENTITY]
    return (*plain, _level(row), unit and unit.upper())


def _all_facts(load, rows):
    codes = {column: load.codes(model) for column, model in CODES.items()}
    categories = [codes["case_category"].get(without_clear(row, "case_category")) for row in rows]
    groups = requirements.groups_of_one(load.force, filter(None, categories))
    for row, category in zip(rows, categories, strict=True):
        ids = {column: codes[column].get(without_clear(row, column)) for column in codes}
        del ids["case_category"]
        ids["case_group"] = ids["case_group"] or groups.get(category)
        yield RequirementFacts(
            starts_on=row.values["starts_on"],
            part=without_clear(row, "part") or "",
            level=_level(row),
            terms=said(row, TERMS, emptied=EMPTY),
            **ids,
        )
