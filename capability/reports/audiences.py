"""Each check's findings are seen by its own audience."""

from collections import defaultdict
from functools import reduce
from operator import or_

from capability.checks import CHECKS


def visible(model, user, codes=()):
    """Rows of a model of findings as far as the user may see them; `codes` of checks narrow."""
    of = defaultdict(list)
    for code, check in CHECKS.items():
        if user.may(check.audience) and (not codes or code in codes):
            of[check.audience].append(code)
    rows = (
        model.objects.visible_to(user, audience).filter(check_code__in=own)
        for audience, own in of.items()
    )
    return reduce(or_, rows, model.objects.none())
