"""What an accreditation rests on, as far as a user may know."""

from enum import StrEnum

from capability.access import SEE_EVIDENCE, SEE_EVIDENCE_FACTS
from capability.models import Evidence, Person


class Knowledge(StrEnum):
    """Opens it; knows it by title, hash and size; knows that there is some."""

    OPENS = "opens"
    FACTS = "facts"
    THAT = "that"


def knowledge(user, person):
    for power, level in ((SEE_EVIDENCE, Knowledge.OPENS), (SEE_EVIDENCE_FACTS, Knowledge.FACTS)):
        if user.may(power) and Person.objects.within(user.reach(power)).filter(pk=person.pk):
            return level
    return Knowledge.THAT


def shown(accreditation, user):
    """`rows` are empty for whoever may know no more than how many there are."""
    evidence = list(Evidence.objects.filter(accreditation=accreditation).order_by("pk"))
    level = knowledge(user, accreditation.person)
    return {
        "submitted": sum(one.withdrawn_on is None for one in evidence),
        "rows": [] if level == Knowledge.THAT else evidence,
        "may_open": level == Knowledge.OPENS,
    }


def openable_by(user):
    people = Person.objects.within(user.reach(SEE_EVIDENCE))
    return Evidence.objects.filter(accreditation__person__in=people.values("pk"))
