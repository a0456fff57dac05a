"""How what is on record of somebody weighs for and against their taking a case. Pure."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import NamedTuple

from capability.rules.assessing import Axis, Reason, Weight
from capability.rules.reasons import GAPS
from capability.rules.records import Record
from capability.rules.states import IN_TRAINING

SHORT = GAPS | {"in-grace"}
_BY_ENFORCEMENT = {"block": Weight.BLOCK, "warn": Weight.CONDITION, "record": Weight.NOTE}


class Rule(NamedTuple):
    """A requirement that would bind whoever is given the case."""

    pk: int
    uuid: str
    duty: int
    level: str
    unit: int | None
    scheme: int
    oldest_version: int | None
    enforcement: str
    grace_days: int
    scheme_code: str
    case_group: str

    @property
    def is_of_a_unit(self):
        return self.level == "unit"


def by_rules(standings, dispensations, of_head, *, on: date) -> list[Reason]:
    """How the person stands to each rule, as pairs of it and a row; `of_head` are the schemes that
    the head of the unit holds.
    """
    covers = {one["duty"]: one for one in dispensations}
    told = [by_rule(rule, row, on=on, cover=covers.get(rule.duty)) for rule, row in standings]
    lacking = {one.facts["scheme"] for one in told if one.code in SHORT}
    supervised = [
        _capability("supervised", Weight.FOR, {"scheme": code})
        for code in sorted(lacking & of_head)
    ]
    return told + supervised or [_capability("nothing-required", Weight.FOR, {})]


def by_rule(rule: Rule, row: dict, *, on: date, cover: dict | None) -> Reason:
    """How the person stands to one requirement."""
    found = Record(row["found"])
    held = {"scheme": rule.scheme_code, "on": on.isoformat(), "found": row["found"]}
    if not row["is_short"]:
        return _capability("holds" if found.is_good else "equivalent", Weight.FOR, held)
    weight = _BY_ENFORCEMENT[rule.enforcement]
    facts = held | {
        "requirement": str(rule.uuid),
        "case_group": rule.case_group,
        "enforcement": rule.enforcement,
        "grade": row["grade"],
        "prerequisites": row["prerequisites"],
    }
    if rule.grace_days:
        first = on + timedelta(days=rule.grace_days)
        facts |= {"from": first.isoformat(), "days": rule.grace_days}
        return _capability("in-grace", _eased(weight), facts)
    if cover:
        facts |= {name: cover[name] for name in ("until", "review_on", "mitigation")}
        return _capability("dispensed", _eased(weight), facts)
    return _capability("in-training" if found.state in IN_TRAINING else "lacks", weight, facts)


def _eased(weight):
    """What grace or a dispensation leaves of it: it blocks nobody, and is no reason for."""
    return Weight.NOTE if weight == Weight.NOTE else Weight.CONDITION


def by_service(row: dict) -> list[Reason]:
    """S-11: in probation, or new to the service, with a case of that kind."""
    if not row["is_rasso"]:
        return []
    if row["probation_to"]:
        facts = {"to": row["probation_to"]}
        return [_capability("in-probation", Weight.CONDITION, facts)]
    if row["is_new"]:
        facts = {"joined_on": row["joined_on"], "months": row["months"]}
        return [_capability("short-service", Weight.CONDITION, facts)]
    return []


def by_capacity(row: dict, later: list[dict], at: datetime | None, *, today: date) -> list[Reason]:
    """In service, the load against the force's limit (S-23), absence, and duty: now, or `at`.

    `later` are the loads of days on which more is held: the case counts beside that, too.
    """
    if not row["is_serving"]:
        return [Reason(Axis.CAPACITY, "not-serving", Weight.BLOCK, {})]
    absences = [_absence(one) for one in row["absences"]]
    load = _load([row, *later], Decimal(row["weight"]))
    return [load, *absences, _duty(row, at, today), *_tutoring(row.get("tutees", 0))]


def _tutoring(tutees):
    """To know, and no more: nothing public says how many are too many."""
    facts = {"tutees": tutees}
    return [Reason(Axis.CAPACITY, "tutors", Weight.NOTE, facts)] if tutees else []


def _load(loads, weight):
    """Of the fullest day; the first of several as full."""
    fullest = min(loads, key=_room)
    load, limit = Decimal(fullest["load"] or 0), _limit(fullest)
    after = load + weight
    facts = {"cases": fullest["cases"] or 0, "load": str(load), "limit": str(limit)}
    if "on" in fullest:
        facts["on"] = fullest["on"]
    if after <= limit:
        return Reason(Axis.CAPACITY, "within-limit", Weight.FOR, facts)
    # What adds nothing to the load breaks no limit; that it is broken is worth a word.
    weight = Weight.BLOCK if weight else Weight.CONDITION
    return Reason(Axis.CAPACITY, "over-limit", weight, facts | {"after": str(after)})


def _room(load):
    return _limit(load) - Decimal(load["load"] or 0)


def _limit(load):
    return Decimal(load["limit"]) * Decimal(load["fte"])


def _absence(one):
    share = Decimal(one["share"])
    days = {"from": one["from"], "to": one["to"]}
    if share == 0:
        return Reason(Axis.CAPACITY, "away", Weight.CONDITION, days)
    return Reason(Axis.CAPACITY, "part-duty", Weight.CONDITION, days | {"share": str(share)})


def _duty(row, at, today):
    if duty := row["duty"]:
        code, weight = ("on-duty", Weight.FOR) if duty["free"] else ("not-free", Weight.CONDITION)
        return Reason(Axis.CAPACITY, code, weight, {"to": duty["to"]}, today)
    if not row["has_duties"]:
        return Reason(Axis.CAPACITY, "duty-unknown", Weight.NOTE, {})
    facts = {"next": row["next_duty"]}
    if at:
        facts["at"] = at.isoformat()
    return Reason(Axis.CAPACITY, "off-duty", Weight.CONDITION, facts, today)


def by_exposure(row: dict, many: dict) -> list[Reason]:
    """Restrictions, and how much of that work somebody has had in the days that `many` says."""
    restricted = [
        Reason(Axis.EXPOSURE, "restricted", Weight.BLOCK, facts) for facts in row["restrictions"]
    ]
    counted = ("rasso-begun", "rasso_begun"), ("call-outs", "call_outs")
    return restricted + [
        _counted(code, row[name], many[name], many["days"]) for code, name in counted
    ]


def _counted(code, count, many, days):
    few = Weight.NOTE if count else Weight.FOR
    weight = Weight.CONDITION if count > many else few
    return Reason(Axis.EXPOSURE, code, weight, {"count": count, "days": days})


def _capability(code, weight, facts):
    return Reason(Axis.CAPABILITY, code, weight, facts)
