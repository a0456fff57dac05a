from django.urls import path

from capability.views import dispensations

ONE = "dispensations/<uuid:dispensation>/"

urlpatterns = [
    path("gaps/<uuid:gap>/dispense/", dispensations.grant, name="gap-dispense"),
    path("dispensations/", dispensations.dispensations, name="dispensations"),
    path("dispensations/months/", dispensations.months, name="dispensation-months"),
    path(ONE, dispensations.dispensation, name="dispensation"),
    path(f"{ONE}end/", dispensations.end, name="dispensation-end"),
]
