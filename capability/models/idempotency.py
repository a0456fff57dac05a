from django.db import models

from capability.models.users import User


class AnsweredRequest(models.Model):
    """A request to change something that took effect, by the key that its sender gave it.

    `answer` is JSON as it was sent: a column of JSON would put its words into another order.
    """

    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    address = models.CharField(max_length=100)
    key = models.CharField(max_length=200)
    body_sha256 = models.CharField(max_length=64)
    answer = models.TextField()
    answered_at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        ordering = ["user", "answered_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "address", "key"],
                name="one_answer_per_key",
                violation_error_message="A request with that key was answered already.",
            )
        ]

    def __str__(self):
        return f"{self.key} of {self.user}"
