from django.urls import path

from capability.views.accreditations import acts, disputes, evidence, one, restrictions

PERSON = "people/<uuid:person>/"
ONE = f"{PERSON}accreditations/<uuid:accreditation>/"

urlpatterns = [
    path(f"{PERSON}accreditations/enter/", acts.enter, name="accreditation-enter"),
    path(ONE, one.accreditation, name="accreditation"),
    path(f"{ONE}correct/", acts.correct, name="accreditation-correct"),
    path(f"{ONE}renew/", acts.renew, name="accreditation-renew"),
    path(f"{ONE}suspend/", acts.suspend, name="accreditation-suspend"),
    path(f"{ONE}lift/", acts.lift, name="accreditation-lift"),
    path(f"{ONE}revoke/", acts.revoke, name="accreditation-revoke"),
    path(f"{ONE}recognise/", acts.recognise, name="accreditation-recognise"),
    path(f"{ONE}evidence/attach/", evidence.attach, name="evidence-attach"),
    path(f"{ONE}evidence/<uuid:evidence>/withdraw/", evidence.withdraw, name="evidence-withdraw"),
    path("evidence/<uuid:evidence>/", evidence.file, name="evidence-file"),
    path(f"{PERSON}restrictions/enter/", restrictions.enter, name="restriction-enter"),
    path(
        f"{PERSON}restrictions/<uuid:restriction>/lift/", restrictions.lift, name="restriction-lift"
    ),
    path(f"{PERSON}wrong/<slug:table>/<int:row>/", disputes.contest, name="dispute-open"),
    path(f"{ONE}wrong/", disputes.contest_accreditation, name="accreditation-wrong"),
    path("disputes/", disputes.disputes, name="disputes"),
    path("disputes/<uuid:dispute>/", disputes.dispute, name="dispute"),
    path("disputes/<uuid:dispute>/decide/", disputes.decide, name="dispute-decide"),
    path("disputes/<uuid:dispute>/withdraw/", disputes.withdraw, name="dispute-withdraw"),
]
