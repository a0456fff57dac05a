"""Plain makers of one row each: what is not given is plain, and there are no surprises."""

from datetime import UTC, date, datetime
from itertools import count

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import encrypt
from django.utils import timezone

from capability.models import (
    Accreditation,
    Act,
    AllocationCheck,
    Case,
    CaseAllocation,
    CaseCategory,
    CaseClassification,
    CaseGroup,
    CaseGroupMember,
    Deployment,
    Dispensation,
    Force,
    Grant,
    Part,
    Person,
    Posting,
    Prerequisite,
    Requirement,
    Scheme,
    SchemeVersion,
    Service,
    Unit,
    UnitEdge,
    UnitHead,
    User,
)
from capability.rules.names import name_key

LONG_AGO = date(2010, 1, 4)
_numbers = count(1)


def a_force(code="NS", name="Northshire Police"):
    force = Force.objects.create(code=code, name=name)
    Unit.objects.create(force=force, code=code, name=name, is_root=True)
    return force


def a_unit(force, code=None, *, under=None, **facts):
    code = code or f"U{next(_numbers)}"
    unit = Unit.objects.create(force=force, code=code, **{"name": f"Unit {code}"} | facts)
    UnitEdge.objects.create(force=force, unit=unit, parent=under or force.root_unit)
    return unit


def a_person(force, surname="Okafor", *, unit=None, joined_on=LONG_AGO, left_on=None, **facts):
    number = next(_numbers)
    facts = {"person_ref": f"R{number}", "number": str(number), "forename": "Ada"} | facts
    keys = {"surname_key": name_key(surname), "forename_key": name_key(facts["forename"])}
    person = Person.objects.create(force=force, surname=surname, **keys, **facts)
    Service.objects.create(force=force, person=person, joined_on=joined_on, left_on=left_on)
    if unit:
        a_posting(person, unit, starts_on=joined_on, ends_on=left_on)
    return person


def a_posting(person, unit, *, starts_on=LONG_AGO, **facts):
    return Posting.objects.create(
        force=person.force, person=person, unit=unit, starts_on=starts_on, **facts
    )


def a_scheme(code, *, force=None, needs=(), **terms):
    """A scheme with one version always in force, that needs the given schemes before it."""
    scheme = Scheme.objects.create(force=force, code=code, name=f"Scheme {code}")
    SchemeVersion.objects.create(scheme=scheme, **terms)
    for needed in needs:
        Prerequisite.objects.create(scheme=scheme, needs=needed)
    return scheme


def an_accreditation(person, scheme, **facts):
    version = facts.pop("version", None) or scheme.versions.first()
    return Accreditation.objects.create(
        force=person.force, person=person, scheme=scheme, version=version, **facts
    )


def a_case_group(code, *categories, force=None):
    group = CaseGroup.objects.create(force=force, code=code, name=code)
    for category in categories:
        CaseGroupMember.objects.create(group=group, category=category)
    return group


def a_category(code, *, force=None):
    return CaseCategory.objects.create(force=force, code=code, name=code)


def a_requirement(scheme, case_group, *, force, starts_on=LONG_AGO, **facts):
    return Requirement.objects.create(
        scheme=scheme,
        case_group=case_group,
        force=force,
        starts_on=starts_on,
        **{"level": "force", "part": Part.OIC} | facts,
    )


def a_case(force, category, *, reference=None, closed_on=None, starts_on=None):
    reference = reference or f"24/{next(_numbers)}"
    case = Case.objects.create(force=force, reference=reference, closed_on=closed_on)
    CaseClassification.objects.create(
        force=force, case=case, category=category, starts_on=starts_on
    )
    return case


def an_allocation(person, case, *, starts_on=date(2024, 3, 1), part=Part.OIC, ends_on=None):
    return CaseAllocation.objects.create(
        force=person.force,
        person=person,
        case=case,
        part=part,
        starts_on=starts_on,
        ends_on=ends_on,
    )


def an_allocation_check(allocation, *, by, **facts):
    """Of a constable who fitted, the only one who was asked about."""
    category = allocation.case.classifications.first().category
    asked = {"category": category, "starts_on": allocation.starts_on, "asked_at": timezone.now()}
    about = {"force": allocation.force, "person": allocation.person, "part": allocation.part}
    plain = {"verdict": "fits", "asked": 1, "fitting": 1, "asked_by": by}
    return AllocationCheck.objects.create(allocation=allocation, **about | asked | plain | facts)


def a_deployment(person, scheme, *, called_at=datetime(2024, 3, 1, 12, tzinfo=UTC), **facts):
    return Deployment.objects.create(
        force=person.force,
        person=person,
        scheme=scheme,
        called_at=called_at,
        **{"incident": f"I/{next(_numbers)}"} | facts,
    )


def a_user(email, access_role, unit):
    """With a second factor, so that pages open."""
    user = a_log_in(email)
    a_second_factor(user)
    a_grant(user, access_role, unit)
    return user


def a_log_in(email, person=None):
    return User.objects.create_user(email, password="a long enough password", person=person)


def a_second_factor(user):
    kept = {"secret": encrypt("ONLYFORTESTSONLYFORTESTS")}
    return Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data=kept)


def a_grant(user, access_role, unit, **days):
    return Grant.objects.create(
        force=unit.force, user=user, access_role=access_role, unit=unit, **days
    )


def an_act(force, by, kind="person.corrected", reason="Said so on the form"):
    return Act.objects.create(force=force, kind=kind, reason=reason, done_by=by)


def a_head(unit, person, *, starts_on=LONG_AGO, **days):
    return UnitHead.objects.create(
        force=unit.force, unit=unit, person=person, starts_on=starts_on, **days
    )


def a_dispensation(person, requirement, *, by, **facts):
    """Of June 2024, reviewed in the middle of it; somebody else of the force is the mentor."""
    days = {"starts_on": date(2024, 6, 1), "ends_on": date(2024, 6, 30)}
    facts = days | {"review_on": date(2024, 6, 15), "reason": "No place on the course"} | facts
    return Dispensation.objects.create(
        force=person.force,
        person=person,
        requirement=requirement,
        mentor=facts.pop("mentor", None) or a_person(person.force, "Mentor"),
        approved_by=by,
        mitigation=facts.pop("mitigation", "Each interview is planned with the mentor"),
        **facts,
    )
