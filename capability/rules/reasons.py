"""The reasons for and against somebody taking a case, in words: by code, from their facts. Pure.

No name of anybody, no case reference, nothing of why someone is away or restricted.
"""

from datetime import datetime
from decimal import Decimal

from capability.rules.grades import Grade
from capability.rules.london import near
from capability.rules.records import Record, date_of
from capability.rules.words import counted, day, plain

# A case held without what it requires, dispensed from it or not; within days of grace there is no
# gap yet.
GAPS = frozenset({"lacks", "in-training", "dispensed"})


def _holds(facts):
    return f"{facts['scheme']}: {Record(facts['found']).words(on=date_of(facts['on']))}"


def _lacks(facts):
    text = f"No {facts['scheme']}, which {facts['case_group']} requires; {_on_record(facts)}"
    return text + (f" (grade {facts['grade']})" if facts["grade"] else "") + _enforced(facts)


def _in_training(facts):
    said = f"In training for {facts['scheme']}, which {facts['case_group']} requires"
    return f"{said}; {_on_record(facts)}{_enforced(facts)}"


def _on_record(facts):
    found = Record(facts["found"]).words(on=date_of(facts["on"]))
    missing = [one for one in facts["prerequisites"] if not Record(one["found"]).is_good]
    if facts["grade"] in (Grade.A, Grade.B) and missing:
        found += f"; {' and '.join(one['code'] for one in missing)} is needed first"
    return found


_RULES = {
    "block": ": the force's rule blocks it",
    "warn": "",
    "record": "; for the record only",
}


def _enforced(facts):
    return _RULES[facts["enforcement"]]


def _equivalent(facts):
    return f"Holds what counts as {facts['scheme']}"


def _dispensed(facts):
    until, review = day(date_of(facts["until"])), day(date_of(facts["review_on"]))
    return f"No {facts['scheme']}; covered by a dispensation until {until}, review by {review}"


def _in_grace(facts):
    return (
        f"No {facts['scheme']}; it is required from {day(date_of(facts['from']))} on, "
        f"after {counted(facts['days'], 'day')} of grace"
    )


def _supervised(facts):
    return f"The head of the unit holds {facts['scheme']} and can supervise"


def _nothing_required(_facts):
    return "Nothing is required for this part of such a case"


def _in_probation(facts):
    return f"In probation until {day(date_of(facts['to']))}, not confirmed"


def _short_service(facts):
    since = day(date_of(facts["joined_on"]))
    return f"In service since {since}: less than {facts['months']} months"


def _not_serving(_facts):
    return "Not in service on that day"


def _load(facts):
    cases, weight = counted(facts["cases"], "RASSO case"), plain(facts["load"])
    weighing = "" if Decimal(weight) == facts["cases"] else f", which weigh {weight}"
    since = f"From {day(date_of(facts['on']))} on " if "on" in facts else ""
    return f"{since}OIC of {cases}{weighing}"


def _within_limit(facts):
    return f"{_load(facts)}; the limit is {plain(facts['limit'])}"


def _over_limit(facts):
    limit, after = Decimal(facts["limit"]), Decimal(facts["after"])
    adds = "; with this case" if after > Decimal(facts["load"]) else ","
    return f"{_load(facts)}{adds} {plain(after - limit)} over the limit of {plain(limit)}"


def _on_duty(facts):
    until = _moment(facts, "to").removeprefix("today at ").removeprefix("on ")
    return f"On duty until {until}"


def _not_free(facts):
    return f"{_on_duty(facts)}, but not free to be sent"


def _off_duty(facts):
    asked = f" {_moment(facts, 'at')}" if "at" in facts else ""
    coming = f"next {_moment(facts, 'next')}" if facts["next"] else "no next duty known"
    return f"Not on duty{asked}; {coming}"


def _duty_unknown(_facts):
    return "Whether on duty is not known: the register has no duties for that time"


def _moment(facts, name):
    return near(datetime.fromisoformat(facts[name]), today=facts.get("today"))


def _away(facts):
    return f"Away {_days(facts)}"


def _part_duty(facts):
    return f"On {plain(Decimal(facts['share']) * 100)} per cent of full duty {_days(facts)}"


def _days(facts):
    first, last = (date_of(facts[name]) for name in ("from", "to"))
    return f"from {day(first)}, {f'until {day(last)}' if last else 'with no last day set'}"


def _tutors(facts):
    return f"Tutors {counted(facts['tutees'], 'officer')} in training"


def _restricted(facts):
    what = f"case in {facts['case_group']}" if facts["case_group"] else "case of any kind"
    last = date_of(facts["to"])
    return f"May be given no new {what}" + (f" until {day(last)}" if last else "")


def _rasso_begun(facts):
    return f"{counted(facts['count'], 'RASSO case')} begun in {facts['days']} days"


def _call_outs(facts):
    return f"{counted(facts['count'], 'call-out')} in {facts['days']} days"


SAID = {
    "holds": _holds,
    "equivalent": _equivalent,
    "lacks": _lacks,
    "in-training": _in_training,
    "dispensed": _dispensed,
    "in-grace": _in_grace,
    "supervised": _supervised,
    "nothing-required": _nothing_required,
    "in-probation": _in_probation,
    "short-service": _short_service,
    "not-serving": _not_serving,
    "within-limit": _within_limit,
    "over-limit": _over_limit,
    "on-duty": _on_duty,
    "not-free": _not_free,
    "off-duty": _off_duty,
    "duty-unknown": _duty_unknown,
    "away": _away,
    "part-duty": _part_duty,
    "tutors": _tutors,
    "restricted": _restricted,
    "rasso-begun": _rasso_begun,
    "call-outs": _call_outs,
}


def _accredited_lead(facts):
    if facts["enforcement"] == "block":
        return "A dispensation: a reason, a mitigation, a mentor and a review day"
    return f"A lead or mentor who holds {facts['scheme']}"


def _as_dispensed(facts):
    return f"As the dispensation says: {facts['mitigation']}"


def _by_then(facts):
    return f"{facts['scheme']} by {day(date_of(facts['from']))}, and a mentor until then"


def _meanwhile(facts):
    last = date_of(facts["to"])
    return "Somebody who holds the case " + (f"until {day(last)}" if last else "meanwhile")


def _always(text):
    return lambda _facts: text


_FEWER = "A case of theirs goes to somebody else, or a reason for more than the limit"
_LEAD = "An accredited lead, with this officer as deputy"
_HANDING_OVER = "Somebody on duty who begins and hands over"
_TALK = "A word with them first about how much they carry"

NEEDS = {
    "lacks": _accredited_lead,
    "in-training": _accredited_lead,
    "dispensed": _as_dispensed,
    "in-grace": _by_then,
    "in-probation": _always(_LEAD),
    "short-service": _always(_LEAD),
    "not-serving": _always("Somebody else: nobody who is not in service takes a case"),
    "over-limit": _always(_FEWER),
    "not-free": _always(_HANDING_OVER),
    "off-duty": _always(_HANDING_OVER),
    "away": _meanwhile,
    "part-duty": _always("Fewer other cases, to fit the hours that are left"),
    "restricted": _always("A word with whoever set the restriction, before anything else"),
    "rasso-begun": _always(_TALK),
    "call-outs": _always(_TALK),
}


def _remedy(facts):
    """One step is all that is left of what is begun, and of nothing else."""
    record, on = Record(facts["found"]), date_of(facts["on"])
    if record.is_one_step_away:
        text, from_on = record.remedy(facts["scheme"], on=on)
        return text + (f", from {day(from_on)}" if from_on and from_on > on else "")
    return ""


def _back_on_duty(facts):
    return f"Comes on duty {_moment(facts, 'next')}" if facts["next"] else ""


def _one_fewer(facts):
    """Where one case that weighs as a whole one is too many."""
    is_one = Decimal(facts["after"]) - Decimal(facts["limit"]) <= 1
    return "One case of theirs goes to somebody else" if is_one else ""


STEPS = {
    "lacks": _remedy,
    "in-training": _remedy,
    "over-limit": _one_fewer,
    "off-duty": _back_on_duty,
}
