from django.urls import path

from capability.views.bulk import acts, choose

urlpatterns = [
    path("bulk/", choose.choose, name="bulk"),
    path("bulk/award/", acts.award, name="bulk-award"),
    path("bulk/post/", acts.post, name="bulk-post"),
    path("bulk/restrict/", acts.restrict, name="bulk-restrict"),
]
