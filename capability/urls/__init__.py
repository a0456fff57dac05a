"""Every page, a file a subject; what may be opened by whom each view says (views/needs.py)."""

from capability.urls import accounts, gaps, imports, people, records, reference, start, units

urlpatterns = [
    *start.urlpatterns,
    *gaps.urlpatterns,
    *people.urlpatterns,
    *records.urlpatterns,
    *units.urlpatterns,
    *imports.urlpatterns,
    *reference.urlpatterns,
    *accounts.urlpatterns,
]
