from django.urls import path

from capability.views import call_outs

OF_PERSON = "people/<uuid:person>/call-outs/"
ONE = f"{OF_PERSON}<uuid:call_out>/"

urlpatterns = [
    path("call-outs/", call_outs.call_outs, name="call-outs"),
    path(OF_PERSON, call_outs.of_person, name="person-call-outs"),
    path(f"{OF_PERSON}log/", call_outs.log, name="call-out-log"),
    path(f"{ONE}end/", call_outs.end, name="call-out-end"),
    path(f"{ONE}strike-out/", call_outs.strike_out, name="call-out-strike"),
]
