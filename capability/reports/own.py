"""What somebody still needs, said once however many cases it is about."""

from typing import NamedTuple

from capability.rules.explanations import Explanation


class Need(NamedTuple):
    explanation: Explanation
    cases: list[str]


def needs(rows):
    """The rows of `explained` with the same words together, in the order of the first of each."""
    found = {}
    for row in rows:
        explanation = row["explanation"]
        words = (explanation.summary, *explanation.barred, *(c.text for c in explanation.cures))
        need = found.setdefault(words, Need(explanation, []))
        if row["case_reference"]:
            need.cases.append(row["case_reference"])
    return list(found.values())
