"""Every page of training, a file a subject; what may be opened by whom each view says."""

from training.urls import courses, cpd, plans, portfolios

urlpatterns = [
    *courses.urlpatterns,
    *cpd.urlpatterns,
    *plans.urlpatterns,
    *portfolios.urlpatterns,
]
