"""On capability the sweep finds an allocation on its first day if and only if asking said so."""

from datetime import UTC, datetime
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from capability.checks import CHECKS, Scope
from capability.checks.assessing import assess
from capability.models import (
    Case,
    CaseAllocation,
    CaseCategory,
    CaseClassification,
    Force,
    Part,
    Person,
    Requirement,
)
from tests.oracle.comparing import small_forces, written
from tests.oracle.worlds.days import turning_days
from tests.oracle.worlds.forces import requiring
from tests.oracle.worlds.reference import KINDS as NATIONAL

CODES = ["case-holder-unaccredited"]
AT = datetime(2024, 3, 1, 7, 40, tzinfo=UTC)
KINDS = ("A", "B", *NATIONAL)
PARTS = (Part.OIC, Part.DEPUTY)


@small_forces
@given(data=st.data())
def test_the_sweep_finds_what_asking_said(country, data):
    world, force = data.draw(requiring(country))
    some = st.lists(st.sampled_from(turning_days(world)), min_size=1, max_size=3, unique=True)
    days = data.draw(some)
    with written(world):
        scope = Scope(Force.objects.get(pk=force))
        kinds = list(CaseCategory.objects.of(force).filter(code__in=KINDS))
        for on, category in product(days, kinds):
            said = {one for part in PARTS for one in asked(scope, category, part, on)}
            assert sorted(said) == sorted(swept(scope, category, on)), (on, category.code)


def asked(scope, category, part, on):
    """By person and part the requirements that asking says would go unmet."""
    everybody = scope.only(Person.objects.filter(force=scope.force))
    for one in assess(everybody, category=category, part=part, on=on, at=AT):
        for reason in one.reasons:
            if reason.is_gap:
                yield one.person, part, reason.facts["requirement"]


def swept(scope, category, on):
    """The same, from giving everybody such a case in each part that day."""
    given_out = {}
    for person, part in product(Person.objects.filter(force=scope.force), PARTS):
        case = Case.objects.create(
            force=scope.force, reference=f"{on}-{category.pk}-{person.pk}-{part}"
        )
        facts = {"force": scope.force, "case": case}
        CaseClassification.objects.create(**facts, category=category)
        held = CaseAllocation.objects.create(**facts, person=person, part=part, starts_on=on)
        given_out[held.pk] = person.pk, part
    check = CHECKS[CODES[0]]
    found = check.findings(scope, on=on).filter(pk__in=given_out)
    pairs = list(found.values_list("allocation_id", "requirement_id"))
    uuids = dict(Requirement.objects.values_list("pk", "uuid"))
    CaseAllocation.objects.filter(pk__in=given_out).update(ends_on=on)
    return {(*given_out[held], str(uuids[requirement])) for held, requirement in pairs}
