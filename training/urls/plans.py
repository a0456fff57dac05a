from django.urls import path

from training.views import plans, reviews

PERSON = "people/<uuid:person>"

urlpatterns = [
    path(f"{PERSON}/plan/", plans.shown, name="person-plan"),
    path(f"{PERSON}/plan/agree/", plans.agree, name="plan-agree"),
    path(f"{PERSON}/yearly-review/", reviews.hold_yearly, name="yearly-review"),
    path(f"{PERSON}/case-review/", reviews.answer, name="case-review"),
    path("plans/<uuid:plan>/close/", plans.close, name="plan-close"),
    path("plans/<uuid:plan>/aims/", plans.add_aim, name="aim-add"),
    path("plans/<uuid:plan>/review/", plans.hold_review, name="plan-review"),
    path("plans/aims/<uuid:aim>/settle/", plans.settle_aim, name="aim-settle"),
    path("plans/aims/<uuid:aim>/steps/", plans.add_step, name="step-add"),
    path("plans/steps/<uuid:step>/done/", plans.finish_step, name="step-done"),
    path("plans/reviews/<uuid:review>/sign/", plans.sign, name="plan-sign"),
]
