"""What else became of places on a course in the past year, told by steps and reasons.

Nobody is left with learning lost: whoever lost a place to operations or failed came to pass later.
"""

from itertools import cycle, pairwise

from config.demo.days import DAY
from training.rules.bookings import Reason, Step

# Of those who pass later, in turn.
_BEFORE_A_PASS = (
    (Step.FAILED, ""),
    (Step.WITHDRAWN, Reason.CASELOAD),
    (Step.NO_SHOW, Reason.OPERATIONAL),
    (Step.NO_SHOW, Reason.SICKNESS),
    (Step.WITHDRAWN, Reason.OPERATIONAL),
    (Step.WITHDRAWN, Reason.OTHER),
    (Step.NO_SHOW, Reason.CASELOAD),
)
_A_CLASS = 2
# Of others, whose result is still out where the class was the last one.
_AT_LAST = (Step.ATTENDED, "")
_OTHERWISE = ((Step.NO_SHOW, Reason.SICKNESS), (Step.WITHDRAWN, Reason.OTHER), (Step.FAILED, ""))
# By scheme, who else comes: of which rank or role.
_WHOSE = {
    "RISDP": ("RASSO investigator", "Detective constable", "DS"),
    "FRO": ("Response constable",),
}
_BETWEEN = 15 * DAY


def befall(classes, records):
    """Enter them in the classes, after whoever passed."""
    in_turn = cycle(_BEFORE_A_PASS)
    by_scheme = {}
    for one in classes.all:
        by_scheme.setdefault(one.scheme, []).append(one)
    whose = {own.certificate: own.person for own in records.cycles}
    for found in by_scheme.values():
        for earlier, later in pairwise(found):
            if earlier.ends_on + _BETWEEN < later.starts_on:
                _before(classes, earlier, [whose[own] for own in later.passed], in_turn)
    in_turn = cycle(_OTHERWISE)
    for scheme, posts in _WHOSE.items():
        refs = _without(classes, records, scheme, posts)
        _others(classes, by_scheme.get(scheme, ()), refs, in_turn)


def _before(classes, earlier, people, in_turn):
    able = [ref for ref in people if classes.may_join(ref, earlier)]
    for ref in able[:_A_CLASS]:
        _enter(classes, earlier, ref, next(in_turn))


def _without(classes, records, scheme, posts):
    """Whoever is of such a post and has not learnt it; the longest in service first."""
    learnt = {own.person for own in records.cycles if own.scheme == scheme}
    found = [
        one
        for one in classes.people.values()
        if one.ref not in learnt and (one.post.role in posts or one.post.rank in posts)
    ]
    return [one.ref for one in sorted(found, key=lambda one: one.services[-1].joined_on)]


def _others(classes, found, refs, in_turn):
    left = list(refs)
    for one in found:
        outcomes = [_AT_LAST] * _A_CLASS if one is found[-1] else [next(in_turn)]
        for outcome in outcomes:
            able = (ref for ref in left if classes.may_join(ref, one))
            if ref := next(able, None):
                left.remove(ref)
                _enter(classes, one, ref, outcome)


def _enter(classes, one, ref, outcome):
    one.others.append((ref, *outcome))
    classes.keep(ref, one)
