from django.urls import path

from capability.views import extensions

ONE = "extensions/<uuid:extension>/"

urlpatterns = [
    path("extensions/", extensions.extensions, name="extensions"),
    path("extensions/propose/", extensions.propose, name="extension-propose"),
    path(ONE, extensions.extension, name="extension"),
    path(f"{ONE}apply/", extensions.apply, name="extension-apply"),
]
