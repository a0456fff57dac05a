"""What the database promises of its rows, in the words that a model says it with."""

from functools import cache

from django.apps import apps

from capability.models.promises import Promise


def broken(error):
    """Which promise an IntegrityError broke, in words; None where no model has words for it."""
    told = getattr(error.__cause__, "diag", None)
    return _words().get(told.constraint_name) if told else None


@cache
def _words():
    constraints = {
        constraint.name: str(constraint.violation_error_message)
        for model in apps.get_models()
        for constraint in model._meta.constraints
    }
    return constraints | {
        trigger.name: trigger.words
        for model in apps.get_models()
        for trigger in getattr(model._meta, "triggers", ())
        if isinstance(trigger, Promise)
    }
