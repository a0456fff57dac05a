from django.urls import path

from capability.views import exports

urlpatterns = [
    path("exports/<slug:noun>.csv", exports.as_csv, name="export-csv"),
    path("exports/<slug:noun>.xlsx", exports.as_xlsx, name="export-xlsx"),
]
