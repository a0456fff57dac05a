"""What everybody else has learnt: from safety training to the supervisors' programmes."""

from capability.rules.validity import add_months
from config.demo.classes import Classes
from config.demo.days import ago, between, part_way
from config.demo.investigators import Investigators
from config.demo.mishaps import befall
from config.demo.records import Records
from config.demo.shares import deal

_FRO_SHARE = 0.065
_YEARS_AS_STUDENT = 2
_ASSESSORS_PER_PORTFOLIO = 1 / 10
_OTHERS = {"C": 0.7, "B": 0.17, "A": 0.13}
# However small the force: enough for each story once, but a third of the investigators at most.
_STORIES, _STORIES_SHARE = 8, 0.06
_SAFETY = {"current": 0.84, "due": 0.09, "lapsed": 0.07}
_SAFETY_DAYS = {"current": (5, 270), "due": (280, 360), "lapsed": (370, 700)}
_EXAM_BEFORE = 60
_INVESTIGATES = ("DC", "T/DC", "PSI", "DS", "DI")
# Who has it: the scheme, of which rank or role, which share of them.
_PROGRAMMES = (
    ("DSDP", ("DS",), 0.6),
    ("DIDP", ("DI",), 0.6),
    ("RISDP", ("DS", "RASSO investigator", "Detective constable"), 0.6),
    ("ABE", ("RASSO investigator", "Detective constable"), 0.4),
    ("SCAIDP", ("Detective constable",), 0.08),
    ("FLO", ("Detective constable",), 0.06),
    ("SOLO", ("RASSO investigator",), 0.2),
)


def schooling(rng, people, holders, *, on):
    """All accreditations of the force. Holders of RASSO cases have come as far as their grade."""
    records = Records()
    investigators = Investigators(rng, records, on=on)
    for holder in holders:
        investigators.grade(holder.person, holder.grade)
    held = {holder.person.ref for holder in holders}
    _investigate(rng, investigators, [one for one in people if one.ref not in held])
    _begin(records, people)
    _keep_safe(rng, records, people, on)
    _respond(rng, records, people)
    _programmes(rng, records, people)
    _assess(rng, records, people)
    _sit_together(records, people, on)
    return records


def _investigate(rng, investigators, people):
    """Those without such cases: most are accredited, and some have a story of their own."""
    seniors = [one for one in people if one.post.rank in ("DS", "DI")]
    others = [one for one in people if one.post.rank in ("DC", "T/DC", "PSI")]
    for person in seniors:
        investigators.accredited(person)
    rng.shuffle(others)
    others.sort(key=lambda one: one.years, reverse=True)
    # Longest in service first, since stories take years; in turn, so that each is told.
    stories = min(len(others) // 3, max(_STORIES, round(len(others) * _STORIES_SHARE)))
    grades = ["DE"[turn % 2] for turn in range(stories)] + deal(len(others) - stories, _OTHERS)
    for person, grade in zip(others, grades, strict=True):
        investigators.grade(person, grade)


def _begin(records, people):
    """PIP1 for whoever is through the first two years as an officer."""
    for person in people:
        if person.post.kind == "officer" and person.years > _YEARS_AS_STUDENT:
            course = part_way(person.joined_on, person.until, 0.05)
            awarded_on = part_way(person.joined_on, person.until, 0.1)
            records.add(person, "PIP1", course_completed_on=course, awarded_on=awarded_on)


def _keep_safe(rng, records, people, on):
    """Yearly, so that every day some are due and some have lapsed; most did it last year too."""
    officers = [one for one in _serving(people) if one.post.kind == "officer"]
    states = deal(len(officers), _SAFETY)
    rng.shuffle(states)
    for person, state in zip(officers, states, strict=True):
        last = max(ago(on, rng.randint(*_SAFETY_DAYS[state])), person.in_post_since)
        for day in (ago(last, rng.randint(320, 360)), last):
            if day >= person.joined_on:
                records.add(person, "PST", course_completed_on=day, awarded_on=day)


def _respond(rng, records, people):
    """First response officers: few, and most of them in the same few teams."""
    officers = [one for one in _serving(people) if one.post.kind == "officer"]
    able = [one for one in officers if one.post.role == "Response constable" and one.years > 1]
    teams = list(dict.fromkeys(one.post.unit for one in able))
    rng.shuffle(teams)
    able.sort(key=lambda one: rng.random() * (1 + teams.index(one.post.unit)))
    for person in able[: max(1, round(len(officers) * _FRO_SHARE))]:
        day = between(rng, part_way(person.joined_on, person.until, 0.3), person.until)
        for scheme in ("FRO", "RASSO-FR"):
            records.add(person, scheme, course_completed_on=day, awarded_on=day)


def _programmes(rng, records, people):
    """ABE comes with an expiry of three years, so some of it has run out."""
    for scheme, whose, share in _PROGRAMMES:
        for person in people:
            is_meant = person.post.rank in whose or person.post.role in whose
            if is_meant and rng.random() < share:
                day = between(rng, part_way(person.joined_on, person.until, 0.4), person.until)
                expires_on = add_months(day, 36) if scheme == "ABE" else None
                days = {"course_completed_on": day, "awarded_on": day}
                records.add(person, scheme, **days, expires_on=expires_on)


def _assess(rng, records, people):
    """One assessor for ten open portfolios: a poor force."""
    portfolios = sum(1 for one in records.cycles if one.portfolio_opened_on and not one.awarded_on)
    sergeants = [one for one in _serving(people) if one.post.rank in ("DS", "DI")]
    count = max(1, round(portfolios * _ASSESSORS_PER_PORTFOLIO))
    for place, person in enumerate(rng.sample(sergeants, min(len(sergeants), count))):
        day = part_way(person.joined_on, person.until, 0.7)
        scheme = ("ASSESSOR", "ASSESSOR", "ASSESSOR", "IQA")[place % 4]
        records.add(person, scheme, course_completed_on=day, awarded_on=day)


def _sit_together(records, people, on):
    classes = Classes(records, people)
    classes.gather(on=on)
    befall(classes, records)
    records.classes = classes.all
    _examine(records, classes)


def _examine(records, classes):
    """Whoever was on the course of PIP2 had passed the examination that it asks for."""
    whose = {own.certificate: own.person for own in records.cycles}
    begun = {}
    for one in classes.all:
        refs = [*map(whose.get, one.passed), *(ref for ref, _step, _why in one.others)]
        begun |= {ref: one for ref in refs if one.scheme == "PIP2" and ref not in begun}
    for ref, one in begun.items():
        day = ago(one.starts_on, _EXAM_BEFORE)
        records.add(classes.people[ref], "NIE", course_completed_on=day, awarded_on=day)


def _serving(people):
    return [one for one in people if not one.has_left]
