"""Why there is a gap, in words: evidence and a day in, one object out.

Page, API, mail and print all show this object and add no words of their own to it. It names no
person and no case, so that whoever may see the gap may read all of it.
"""

from dataclasses import asdict, dataclass, field
from datetime import date

from capability.rules.clauses import applies, judged, not_met
from capability.rules.grades import Grade
from capability.rules.records import Record, date_of
from capability.rules.words import day

CLAUSES = {
    "required": "What is required",
    "found": "What was found",
    "barred": "Why it cannot close",
    "covered": "What covers it",
    "cures": "What would close it",
}


@dataclass(frozen=True)
class Cure:
    """One step; `from_on` is the earliest day it can be taken, None where none is on record."""

    text: str
    from_on: date | None = None

    @property
    def when(self):
        if self.from_on is None:
            return "No earliest day on record"
        return f"Earliest day: {day(self.from_on)}"


@dataclass(frozen=True)
class Explanation:
    """The rule and what it required, the record relied on, what bars a cure, what would cure it.

    Of what was `found` each clause bears its mark (`rules.clauses`). `covered` says by what it is
    covered meanwhile, on the day asked about.

    `grade` is A to E or blank; `severity` 1 (act now), 2 (act this week) or 3 (plan).
    """

    summary: str
    rule: str
    on: date
    grade: str = ""
    severity: int = 1
    required: list[str] = field(default_factory=list)
    found: list[str] = field(default_factory=list)
    barred: list[str] = field(default_factory=list)
    covered: list[str] = field(default_factory=list)
    cures: list[Cure] = field(default_factory=list)

    @property
    def grade_meaning(self):
        return Grade(self.grade).label

    @property
    def clauses(self):
        """What each clause is called, with its sentences, in the order in which they are told."""
        cures = [f"{cure.text}. {cure.when}" for cure in self.cures]
        told = {name: getattr(self, name) for name in CLAUSES if name != "cures"} | {"cures": cures}
        return [(CLAUSES[name], sentences) for name, sentences in told.items() if sentences]

    def as_dict(self):
        return asdict(self) | {"grade_meaning": self.grade_meaning}


def explanation(evidence, on, **clauses):
    """With the grade and severity of the finding."""
    return Explanation(on=on, grade=evidence["grade"], severity=evidence["severity"], **clauses)


def case_holder(evidence: dict, *, on: date) -> Explanation:
    """S-01: a case held without the accreditation that its category requires."""
    scheme, group = evidence["scheme"]["code"], evidence["case_group"]["name"]
    return Explanation(
        summary=f"Holds a case in {group} without {scheme}",
        rule="S-01",
        on=on,
        grade=evidence["grade"],
        severity=evidence["severity"],
        required=_required(evidence),
        found=[applies(_held(evidence)), *found_lines(evidence, on), *_left(evidence)],
        barred=barred_lines(evidence),
        cures=[*cure_steps(evidence, on), hand_over(evidence, on)],
    )


def access_trap(evidence: dict, *, on: date) -> Explanation:
    """S-06: holds cases that require a scheme and is barred from it by what it needs first."""
    scheme = evidence["scheme"]["code"]
    held_from = day(date_of(evidence["held_from"]))
    return Explanation(
        summary=f"Holds cases that require {scheme}, and may not yet take it",
        rule="S-06",
        on=on,
        grade=evidence["grade"],
        severity=evidence["severity"],
        required=[f"{scheme}, for cases held since {held_from}", *_rule(evidence)],
        found=found_lines(evidence, on),
        barred=barred_lines(evidence),
        cures=[*cure_steps(evidence, on), hand_over(evidence, on)],
    )


def _rule(evidence):
    """What opened before the requirement was part of the evidence has none."""
    rule = evidence.get("requirement")
    return level_lines(rule) if rule else []


_LEVELS = {"national": "National minimum", "force": "Required by the force"}


def _required(evidence):
    rule = evidence["requirement"]
    scheme, group = evidence["scheme"]["code"], evidence["case_group"]["name"]
    whom = PARTS.get(rule["part"], "whoever has a part")
    return [
        f"{scheme}{version_words(rule)}, for {whom} of any case in {group}",
        *level_lines(rule),
    ]


def level_lines(rule):
    """Who requires it, since when, with which grace, and from where."""
    level = _LEVELS.get(rule["level"]) or f"Required by {rule['unit']}"
    starts_on = rule["starts_on"]
    # What opened before this was part of the evidence has none.
    since = rule.get("since", starts_on)
    lines = [f"{level}, in force since {day(date_of(since))}"]
    if since != starts_on:
        lines.append(f"Under these terms since {day(date_of(starts_on))}")
    if rule["grace_days"]:
        lines.append(f"After {rule['grace_days']} days of grace, which have run out")
    if rule["source"]:
        lines.append(f"Source: {rule['source']}")
    return lines


PARTS = {
    "OIC": "the OIC",
    "DEPUTY": "the deputy",
    "SUPERVISOR": "the supervisor",
    "FIRST_RESPONDER": "the first responder",
}


def version_words(rule):
    return f" (version {rule['oldest_version']} or later)" if rule["oldest_version"] else ""


def _held(evidence):
    category = evidence["category"]["name"]
    part = PARTS[evidence["part"]].removeprefix("the ")
    since = day(date_of(evidence["held_from"]))
    return f"Case of category {category}, held as {part} since {since}"


def _left(evidence):
    if not evidence["left_on"]:
        return []
    left_on = day(date_of(evidence["left_on"]))
    return [not_met(f"Last day of service {left_on}; the case was not handed over")]


def found_lines(evidence, on, *, is_held=False):
    """A line for the scheme and each that it needs first: met or not, and by what record.

    The scheme itself is not met whatever is on record, an older version say, unless `is_held`.
    """
    records = [(evidence["scheme"]["code"], Record(evidence["found"]), is_held)]
    for needed in evidence["prerequisites"]:
        record = Record(needed["found"])
        records.append((needed["code"], record, record.is_good))
    return [judged(f"{code}: {record.words(on=on)}", is_met) for code, record, is_met in records]


def unmet_records(evidence):
    records = ((needed["code"], Record(needed["found"])) for needed in evidence["prerequisites"])
    return [(code, record) for code, record in records if not record.is_good]


def barred_lines(evidence):
    if Record(evidence["found"]).is_begun:
        return []
    scheme = evidence["scheme"]["code"]
    return [f"{scheme} needs {code} awarded first" for code, _record in unmet_records(evidence)]


def cure_steps(evidence, on):
    """What remains to be done, in order; the scheme's own step waits for what it needs first."""
    own = Record(evidence["found"])
    steps = [] if own.is_begun else unmet_records(evidence)
    cures = [Cure(*record.remedy(code, on=on)) for code, record in steps]
    text, from_on = own.remedy(evidence["scheme"]["code"], on=on)
    return [*cures, Cure(text, None if cures else from_on)]


def hand_over(evidence, on):
    return Cure(f"Or: the case goes to someone who holds {evidence['scheme']['code']}", on)
