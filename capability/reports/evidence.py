"""What an accreditation rests on, as far as a user may know."""

from capability.access import SEE_EVIDENCE
from capability.models import Evidence, Person


def shown(accreditation, person):
    """`person` has the marks (reports.marks), which say what the user may.

    `rows` are empty for whoever may know no more than how many there are.
    """
    evidence = list(Evidence.objects.filter(accreditation=accreditation).order_by("pk"))
    return {
        "submitted": sum(one.withdrawn_on is None for one in evidence),
        "rows": evidence if person.may_know_evidence else [],
        "may_open": person.may_open_evidence,
    }


def openable_by(user):
    people = Person.objects.within(user.reach(SEE_EVIDENCE))
    return Evidence.objects.filter(accreditation__person__in=people.values("pk"))
