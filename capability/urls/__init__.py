"""Every page, a file a subject; what may be opened by whom each view says (pages/needs.py)."""

from capability.urls import (
    accounts,
    accreditations,
    batches,
    bulk,
    dispensations,
    exports,
    feeds,
    gaps,
    imports,
    jobs,
    own,
    people,
    records,
    reference,
    start,
    units,
)

urlpatterns = [
    *start.urlpatterns,
    *gaps.urlpatterns,
    *dispensations.urlpatterns,
    *own.urlpatterns,
    *people.urlpatterns,
    *records.urlpatterns,
    *accreditations.urlpatterns,
    *bulk.urlpatterns,
    *units.urlpatterns,
    *imports.urlpatterns,
    *batches.urlpatterns,
    *reference.urlpatterns,
    *accounts.urlpatterns,
    *exports.urlpatterns,
    *feeds.urlpatterns,
    *jobs.urlpatterns,
]
