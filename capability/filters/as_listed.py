"""What narrows lists that are taken away as files just as their pages narrow them."""

from django_filters import CharFilter, ChoiceFilter

from capability.filters.as_of import AsOfFilter
from capability.filters.choices import one_of
from capability.models import Dispute, Feed, Unit, UnresolvedRow


class UnitsOfTheDay(AsOfFilter):
    """Those that stand on it."""

    class Meta:
        model = Unit
        fields = ()

    @property
    def qs(self):
        return super().qs.in_force(on=self.day)


class WaitingRows(AsOfFilter):
    force = CharFilter(label="Force, by code", field_name="force__code", max_length=20)
    feed = ChoiceFilter(**one_of("Feed", Feed.choices))

    class Meta:
        model = UnresolvedRow
        fields = ()


class Disputes(AsOfFilter):
    """The open ones, or those that are decided."""

    show = ChoiceFilter(**one_of("Show", [("decided", "Decided")]), method="shown")

    class Meta:
        model = Dispute
        fields = ()

    def shown(self, disputes, _name, _word):
        return disputes

    @property
    def qs(self):
        return super().qs.filter(decided_at__isnull=not self.form.cleaned_data["show"])
