from django.db.models import F, Func, OuterRef, SmallIntegerField


class NumberOf(Func):
    """A whole number for each of some words: CASE in its plain form.

    The other form, Django's, writes the expression out again for every word, and PostgreSQL works
    it out as often.
    """

    template = "case %(expressions)s %(answers)s end"
    output_field = SmallIntegerField()

    def __init__(self, expression, numbers):
        answers = " ".join(f"when '{word}' then {number:d}" for word, number in numbers.items())
        super().__init__(expression, answers=answers)


def below(value):
    """The same value as it is seen from one query further in: a reference, or just a value."""
    return OuterRef(value) if isinstance(value, F) else value
