from django.urls import path

from capability.views import batches, feed_templates, undo

urlpatterns = [
    path("imports/done/", batches.batches, name="batches"),
    path("imports/done/<uuid:batch>/", batches.batch, name="batch"),
    path("imports/done/<uuid:batch>/undo/", undo.batch, name="batch-undo"),
    path("acts/<uuid:act>/undo/", undo.act, name="act-undo"),
    path("imports/templates/<slug:feed>/", feed_templates.explained, name="feed-template"),
    path("imports/templates/<slug:feed>.csv", feed_templates.file, name="feed-template-file"),
]
