"""What the make-believe force requires beside the national minimum, on its own list of RASSO."""

from capability.actions import case_groups, requirements
from capability.actions.requirements import RequirementFacts
from capability.models import CaseGroup, Enforcement, Level, Part
from config.demo import offences
from config.demo.days import ago

RASSO_UNIT = "CR-RASSO"
_RECORD = {"enforcement": Enforcement.RECORD}
_WITH_GRACE = {"enforcement": Enforcement.WARN, "grace_days": 180}


def require(force, codes, *, on):
    """Supervisors and deputies need the shorter course; the specialist unit adds interviewing."""
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
    if unit := codes.units.get(RASSO_UNIT):
        of_unit = {"level": Level.UNIT, "unit": unit, "terms": _WITH_GRACE}
        abe = RequirementFacts(schemes["ABE"], lately, case_group=rape, part=Part.OIC, **of_unit)
        facts.append(abe)
    requirements.record(force, facts)
