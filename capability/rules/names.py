"""How names compare: without case, accents, spaces and punctuation."""

from functools import lru_cache
from unicodedata import normalize

# Letters that Unicode does not take apart into a plain one and an accent.
PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th"})


@lru_cache(maxsize=100_000)
def name_key(text: str) -> str:
    """The form in which two spellings of a name are equal: MC HUGH is MCHUGH, O'Brien OBRIEN."""
    letters = normalize("NFKD", text.casefold()).translate(PLAIN)
    return "".join(letter for letter in letters if letter.isalnum()).upper()


def forenames_agree(one: str, other: str) -> bool:
    """Whether two forenames may be one person's: one's key begins with the other's (JO, JOANNE)."""
    a, b = name_key(one), name_key(other)
    return a.startswith(b) or b.startswith(a)
