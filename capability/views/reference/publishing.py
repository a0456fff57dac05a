"""Reference data is published once somebody has read which gaps that would open and close."""

from datetime import timedelta

from django.utils import timezone

from capability.reports.changes import Trial
from capability.views.accreditations.previews import previewing

DAY = timedelta(days=1)
TEMPLATE = "capability/reference/publish.html"


def publishing(request, form, do, *, force, model, begins, **page):
    """As `previewing`: `do` is tried, and the checks that read the model's table are asked.

    `begins(cleaned)` is the first day on which it counts, or None for always.
    """
    tried = {}

    def watched(cleaned):
        today = timezone.localdate()
        on = cleaned["seen_on"] or max(begins(cleaned) or today, today)
        tried["trial"] = Trial(request.user, force, model, on=on)
        return do(cleaned)

    def outcome(act, _cleaned):
        return tried["trial"].outcome(getattr(act, "renamed", {}))

    page = {"template": TEMPLATE, "save": "Publish"} | page
    return previewing(request, form, watched, outcome, **page)


def after(cleaned):
    """The first day on which something that ends no longer counts."""
    return cleaned["last_day"] + DAY
