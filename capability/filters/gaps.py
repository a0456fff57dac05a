from django_filters import CharFilter, ChoiceFilter, MultipleChoiceFilter
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field

from capability.checks import CHECKS
from capability.filters.as_of import AsOfFilter, Day
from capability.filters.choices import PersonChoice, UnitChoice, YesNo, one_of
from capability.filters.people import PersonFilter
from capability.models import Gap, Person, Unit
from capability.reports.gaps import Narrowing
from capability.reports.sight import known_as
from capability.rules.grades import Grade
from capability.rules.severities import Severity

# In an address an empty value means "not asked", so the blank grade needs a word.
BLANK = "none"
GRADES = [(grade.value or BLANK, f"{grade.value or 'None'}: {grade.label}") for grade in Grade]
# Every app has registered its checks before pages and API, which name this filter, are built.
TITLES = [(code, check.title) for code, check in CHECKS.items()]

STATUSES = [("open", "Open"), ("closed", "Closed"), ("recorded", "Open on record that day")]
OWNERS = [("me", "Me"), ("somebody", "Somebody"), ("nobody", "Nobody")]


def chosen(what, choices):
    """A label, what may be chosen, and what is said of anything else."""
    known = ", ".join(str(value) for value, _label in choices)
    message = f"There is no {what} %(value)s. Known: {known}."
    return {
        "label": what.capitalize(),
        "choices": choices,
        "error_messages": {"invalid_choice": message},
        "method": "narrow",
    }


@extend_schema_field(OpenApiTypes.STR)
class CheckChoice(MultipleChoiceFilter):
    """Checks by code; which there are is known once every app has registered its own."""


class GapFilter(AsOfFilter):
    """Which gaps are asked for; unlike other lists' it gives a narrowing, since gaps of another
    day are no rows but what the checks find then.
    """

    q = CharFilter(label="Name or number", max_length=100, method="narrow")
    person = PersonChoice(method="narrow")
    unit = UnitChoice(method="narrow")
    check = CheckChoice(**chosen("check", TITLES))
    severity = MultipleChoiceFilter(**chosen("severity", Severity.choices))
    grade = MultipleChoiceFilter(**chosen("grade", GRADES))
    opened_from = Day(label="Opened since", method="narrow")
    status = ChoiceFilter(**one_of("Status", STATUSES), empty_label=None, method="narrow")
    closed_from = Day(label="Closed since", method="narrow")
    acknowledged = YesNo("Acknowledged", method="narrow")
    covered = YesNo("Covered by a dispensation", method="narrow")
    owner = ChoiceFilter(**one_of("Owner", OWNERS), method="narrow")
    due_to = Day(label="Due up to", method="narrow")

    telling = ("q", "owner")

    class Meta:
        model = Gap
        fields = ()

    def narrow(self, gaps, _name, _value):
        return gaps

    @property
    def narrowing(self):
        """Only where every value makes sense (`is_valid`)."""
        asked = self.form.cleaned_data
        return Narrowing(
            on=self.day,
            as_of=self.is_asked,
            is_closed=asked["status"] == "closed" or asked["closed_from"] is not None,
            is_recorded=asked["status"] == "recorded",
            people=self._people(asked),
            units=self._units(asked),
            checks=asked["check"],
            severities=[int(severity) for severity in asked["severity"]],
            grades=[grade.removeprefix(BLANK) for grade in asked["grade"]],
            **{name: asked[name] for name in ("opened_from", "closed_from", "due_to")},
            **self._work(asked),
        )

    def _work(self, asked):
        owner = asked.get("owner")
        truths = {"is_acknowledged": "acknowledged", "is_covered": "covered"}
        return {
            "owner": self.user.pk if owner == "me" else None,
            "is_owned": owner == "somebody" if owner in ("somebody", "nobody") else None,
            **{name: None if asked[word] == "" else asked[word] for name, word in truths.items()},
        }

    def _people(self, asked):
        """None where nothing is asked about people: then gaps about nobody are listed too."""
        if not any(asked.get(name) for name in ("q", "unit", "person")):
            return None
        people = Person.objects.visible_to(self.user)
        if asked["person"]:
            people = known_as(asked["person"], self.user)
        return PersonFilter(self._of_people(), people, request=self.request).qs

    def _units(self, asked):
        """Whose gaps about nobody are listed too: none of them has a name, number or uuid."""
        if not asked["unit"] or asked.get("q") or asked["person"]:
            return None
        return Unit.objects.below([asked["unit"]], on=self.day)

    def _of_people(self):
        """What the filter of people is told: its other words mean something else here."""
        return {name: self.data.get(name) for name in ("q", "unit", "as_of")}
