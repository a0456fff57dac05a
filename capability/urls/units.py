from django.urls import path

from capability.views import team_picture, teams, units
from capability.views.records import units as keeping

UNIT = "units/<uuid:unit>"

urlpatterns = [
    path("units/", units.units, name="units"),
    path("units/make/", keeping.make, name="unit-make"),
    path(f"{UNIT}/", units.unit, name="unit"),
    path(f"{UNIT}/team/", teams.team, name="team"),
    path(f"{UNIT}/team/paper/", teams.paper, name="team-paper"),
    path(f"{UNIT}/team.csv", teams.as_csv, name="team-csv"),
    path(f"{UNIT}/team.xlsx", teams.as_xlsx, name="team-xlsx"),
    path(f"{UNIT}/history/", units.unit_history, name="unit-history"),
    path(f"{UNIT}/correct/", keeping.correct, name="unit-correct"),
    path(f"{UNIT}/move/", keeping.move, name="unit-move"),
    path(f"{UNIT}/end/", keeping.end, name="unit-end"),
    path(f"{UNIT}/head/", keeping.head, name="unit-head"),
    path(f"{UNIT}/posts/", keeping.posts, name="unit-posts"),
    path(f"{UNIT}/team/picture/", team_picture.picture, name="team-picture"),
    path(f"{UNIT}/team/call-outs/", team_picture.call_outs, name="team-call-outs"),
    path(f"{UNIT}/team/cover/<uuid:shift>/", team_picture.cover, name="team-cover"),
]
