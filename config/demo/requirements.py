"""What the make-believe force requires beside the national minimum, on its own list of RASSO."""

from capability.actions import case_groups, requirements
from capability.actions.requirements import RequirementFacts
from capability.models import CaseGroup, Enforcement, Level, Part, Threshold
from config.demo import offences
from config.demo.days import ago

RASSO_UNIT, RASSO_ROLE = "CR-RASSO", "RASSO investigator"
CHILD_UNIT, CHILD_ROLES = "CR-CA", ("Detective constable", "Trainee detective")
SERGEANT = "Sergeant"
# The force's own limit of RASSO cases, and from where on it is high.
_LIMITS = {"cases-to-flag": 7, "cases-high": 8}
_RECORD = {"enforcement": Enforcement.RECORD}
_BLOCK = {"enforcement": Enforcement.BLOCK}
_WITH_GRACE = {"enforcement": Enforcement.WARN, "grace_days": 180}
# From so many days ago on nobody without it is given such a case but by an override.
_BLOCKS_SINCE = 20


def require(force, codes, *, on):
    """Supervisors and deputies need the shorter course; the specialist unit adds interviewing,
    which warned at first and blocks now.

    Who is posted as an investigator there needs the programme, with cases or without.
    """
    categories = [codes.categories[code] for code in offences.OWN_GROUP]
    rasso = case_groups.make(force, "RASSO", "RASSO (this force)", categories).pk
    rape = CaseGroup.objects.of(force).get(code="RAPE_ADULT").pk
    long_since, lately = ago(on, 500), ago(on, 240)
    schemes = codes.schemes
    facts = [
        RequirementFacts(schemes["RISDP"], long_since, case_group=rasso, part=part)
        for part in (Part.SUPERVISOR, Part.DEPUTY)
    ]
    facts.append(
        RequirementFacts(
            schemes["FRO"], long_since, case_group=rasso, part=Part.FIRST_RESPONDER, terms=_RECORD
        )
    )
    if role := codes.roles.get(RASSO_ROLE):
        ssaidp = RequirementFacts(schemes["SSAIDP"], long_since, role=role, terms=_WITH_GRACE)
        facts.append(ssaidp)
    if unit := codes.units.get(RASSO_UNIT):
        of_unit = {"level": Level.UNIT, "unit": unit, "terms": _WITH_GRACE}
        abe = RequirementFacts(schemes["ABE"], lately, case_group=rape, part=Part.OIC, **of_unit)
        facts += [abe, abe._replace(starts_on=ago(on, _BLOCKS_SINCE), terms=_BLOCK)]
    if unit := codes.units.get(CHILD_UNIT):
        of_unit = {"level": Level.UNIT, "unit": unit, "terms": _WITH_GRACE}
        roles = (codes.roles[role] for role in CHILD_ROLES if role in codes.roles)
        facts += [
            RequirementFacts(schemes["SCAIDP"], lately, role=role, **of_unit) for role in roles
        ]
    if role := codes.roles.get(SERGEANT):
        facts.append(RequirementFacts(schemes["PST"], long_since, role=role, terms=_RECORD))
    requirements.record(force, facts)
    _limit_caseloads(force, long_since)


def _limit_caseloads(force, since):
    for name, cases in _LIMITS.items():
        Threshold.objects.create(
            force=force,
            check_code="caseload-over-limit",
            name=name,
            value=cases,
            unit="cases",
            starts_on=since,
            source="Agreed in the force for the specialist teams",
        )
