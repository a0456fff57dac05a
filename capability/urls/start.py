from django.urls import path

from capability.views import search, start, trend, who_can_take

urlpatterns = [
    path("", start.start, name="start"),
    path("who-can-take/", who_can_take.who_can_take, name="who-can-take"),
    path("search/", search.search, name="search"),
    path("accreditations/", start.accreditations, name="accreditations"),
    path("case-holders/", start.case_holders, name="case-holders"),
    path("coverage/", trend.coverage, name="coverage"),
    path("coverage/required/", trend.required, name="required"),
]
