"""What someone may have meant by a word that is not known."""

from collections.abc import Iterable
from difflib import get_close_matches

SHOWN = 10


def suggestion(word: str, known: Iterable[str]) -> str:
    """A sentence that names the nearest known words, or where none is near, some of them."""
    spelt = {name.casefold(): name for name in known}
    near = get_close_matches(word.casefold(), spelt, n=3, cutoff=0.6)
    if near:
        return f"Did you mean {' or '.join(spelt[name] for name in near)}?"
    if not spelt:
        return "None is on record yet."
    first = sorted(spelt.values())
    more = f" and {len(first) - SHOWN} more" if len(first) > SHOWN else ""
    return f"Known: {', '.join(first[:SHOWN])}{more}."
