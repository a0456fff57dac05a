from datetime import datetime, time, timedelta

from django.utils import timezone
from django_filters import UUIDFilter

from capability.access import SEE_PEOPLE
from capability.checks.called_out import with_training
from capability.filters.as_of import AsOfFilter, Day
from capability.filters.choices import SchemeChoice, UnitChoice, YesNo
from capability.filters.of_people import OfPeople
from capability.models import Deployment


class CallOutFilter(OfPeople, AsOfFilter):
    """Narrows a list of call-outs; of another day, those up to its end."""

    person = UUIDFilter(label="Person, by uuid or pseudonym", method="of_person")
    unit = UnitChoice(method="within_unit")
    scheme = SchemeChoice(field_name="scheme__code")
    trained = YesNo("Trained for it that day", method="in_training")
    called_from = Day(label="Called from", method="from_day")
    called_to = Day(label="Called up to", method="up_to_day")

    class Meta:
        model = Deployment
        fields = ()

    def stand_on(self, rows, _name, day):
        return rows.filter(called_at__lt=_midnight(day + timedelta(days=1)))

    def in_training(self, rows, _name, is_trained):
        forces = self.user.reach(SEE_PEOPLE).every_force
        return with_training(rows, forces).filter(is_trained=is_trained)

    def from_day(self, rows, _name, day):
        return rows.filter(called_at__gte=_midnight(day))

    def up_to_day(self, rows, _name, day):
        return rows.filter(called_at__lt=_midnight(day + timedelta(days=1)))


def _midnight(day):
    """With which the day begins in London."""
    return timezone.make_aware(datetime.combine(day, time.min))
