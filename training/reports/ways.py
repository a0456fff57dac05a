"""Dates of courses that help to close a gap about a scheme that someone lacks, soonest first.

Where the scheme needs others first, those of the ones that the person may begin. An award that runs
out is looked at as of the day after its last: what is lacking then is what a renewal gives.
"""

from capability.checks import Scope
from capability.checks.ways import Ways, register
from capability.models import Accreditation, Person, Requirement, Scheme
from capability.rules.explanations import Cure
from training.access import NOMINATE, SEE_COURSES
from training.reports import ways_ahead
from training.reports.ways_ahead import Lack
from training.rules import ways as words


@register(SEE_COURSES)
def dates(gaps, *, on, user=None):
    """None where no scheme is lacking. Whoever reads a page may nominate from there."""
    lackers = _lackers(gaps, on)
    known = {one for one in lackers if one}
    if not known:
        return lackers
    scope = Scope(gaps[0].force)
    ahead = {one: way for one, way in ways_ahead.ahead(scope, known, on=on).items() if way.first}
    dated = ways_ahead.dates(scope, ahead, on=on)
    codes = _codes(ahead)
    told = {one: _content(one, way, dated[one], codes) for one, way in ahead.items()}
    nominees = _nominees(gaps, user)
    return [
        _ways(told[one] | {"nominee": nominees.get(one.person)}) if one in told else None
        for one in lackers
    ]


def _lackers(gaps, on):
    """What each is about; None where it is about no scheme of a person's."""
    awards = Accreditation.objects.filter(pk__in=_ids(gaps, "accreditation_id"), valid_to__gte=on)
    ending = dict(awards.order_by().values_list("pk", "scheme"))
    rules = Requirement.objects.filter(pk__in=_ids(gaps, "requirement_id")).order_by()
    required = dict(rules.values_list("pk", "scheme"))
    return [_lack(gap, ending, required) for gap in gaps]


def _ids(gaps, column):
    return {getattr(gap, column) for gap in gaps} - {None}


def _lack(gap, ending, required):
    award = gap.accreditation_id if gap.accreditation_id in ending else None
    scheme = ending.get(award) or gap.scheme_id or required.get(gap.requirement_id)
    return Lack(gap.person_id, scheme, award) if scheme and gap.person_id else None


def _content(lack, way, dates, codes):
    """With what comes first in words, and what comes where there is no date."""
    first = words.listed(codes[one] for one in way.first)
    is_under_way = way.first == way.under_way and not lack.ending
    return {
        "dates": dates,
        "first": first,
        "before": words.before(codes[lack.scheme], first),
        "instead": "" if dates else words.instead(first, is_begun=is_under_way),
    }


def _ways(content):
    told = [Cure(text) for text in (content["before"], content["instead"]) if text]
    steps = [*told, *(date.step for date in content["dates"])]
    return Ways("training/ways.html", content, steps)


def _codes(ahead):
    schemes = {one.scheme for one in ahead}.union(*(way.first for way in ahead.values()))
    return dict(Scheme.objects.filter(pk__in=schemes).order_by().values_list("pk", "code"))


def _nominees(gaps, user):
    """Whom the user may nominate for one: uuids by id."""
    if user is None:
        return {}
    people = Person.objects.changeable_by(user, NOMINATE).filter(pk__in=_ids(gaps, "person_id"))
    return dict(people.values_list("pk", "uuid"))
