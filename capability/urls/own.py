from django.urls import path

from capability.views import own

urlpatterns = [
    path("me/", own.record, name="my-record"),
    path("me/record.csv", own.as_csv, name="my-record-csv"),
    path("me/record.json", own.as_json, name="my-record-json"),
]
