from django_filters import ChoiceFilter

from capability.filters.as_of import AsOfFilter
from capability.filters.choices import one_of
from capability.models import Job, JobState
from capability.models.jobs import KINDS


class JobFilter(AsOfFilter):
    """Narrows a list of long work. It has no day: a job is as it is."""

    kind = ChoiceFilter(**one_of("Kind", tuple(KINDS.items())))
    state = ChoiceFilter(label="State", choices=JobState.choices)

    class Meta:
        model = Job
        fields = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.filters["as_of"], self.filters["known_at"]

    @property
    def is_asked(self):
        return False

    @property
    def _given(self):
        return None
