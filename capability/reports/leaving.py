"""What someone who leaves would leave behind."""

from django.utils.functional import cached_property

from capability.models import CaseAllocation, Posting, UnitHead


class LeftBehind:
    """What a person holds on a day that someone else must take over."""

    def __init__(self, person, on):
        self._person, self._on = person, on

    @cached_property
    def cases(self):
        held = CaseAllocation.objects.held(on=self._on).filter(force=self._person.force_id)
        return held.filter(person=self._person).values("case").distinct().count()

    @cached_property
    def units(self):
        """Those that the person heads."""
        heads = UnitHead.objects.in_force(on=self._on).filter(force=self._person.force_id)
        return [head.unit for head in heads.filter(person=self._person).select_related("unit")]

    @cached_property
    def planned(self):
        """Postings that have not begun yet."""
        own = Posting.objects.filter(force=self._person.force_id, person=self._person)
        return list(own.filter(starts_on__gt=self._on).select_related("unit"))
