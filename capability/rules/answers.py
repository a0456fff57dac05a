"""Who can take a case, in a sentence or two: the answer at the head of the page. Pure."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from capability.rules.assessing import Candidate, Verdict
from capability.rules.words import day


def sentence(candidates: Sequence[Candidate], names: dict[int, str], *, unit: str, on: date) -> str:
    """Of candidates in order. That nobody fits is an answer too, with who is the closest."""
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
    return (
        f"Nobody in {unit} is fully suitable on {day(on)}. "
        f"{first} is the closest: {_joined(candidates[0].against)}."
    )


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
