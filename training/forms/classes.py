from typing import NamedTuple

from django import forms
from django.forms import BoundField

from capability.fields.acts import ActForm
from training.actions.classes import Mark
from training.models import Booking
from training.rules.bookings import Reason, Step, may_follow

STEPS = [
    ("", "Not marked yet"),
    (Step.PASSED, "Passed"),
    (Step.FAILED, "Did not pass"),
    (Step.ATTENDED, "Attended, result to come"),
    (Step.NO_SHOW, "Did not attend"),
]
REASONS = [("", "They came"), *Reason.choices]


class OfferForm(ActForm):
    """Whoever is approved may be ticked; the rank and its reason stand beside the name."""

    chosen_ones = forms.MultipleChoiceField(
        label="Who is offered a place",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Tick whoever is offered a place."},
    )
    exception = forms.CharField(
        label="Why an exception is made",
        max_length=300,
        required=False,
        help_text="Only for those who lack what the course needs first. No case details.",
    )

    def __init__(self, *args, turns, **kwargs):
        super().__init__(*args, **kwargs)
        self._by_uuid = {str(turn.booking.uuid): turn for turn in turns if turn.is_approved}
        self.fields["chosen_ones"].choices = [
            (uuid, _told(turn)) for uuid, turn in self._by_uuid.items()
        ]

    @property
    def chosen(self):
        return [self._by_uuid[uuid].booking for uuid in self.cleaned_data["chosen_ones"]]


def _told(turn):
    lacks = f" Lacks {' and '.join(turn.lacks)} on that day." if turn.lacks else ""
    return f"{turn.rank}. {turn.booking.person}: {turn.reason}.{lacks}"


class Row(NamedTuple):
    booking: Booking
    step: BoundField
    why: BoundField


class ClassForm(ActForm):
    """Two choices for each of a class: what became of them, and why whoever did not come."""

    def __init__(self, *args, bookings, **kwargs):
        super().__init__(*args, **kwargs)
        self._bookings = list(bookings)
        for booking in self._bookings:
            who = booking.person
            self.fields[_step(booking)] = forms.ChoiceField(
                label=f"What became of {who}", required=False, choices=_steps(booking)
            )
            self.fields[_why(booking)] = forms.ChoiceField(
                label=f"Why {who} did not attend", required=False, choices=REASONS
            )
        self.order_fields([*(name for name in self.fields if name != "reason"), "reason"])

    def clean(self):
        given = super().clean()
        for booking in self._bookings:
            self._hold_together(booking, given.get(_step(booking)), given.get(_why(booking)))
        return given

    def _hold_together(self, booking, step, why):
        if step == Step.NO_SHOW and not why:
            self.add_error(_why(booking), f"Say why {booking.person} did not attend.")
        elif why and step != Step.NO_SHOW:
            message = f"Say that {booking.person} did not attend, or leave the reason out."
            self.add_error(_step(booking), message)

    @property
    def rows(self):
        return [Row(one, self[_step(one)], self[_why(one)]) for one in self._bookings]

    @property
    def marks(self):
        given = self.cleaned_data
        marks = [Mark(one, given[_step(one)], given[_why(one)]) for one in self._bookings]
        return [mark for mark in marks if mark.step]


def _steps(booking):
    """Those that may follow: of whoever attended the result alone is to come."""
    return [(step, said) for step, said in STEPS if not step or may_follow(step, booking.step)]


def _step(booking):
    return f"step-{booking.uuid}"


def _why(booking):
    return f"why-{booking.uuid}"
