from django.urls import path

from capability.views import people, person

urlpatterns = [
    path("people/", people.people, name="people"),
    path("people/<uuid:person>/", person.accreditations, name="person"),
    path("people/<uuid:person>/postings/", person.postings, name="person-postings"),
    path("people/<uuid:person>/cases/", person.cases, name="person-cases"),
    path("people/<uuid:person>/gaps/", person.person_gaps, name="person-gaps"),
    path("people/<uuid:person>/history/", person.changes, name="person-history"),
]
