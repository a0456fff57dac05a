from django.db.models import CheckConstraint, Q


def has_its_day(by, on, name, words):
    """A constraint: whoever signed and the day are both on record, or neither."""
    return CheckConstraint(
        condition=Q(**{by: None, on: None}) | Q(**{f"{by}__isnull": False, f"{on}__isnull": False}),
        name=name,
        violation_error_message=words,
    )
