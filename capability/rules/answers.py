"""Who can take a case, in a sentence or two: the answer at the head of the page. Pure."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from capability.rules.assessing import Axis, Candidate, Verdict
from capability.rules.shortlists import best_on, of_best_verdict
from capability.rules.words import day


def sentence(candidates: Sequence[Candidate], names: dict[int, str], *, unit: str, on: date) -> str:
    """Of candidates in order. That nobody fits is an answer too, with who comes first and why, and
    with who lacks the least, where that is somebody else.
    """
    if not candidates:
        return f"Nobody in {unit} to ask about on {day(on)}."
    first = names[candidates[0].person]
    fitting = sum(one.verdict == Verdict.FITS for one in candidates)
    if fitting == 1:
        return f"{first} fits, of {_people(candidates)} in {unit} on {day(on)}."
    if fitting:
        return (
            f"{fitting} of {_people(candidates)} in {unit} fit on {day(on)}; "
            f"{first} is the least exposed of them."
        )
    return " ".join(
        [f"Nobody in {unit} is fully suitable on {day(on)}.", *_best(candidates, names)]
    )


def _best(candidates, names):
    """Whoever comes first, and whoever lacks the least: a trade-off between the two."""
    first, among = candidates[0], of_best_verdict(candidates)
    least = best_on(Axis.CAPABILITY, among) or first
    if least == first:
        yield f"{names[first.person]} comes first: {_joined(first.against)}."
        return
    yield f"{names[first.person]} is the least exposed{_of(candidates, among)}:"
    yield f"{_joined(first.against)}."
    yield f"{names[least.person]} lacks the least: {_joined(least.against)}."


def _of(candidates, among):
    is_of_some = len(among) < len(candidates)
    return " of those whom no rule blocks" if is_of_some else ""


def trade_off(candidate: Candidate) -> str:
    """What speaks for somebody, and what against, in one breath."""
    good = [one.said for one in candidate.reasons if one.weight == "for"]
    bad = _joined(candidate.against)
    told = ". ".join(good) or "Nothing speaks for it"
    return f"{told}. But: {bad}." if bad else f"{told}."


def counts(candidates: Sequence[Candidate]) -> list[tuple[Verdict, int]]:
    """By verdict, each of the three."""
    found = Counter(one.verdict for one in candidates)
    return [(verdict, found[verdict]) for verdict in Verdict]


def _people(candidates):
    number = len(candidates)
    return f"{number} {'person' if number == 1 else 'people'}"


def _joined(reasons):
    return _lowered(". ".join(one.said for one in reasons))


def _lowered(text):
    """Mid-sentence, where it does not begin with an abbreviation; an article is none."""
    first = text.partition(" ")[0]
    is_abbreviation = len(first) > 1 and first.isupper()
    return text if is_abbreviation else text[:1].lower() + text[1:]
