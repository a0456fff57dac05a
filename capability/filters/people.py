from django.db.models import Q
from django_filters import CharFilter, ChoiceFilter

from capability.access import SEE_NAMES, SEE_PEOPLE
from capability.filters.as_of import AsOfFilter, Day
from capability.filters.choices import SchemeChoice, StateChoice, UnitChoice, YesNo
from capability.models import Accreditation, Person, PersonKind, Posting, Restriction
from capability.rules.states import State

BEGUN = [state for state in State if state is not State.NOT_STARTED]


class PersonFilter(AsOfFilter):
    """Narrows a list of people, as they stand on a day."""

    q = CharFilter(label="Name or number", max_length=100, method="called")
    person_ref = CharFilter(label="Person reference", max_length=40, method="referred_to")
    unit = UnitChoice(method="within_unit")
    kind = ChoiceFilter(label="Kind", choices=PersonKind.choices)
    serving = YesNo("Serving", method="in_service")
    scheme = SchemeChoice(method="in_scheme")
    state = StateChoice(method="in_state")

    posted_from = Day(label="Posted since", method="in_posting")
    posting_ended_from = Day(label="Last day of a posting since", method="in_posting")
    restricted = YesNo("May not be given cases", method="under_restriction")

    telling = ("q", "person_ref")

    class Meta:
        model = Person
        fields = ()

    def called(self, people, _name, words):
        return self._seen_by_name(people.called(words))

    def referred_to(self, people, _name, reference):
        return self._seen_by_name(people.filter(person_ref=reference))

    def _seen_by_name(self, people):
        """A search by name finds those alone whose name the user may see."""
        return people.within(self.user.reach(SEE_NAMES))

    def within_unit(self, people, _name, unit):
        return people.standing_in(unit, on=self.day)

    def in_service(self, people, _name, is_serving):
        serving = Person.objects.serving(on=self.day).values("pk")
        return people.filter(pk__in=serving) if is_serving else people.exclude(pk__in=serving)

    def under_restriction(self, people, _name, is_restricted):
        """Some kind of case or any; never why."""
        forces = self.user.reach(SEE_PEOPLE).every_force
        restricted = Restriction.objects.in_force(on=self.day).filter(force__in=forces)
        lists = people.filter if is_restricted else people.exclude
        return lists(pk__in=restricted.values("person"))

    def in_posting(self, people, name, since):
        """By the first or the last day of a substantive posting, up to the day asked about."""
        ends = "starts_on" if name == "posted_from" else "ends_on"
        forces = self.user.reach(SEE_PEOPLE).every_force
        posted = Posting.objects.filter(
            force__in=forces, is_substantive=True, **{f"{ends}__range": (since, self.day)}
        )
        return people.filter(pk__in=posted.values("person"))

    def in_scheme(self, people, name, schemes):
        """Anything on record in one of the schemes; with states chosen, those decide."""
        if not schemes or self.form.cleaned_data.get("state"):
            return people
        return self.in_state(people, name, BEGUN)

    def in_state(self, people, _name, states):
        """By the best state in each scheme: one that was renewed in time is not lapsed."""
        records = self._best_records(self.form.cleaned_data.get("scheme"))
        found = Q(pk__in=records.filter(state__in=states).values("person"))
        if State.NOT_STARTED in states:
            found |= ~Q(pk__in=records.filter(state__in=BEGUN).values("person"))
        return people.filter(found)

    def _best_records(self, schemes):
        reach = self.user.reach(SEE_PEOPLE)
        records = Accreditation.objects.filter(force__in=reach.every_force)
        if schemes:
            records = records.filter(scheme__in=schemes)
        best = records.with_state(on=self.day).best().values("pk")
        return Accreditation.objects.filter(pk__in=best).with_state(on=self.day)
