from django import forms

from capability.fields.acts import ActForm
from capability.fields.dates import DatePartsField
from capability.models import Person
from capability.rules.words import day

TOLD = 5
NOBODY = "No victim, no suspect, no case details and no health: whoever sees the gap reads it."
THIS_CASE, ANY_CASE = "case", "all"


class MitigatedForm(ActForm):
    """What is in place while a rule is bent, and until when, from `first` on.

    `people` may be the mentor.
    """

    mentor = forms.CharField(
        label="Mentor",
        max_length=100,
        help_text="Reference, number or name of someone in service, who stands beside the person.",
    )
    mitigation = forms.CharField(
        label="What is in place instead",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=f"Such as: the mentor reads each interview plan first. {NOBODY}",
    )
    review_on = DatePartsField(label="Day of review")
    ends_on = DatePartsField(
        label="Last day",
        help_text="It ends by itself; the gap is uncovered again from the next day.",
    )

    too_early = "{} is past. Enter today or a later day."

    def __init__(self, *args, people, first, **options):
        super().__init__(*args, **options)
        self.people, self.first = people, first

    def clean_mentor(self):
        words = self.cleaned_data["mentor"].strip()
        found = list(self.people.filter(person_ref=words)) or self._called(words)
        if not found:
            message = f"Nobody in service that you may see goes by {words}. Look under People."
            raise forms.ValidationError(message)
        if len(found) > 1:
            told = "; ".join(f"{one}, {one.person_ref}" for one in found[:TOLD])
            more = "; and more" if len(found) > TOLD else ""
            raise forms.ValidationError(f"Several fit. Enter the reference of one: {told}{more}.")
        return found[0]

    def _called(self, words):
        return list(self.people.called(words)[: TOLD + 1])

    def clean(self):
        cleaned = super().clean()
        review_on, ends_on = cleaned.get("review_on"), cleaned.get("ends_on")
        if ends_on and ends_on < self.first:
            self.add_error("ends_on", self.too_early.format(day(ends_on)))
        elif review_on and review_on < self.first:
            self.add_error("review_on", self.too_early.format(day(review_on)))
        elif review_on and ends_on and review_on > ends_on:
            self.add_error("review_on", f"The review is at the latest on {day(ends_on)}.")
        return cleaned


class DispenseForm(MitigatedForm):
    about = forms.ChoiceField(
        label="What it is about",
        widget=forms.RadioSelect,
        choices=[
            (THIS_CASE, "This case alone"),
            (ANY_CASE, "Every case of the person that the requirement is about"),
        ],
        initial=THIS_CASE,
    )

    def __init__(self, *args, gap, people, today, **options):
        super().__init__(*args, people=people, first=today, **options)
        self.gap = gap
        self.fields["reason"].help_text = f"Why the requirement is bent. {NOBODY}"
        self.order_fields(["about", *(name for name in self.fields if name != "about")])
        if gap.allocation_id is None:
            del self.fields["about"]

    @property
    def facts(self):
        """Columns of a Dispensation."""
        facts = {name: self.cleaned_data[name] for name in ("mentor", "mitigation")}
        days = {name: self.cleaned_data[name] for name in ("review_on", "ends_on")}
        of_a_case = self.cleaned_data.get("about") == THIS_CASE
        case = self.gap.allocation.case if of_a_case else None
        return facts | days | {"starts_on": self.first, "case": case}


def mentors(user, person, *, on):
    """Whoever may stand beside the person: in service in the force, and seen by the user."""
    people = Person.objects.visible_to(user).filter(force=person.force_id).serving(on=on)
    return people.exclude(pk=person.pk)
