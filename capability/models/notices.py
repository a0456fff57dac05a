from django.db import models

from capability.models.forces import Force
from capability.models.people import Person


class Notice(models.Model):
    """A message owed to someone, in a ledger, so that it goes once and a missed night catches up.

    `subject` says what it is about (portfolio-due:4711), `step` which reminder of which last day
    (90 20260303). `sent_at` is empty while it is owed. What `is_daily` waits for the one mail of
    the day; the rest goes at once.
    """

    force = models.ForeignKey(Force, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="notices")
    subject = models.CharField(max_length=100)
    step = models.CharField(max_length=20)
    to = models.EmailField()
    title = models.CharField(max_length=200)
    text = models.TextField()
    is_daily = models.BooleanField(default=False, db_default=False)
    owed_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["owed_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "subject", "step", "to"],
                name="one_notice_per_step",
                violation_error_message="That message is owed already.",
            )
        ]

    def __str__(self):
        return f"{self.subject} at {self.step}"
