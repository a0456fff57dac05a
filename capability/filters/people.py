from functools import reduce
from operator import and_

from django.db.models import Q
from django_filters import BooleanFilter, CharFilter, ChoiceFilter

from capability.access import SEE_NAMES, SEE_PEOPLE
from capability.filters.as_of import AsOfFilter
from capability.filters.choices import SchemeChoice, StateChoice, UnitChoice
from capability.models import Accreditation, Person, PersonKind
from capability.rules.names import name_key
from capability.rules.states import State

BEGUN = [state for state in State if state is not State.NOT_STARTED]


def _matches(word):
    named = Q(number__iexact=word) | Q(person_ref__iexact=word)
    if key := name_key(word):
        named |= Q(surname_key__startswith=key) | Q(forename_key__startswith=key)
    return named


class PersonFilter(AsOfFilter):
    """Narrows a list of people, as they stand on a day."""

    q = CharFilter(label="Name or number", max_length=100, method="called")
    person_ref = CharFilter(label="Person reference", max_length=40, method="referred_to")
    unit = UnitChoice(method="within_unit")
    kind = ChoiceFilter(label="Kind", choices=PersonKind.choices)
    serving = BooleanFilter(label="Serving", method="in_service")
    scheme = SchemeChoice(method="in_scheme")
    state = StateChoice(method="in_state")

    telling = ("q", "person_ref")

    class Meta:
        model = Person
        fields = ()

    def called(self, people, _name, words):
        """Each word begins a name, or is the number or reference; or all are one surname."""
        each = reduce(and_, (_matches(word) for word in words.split()))
        whole = Q(surname_key__startswith=name_key(words)) if name_key(words) else Q()
        return self._seen_by_name(people.filter(each | whole))

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
