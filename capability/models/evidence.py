from django.db import models
from django.db.models import Q

from capability.models.accreditations import Accreditation
from capability.models.days import PubliclyNamed
from capability.models.forces import Force
from capability.models.history import tracked


def is_a_file_or_a_reference(name):
    return models.CheckConstraint(
        condition=(~Q(reference="") & Q(sha256="", storage_key=""))
        | (Q(reference="", size__isnull=False) & ~Q(sha256="") & ~Q(storage_key="")),
        name=name,
        violation_error_message="Evidence is a file, or a reference to something.",
    )


@tracked
class Evidence(PubliclyNamed):
    """What an accreditation rests on: a file, by hash, size, type and storage key, or a reference.

    `withdrawn_on`: it no longer counts; the record of it stays.
    """

    force = models.ForeignKey(Force, models.PROTECT, related_name="+")
    accreditation = models.ForeignKey(
        Accreditation, models.PROTECT, related_name="items_of_evidence"
    )
    title = models.CharField(max_length=200)
    reference = models.CharField(max_length=200, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveBigIntegerField(null=True, blank=True)
    media_type = models.CharField(max_length=100, blank=True)
    storage_key = models.CharField(max_length=200, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["accreditation", "pk"]
        verbose_name_plural = "evidence"
        constraints = [is_a_file_or_a_reference("evidence_is_a_file_or_a_reference")]

    def __str__(self):
        return self.title
