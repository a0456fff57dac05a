from django.urls import path

from training.views import cpd, cpd_groups, cpd_keeping

urlpatterns = [
    path("people/<uuid:person>/cpd/", cpd.shown, name="person-cpd"),
    path("people/<uuid:person>/cpd/add/", cpd.log, name="cpd-log"),
    path("cpd/", cpd_keeping.waiting, name="cpd"),
    path("cpd/verify/", cpd_keeping.verify, name="cpd-verify"),
    path("cpd/group/", cpd_groups.enter, name="cpd-group"),
    path("cpd/<uuid:entry>/correct/", cpd.correct, name="cpd-correct"),
    path("cpd/<uuid:entry>/remove/", cpd.remove, name="cpd-remove"),
]
