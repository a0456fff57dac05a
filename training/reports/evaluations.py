"""What those who attended thought of a course, as far as it tells nobody's own answer."""

from dataclasses import dataclass

from django.db.models import Avg, Count, Q

from capability.rules.words import day
from training.models import Evaluation, Event
from training.rules.evaluations import AT_LEAST, TAKEN_FOR, Answered, groups, last_day

QUESTIONS = {
    "relevant": "It was relevant to my work",
    "well_taught": "It was taught well",
    "usable": "I can use at work what I learnt",
}

TOLD_OF_COURSE = (
    f"Shown from {AT_LEAST} answers up. They are taken for {TAKEN_FOR.days} days after an event, "
    f"and counted then: those of small events together."
)


@dataclass(frozen=True)
class Results:
    """`scores` are (question, mean from 1 to 5); `comments` are how many answers had one."""

    answers: int
    comments: int
    scores: list[tuple[str, float]]


def of_course(course, *, on):
    """Of the events whose answers are all in on that day; None while there are too few."""
    return results(shown(course, on=on))


def told_of_event(event, *, on):
    """What stands where no results do."""
    last = last_day(event.ends_on)
    if on <= last:
        return f"Answers are taken up to {day(last)}. They are shown then, from {AT_LEAST} up."
    return f"Shown from {AT_LEAST} answers up. Fewer count with those of the course's other dates."


def shown(course, *, on):
    """The answers by which the course is shown; each belongs to a whole group."""
    full = [one.event for group in _groups(course, on) for one in group]
    return Evaluation.objects.filter(event__in=full)


def shown_of(event, *, on):
    """Those of an event by itself, where it has answers enough; none elsewhere."""
    alone = [group[0].event for group in _groups(event.course, on) if len(group) == 1]
    return Evaluation.objects.filter(event=event, event__in=alone)


def comments(answers):
    """In the order of their random keys: the same each time, and telling nothing."""
    return answers.exclude(comment="").order_by("pk").values_list("comment", flat=True)


def _groups(course, on):
    over = Event.objects.filter(course=course, ends_on__lt=on - TAKEN_FOR)
    counted = over.annotate(answers=Count("evaluations")).filter(answers__gt=0)
    listed = counted.order_by("ends_on", "pk").values_list("pk", "answers")
    return groups(Answered(*one) for one in listed)


def results(answers):
    """Of the answers shown; None where none are."""
    means = {f"mean_{name}": Avg(name) for name in QUESTIONS}
    said = Count("pk", filter=~Q(comment=""))
    found = answers.aggregate(answers=Count("pk"), comments=said, **means)
    if not found["answers"]:
        return None
    scores = [(words, found[f"mean_{name}"]) for name, words in QUESTIONS.items()]
    return Results(found["answers"], found["comments"], scores)
