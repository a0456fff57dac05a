from django.urls import path

from capability.views.records import merging, people, postings, services

PERSON = "people/<uuid:person>"
POSTING = f"{PERSON}/postings/<int:posting>"

urlpatterns = [
    path("people/join/", people.join, name="person-join"),
    path("people/transfer/", people.transfer, name="person-transfer"),
    path(f"{PERSON}/correct/", people.correct, name="person-correct"),
    path(f"{PERSON}/merge/", merging.find, name="person-merge"),
    path(f"{PERSON}/merge/<uuid:other>/", merging.merge, name="person-merge-into"),
    path(f"{PERSON}/leave/", services.leave, name="person-leave"),
    path(f"{PERSON}/rejoin/", services.rejoin, name="person-rejoin"),
    path(f"{PERSON}/service/", services.correct, name="service-correct"),
    path(f"{PERSON}/probation/confirm/", services.confirm_probation, name="probation-confirm"),
    path(f"{PERSON}/probation/extend/", services.extend_probation, name="probation-extend"),
    path(f"{PERSON}/postings/begin/", postings.begin, name="posting-begin"),
    path(f"{POSTING}/change/", postings.change, name="posting-change"),
    path(f"{POSTING}/correct/", postings.correct, name="posting-correct"),
    path(f"{POSTING}/end/", postings.end, name="posting-end"),
]
