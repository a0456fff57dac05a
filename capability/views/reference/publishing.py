"""Reference data is published once somebody has read which gaps that would open and close."""

from datetime import timedelta

from django.utils import timezone

from capability.views.accreditations.previews import previewing

DAY = timedelta(days=1)
TEMPLATE = "capability/reference/publish.html"


def publishing(request, form, do, *, trial, begins, **page):
    """As `previewing`: `do` is tried, and `trial(on)`, a Trial, is what asks the checks.

    `begins(cleaned)` is the first day on which it counts, or None for always.
    """
    tried = {}

    def watched(cleaned):
        today = timezone.localdate()
        on = cleaned["seen_on"] or max(begins(cleaned) or today, today)
        tried["trial"] = trial(on)
        return do(cleaned)

    def outcome(act, _cleaned):
        return tried["trial"].outcome(getattr(act, "renamed", {}))

    page = {"template": TEMPLATE, "save": "Publish"} | page
    return previewing(request, form, watched, outcome, **page)


def after(cleaned):
    """The first day on which something that ends no longer counts."""
    return cleaned["last_day"] + DAY
