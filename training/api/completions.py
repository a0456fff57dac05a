from functools import partial

from django.utils import timezone
from drf_spectacular.utils import extend_schema

from capability.access import BRING_IN
from capability.imports import posted
from capability.models import Feed
from capability.pages.posting import KEY, PostingView, UnprocessableError
from capability.reports import posted as report
from capability.serializers.posted import PostedSerializer
from training.serializers.completions import CompletionsSerializer


class CompletionsView(PostingView):
    """Courses that were completed, as the feed `courses` takes them from a file.

    The rows go in as one batch: a rejected one rejects no other, one that fits nobody waits as it
    would from a file, and each is told of. Where all are rejected, or one changes the sender's own
    record, nothing goes in and the answer is 422. Days are YYYY-MM-DD.
    """

    powers = (BRING_IN,)
    serializer_class = CompletionsSerializer

    @extend_schema(
        parameters=[KEY], request=CompletionsSerializer, responses={201: PostedSerializer}
    )
    def post(self, request):
        return super().post(request)

    def write(self, said):
        rows, by = said["completions"], self.request.user
        load = posted.empty(said["force"], Feed.COURSES, as_at=timezone.localdate())
        posted.bring_in(load, rows, by=by, body_sha256=self.body_sha256, looking=partial(_look, by))
        return report.answer(load, [row.get("reference", "") for row in rows]), load.job


def _look(by, load):
    if refused := report.why_not(load, by):
        raise UnprocessableError({"completions": {str(row): said for row, said in refused.items()}})
