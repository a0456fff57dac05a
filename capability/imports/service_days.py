"""Whether a day lies within someone's service: odd where it does not, but possible."""

from collections import defaultdict
from datetime import date, datetime

from capability.imports.load import about
from capability.models import Service
from capability.rules import services
from capability.rules.london import day_in_london

OUTSIDE = "The day is outside every service on record of the person."
CURE = "Check the day, and the days of joining and leaving; the row went in."


class ServiceDays:
    """Every service of a force's people. Of somebody without one nothing is odd."""

    def __init__(self, force):
        self._services = defaultdict(list)
        known = Service.objects.filter(force=force)
        for person, *days in known.values_list("person_id", "joined_on", "left_on"):
            self._services[person].append(services.Service(*days))

    def covers(self, person, day):
        known = self._services.get(person)
        return not known or any(service.covers(day) for service in known)

    def warn_outside(self, load, row, person, column):
        day = row.values.get(column)
        if isinstance(day, datetime):
            day = day_in_london(day)
        if isinstance(day, date) and not self.covers(person, day):
            load.warn(row, about(row, column, OUTSIDE, CURE, severity="warning"))
