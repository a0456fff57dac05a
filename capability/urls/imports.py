from django.urls import path

from capability.views.imports import columns, people, previews, problems, uploads, waiting

FILE = "imports/<uuid:upload>"

urlpatterns = [
    path("imports/", uploads.imports, name="imports"),
    path("imports/waiting/", waiting.waiting, name="waiting"),
    path("imports/waiting/differences/", waiting.differences, name="waiting-differences"),
    path("imports/waiting/<str:force>/apply/", waiting.apply, name="waiting-apply"),
    path("imports/waiting/<str:force>/", waiting.person, name="waiting-person"),
    path("imports/new/", uploads.bring_in, name="upload-new"),
    path(f"{FILE}/", uploads.upload, name="upload"),
    path(f"{FILE}/sheet/", uploads.sheet, name="upload-sheet"),
    path(f"{FILE}/check/", uploads.check, name="upload-check"),
    path(f"{FILE}/again/", uploads.try_again, name="upload-again"),
    path(f"{FILE}/give-up/", uploads.give_up, name="upload-give-up"),
    path(f"{FILE}/mended/", uploads.mended, name="upload-mended"),
    path(f"{FILE}/columns/", columns.columns, name="upload-columns"),
    path(f"{FILE}/values/", columns.values, name="upload-values"),
    path(f"{FILE}/problems/", problems.problems, name="upload-problems"),
    path(f"{FILE}/problems/rows/", problems.rows, name="upload-problem"),
    path(f"{FILE}/problems/faults.csv", problems.faults, name="upload-faults"),
    path(f"{FILE}/problems/rejected.csv", problems.rejected, name="upload-rejected"),
    path(f"{FILE}/people/", people.people, name="upload-people"),
    path(f"{FILE}/people/one/", people.person, name="upload-person"),
    path(f"{FILE}/preview/", previews.preview, name="upload-preview"),
    path(f"{FILE}/apply/", previews.apply, name="upload-apply"),
]
