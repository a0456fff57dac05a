"""How far someone who holds a case has come towards what the case requires (S-01, design 4)."""

from django.db.models import TextChoices


class Grade(TextChoices):
    A = "A", "No course in what the scheme needs first"
    B = "B", "Course in what the scheme needs first, no award"
    C = "C", "Holds what the scheme needs first"
    D = "D", "Course in the scheme itself, not awarded"
    E = "E", "Complete"
    NONE = "", "Nothing on record, and nothing needed first"


# 1 stop and approve, 2 act this week, 3 plan.
SEVERITY = {Grade.A: 1, Grade.B: 1, Grade.C: 2, Grade.D: 3, Grade.NONE: 1}
