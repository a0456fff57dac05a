from django.urls import path

from capability.views import feeds

urlpatterns = [path("feeds/", feeds.feeds, name="feeds")]
