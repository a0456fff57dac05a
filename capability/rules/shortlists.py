"""Whom to read of first among those who might take a case, and what each is best in. Pure."""

from collections.abc import Sequence

from capability.rules.assessing import Axis, Candidate, Verdict, Weight

MOST = 3
# What somebody is called who has least against them on an axis.
BEST = {
    Axis.EXPOSURE: "least exposed",
    Axis.CAPABILITY: "lacks the least",
    Axis.CAPACITY: "most free",
}


def shortlist(candidates: Sequence[Candidate]) -> list[tuple[Candidate, list[str]]]:
    """Of candidates in order, among those with the best verdict: whoever is best on an axis, with
    the words for it, then the next in order. Nobody is best where all are alike.
    """
    among = of_best_verdict(candidates)
    words = {}
    for axis, said in BEST.items():
        if best := best_on(axis, among):
            words.setdefault(best.person, []).append(said)
    others = [one for one in among if one.person not in words]
    chosen = {*words, *(one.person for one in others[: max(0, MOST - len(words))])}
    return [(one, words.get(one.person, [])) for one in among if one.person in chosen]


def of_best_verdict(candidates: Sequence[Candidate]) -> list[Candidate]:
    best = min((one.verdict for one in candidates), default=Verdict.FITS)
    return [one for one in candidates if one.verdict == best]


def best_on(axis: Axis, candidates: Sequence[Candidate]) -> Candidate | None:
    """The first with least against them on that axis; None where all are alike there."""
    against = {one.person: _against(axis, one) for one in candidates}
    if len(set(against.values())) <= 1:
        return None
    return min(candidates, key=lambda one: against[one.person])


def _against(axis, candidate):
    if axis == Axis.EXPOSURE:
        return (candidate.exposure,)
    weights = [one.weight for one in candidate.on_axis(axis)]
    return weights.count(Weight.BLOCK), weights.count(Weight.CONDITION)
