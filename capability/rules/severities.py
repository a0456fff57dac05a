"""How soon a gap must be acted on."""

from django.db.models import IntegerChoices


class Severity(IntegerChoices):
    STOP = 1, "Act now"
    THIS_WEEK = 2, "Act this week"
    PLAN = 3, "Plan"
