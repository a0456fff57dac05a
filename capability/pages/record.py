"""One person's record as a page shows it: each tab is served and guarded by its own app."""

from django.shortcuts import get_object_or_404, render

from capability.access import KEEP_RECORDS, LOG_CALL_OUTS
from capability.filters import AsOfFilter
from capability.pages import days
from capability.reports import marks
from capability.reports.people import PeopleReport
from capability.reports.sight import known_as
from capability.reports.standing import standing


class Record:
    """The person that an address names, as the user may see them on the day asked about."""

    def __init__(self, request, identity):
        self.request = request
        known = known_as(identity, request.user)
        self.asked = AsOfFilter(request.GET, known, request=request)
        self.day = days.asked(self.asked)
        changeable = known.with_changeable(request.user, KEEP_RECORDS)
        changeable = changeable.with_changeable(request.user, LOG_CALL_OUTS, "may_be_logged")
        self.person = get_object_or_404(marks.marked(changeable, request.user, on=self.day.on))
        if self.day.known_at:
            # What stood then may be gone: it is changed and contested as it stands now.
            self.person.is_changeable = self.person.may_contest = False
            self.person.may_be_logged = False
        report = PeopleReport(request.user, self.day.on)
        (self.shown,) = report.filled(list(report.listed(known)))

    @property
    def is_named(self):
        return "person_ref" in self.shown

    def page(self, template, **content):
        """A tab of the person's, with the header that all of them have."""
        shared = {"person": self.shown, "day": self.day, "form": self.asked.form}
        if self.shown["is_serving"]:
            shared["standing"] = standing(self.person, on=self.day.on)
        shared["may_keep"] = self.person.is_changeable
        shared["may_log"] = self.person.may_be_logged and self.is_named
        if self.is_named:
            shared["restrictions"] = marks.restrictions(self.person)
            shared["may_contest"] = self.person.may_contest
            shared["personal"] = marks.personal(self.person)
        shared["disputed"] = marks.disputed(self.person)
        return render(self.request, template, shared | content)
