from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.urls import include, path

from capability.admin import installation


@login_not_required
def health(request):
    return HttpResponse("ok", content_type="text/plain")


urlpatterns = [
    path("health/", health, name="health"),
    path("account/", include("config.sign_in")),
    path("api/", include("config.api.urls")),
    path("installation/", installation.urls),
    path("", include("capability.urls")),
    path("", include("training.urls")),
]
