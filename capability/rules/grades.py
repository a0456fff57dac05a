"""How far someone who holds a case has come towards what the case requires (S-01)."""

from django.db.models import TextChoices

from capability.rules.severities import Severity


class Grade(TextChoices):
    A = "A", "No course in what the scheme needs first"
    B = "B", "Course in what the scheme needs first, no award"
    C = "C", "Holds what the scheme needs first"
    D = "D", "Course in the scheme itself, not awarded"
    E = "E", "Complete"
    NONE = "", "Nothing on record, and nothing needed first"


SEVERITY = {
    Grade.A: Severity.STOP,
    Grade.B: Severity.STOP,
    Grade.C: Severity.THIS_WEEK,
    Grade.D: Severity.PLAN,
    Grade.NONE: Severity.STOP,
}
