from django.db import models

from capability.models.users import User


class CalendarKey(models.Model):
    """That a log-in's own calendar may be read by whoever knows its address.

    Only a hash of the secret in it is kept; a new one takes the place of the one before.
    """

    user = models.ForeignKey(User, models.CASCADE, related_name="calendar_keys")
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["user"]
        constraints = [
            models.UniqueConstraint(
                fields=["user"],
                name="one_calendar_key_per_log_in",
                violation_error_message="Your calendar has an address already.",
            )
        ]

    def __str__(self):
        return f"of {self.user}"
