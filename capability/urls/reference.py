from django.urls import path

from capability.views.reference import (
    codes,
    drafts,
    hub,
    requirements,
    routes,
    schemes,
    shifts,
    thresholds,
)

urlpatterns = [
    path("reference/", hub.hub, name="reference"),
    path("reference/schemes/", schemes.schemes, name="schemes"),
    path("reference/schemes/add/", schemes.add, name="scheme-add"),
    path("reference/schemes/<uuid:scheme>/", schemes.scheme, name="scheme"),
    path("reference/schemes/<uuid:scheme>/rename/", schemes.rename, name="scheme-rename"),
    path("reference/schemes/<uuid:scheme>/version/", schemes.begin_version, name="scheme-version"),
    path("reference/schemes/<uuid:scheme>/needs/", schemes.need, name="scheme-needs"),
    path("reference/schemes/<uuid:scheme>/counts/", schemes.count_as, name="scheme-counts"),
    path("reference/needs/<int:prerequisite>/end/", schemes.need_no_longer, name="needs-end"),
    path("reference/counts/<int:equivalence>/end/", schemes.count_no_longer, name="counts-end"),
    path("reference/requirements/", requirements.requirements, name="requirements"),
    path("reference/requirements/add/", requirements.add, name="requirement-add"),
    path(
        "reference/requirements/<uuid:requirement>/", requirements.requirement, name="requirement"
    ),
    path(
        "reference/requirements/<uuid:requirement>/change/",
        requirements.change,
        name="requirement-change",
    ),
    path(
        "reference/requirements/<uuid:requirement>/end/", requirements.end, name="requirement-end"
    ),
    path("reference/entry-routes/", routes.routes, name="entry-routes"),
    path("reference/entry-routes/add/", routes.add, name="entry-route-add"),
    path("reference/entry-routes/<uuid:route>/", routes.route, name="entry-route"),
    path("reference/entry-routes/<uuid:route>/change/", routes.change, name="entry-route-change"),
    path("reference/entry-routes/<uuid:route>/ask/", routes.ask, name="milestone-add"),
    path("reference/milestones/<int:milestone>/end/", routes.ask_no_longer, name="milestone-end"),
    path("reference/shifts/", shifts.shifts, name="shifts"),
    path("reference/shifts/add/", shifts.add, name="shift-add"),
    path("reference/shifts/<uuid:shift>/", shifts.shift, name="shift"),
    path("reference/shifts/<uuid:shift>/change/", shifts.change, name="shift-change"),
    path("reference/shifts/<uuid:shift>/end/", shifts.end, name="shift-end"),
    path("reference/drafts/", drafts.drafts, name="drafts"),
    path("reference/drafts/<uuid:draft>/", drafts.draft, name="draft"),
    path("reference/drafts/<uuid:draft>/gaps/", drafts.gaps, name="draft-gaps"),
    path("reference/drafts/<uuid:draft>/look/", drafts.look, name="draft-look"),
    path("reference/drafts/<uuid:draft>/publish/", drafts.publish, name="draft-publish"),
    path("reference/drafts/<uuid:draft>/give-up/", drafts.give_up, name="draft-give-up"),
    path("reference/thresholds/", thresholds.thresholds, name="thresholds"),
    path("reference/thresholds/<str:check>/<str:name>/", thresholds.put, name="threshold-set"),
    path("reference/groups/<int:group>/", codes.group, name="case-group"),
    path("reference/groups/<int:group>/add/", codes.put_in, name="case-group-add"),
    path("reference/members/<int:member>/end/", codes.take_out, name="member-end"),
    path("reference/codes/<slug:kind>/", codes.codes, name="codes"),
    path("reference/codes/<slug:kind>/add/", codes.add, name="code-add"),
    path("reference/codes/<slug:kind>/<int:row>/", codes.change, name="code-change"),
]
