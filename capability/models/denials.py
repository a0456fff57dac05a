from django.db import models

from capability.models.forces import Force
from capability.models.history import tracked
from capability.models.people import Person


@tracked
class AccessDenial(models.Model):
    """That someone was refused a page of their own record, which is always theirs to see (S-36).

    `page` is the name of its address, `status` what was answered.
    """

    force = models.ForeignKey(Force, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="denials")
    page = models.CharField(max_length=60)
    status = models.PositiveSmallIntegerField()
    denied_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["person", "-denied_at"]
        verbose_name = "refusal to show one's own record"
        verbose_name_plural = "refusals to show one's own record"

    def __str__(self):
        return f"{self.page} refused"
