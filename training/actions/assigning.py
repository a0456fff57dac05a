"""Who helps with a portfolio and who judges it: assigned, and reassigned together."""

from capability.actions import acts
from capability.actions.acts import Refused
from capability.rules.words import day
from training.actions.working import locked, refuse_unless, work
from training.models import Judgement, Sample, qualified
from training.rules.portfolios import TO_ASSESS, UNDER_WAY, Step

HELPERS = ("tutor", "mentor")
ROLES = (*HELPERS, "assessor", "iqa")


def assign(portfolio, people, on, *, by, reason):
    """`people` are some of ROLES, each a Person or None."""
    with work(portfolio, "portfolio.assigned", by=by, reason=reason) as (done, own):
        refuse_unless(own, *UNDER_WAY)
        changed = {r: one for r, one in people.items() if one != getattr(own, r)}
        if not changed:
            raise Refused("They are assigned already. Change somebody first.")
        _refuse_unfit(own, changed, on)
        for role, person in changed.items():
            setattr(own, role, person)
        if "assessor" in changed:
            own.assigned_on = on if changed["assessor"] else None
    return done


def reassign(portfolios, assessor, on, *, by, reason):
    """Several go to one assessor in one act."""
    if not portfolios:
        raise Refused("Choose at least one portfolio.")
    force, people = portfolios[0].force, [one.person_id for one in portfolios]
    if by.person_id in people:
        raise Refused("One of them is your own. Others assign that.")
    with acts.act("portfolio.reassigned", force=force, by=by, reason=reason, people=people) as done:
        for own in locked().filter(pk__in=[one.pk for one in portfolios]):
            refuse_unless(own, *TO_ASSESS)
            _refuse_unfit(own, {"assessor": assessor}, on)
            own.assessor, own.assigned_on = assessor, on
            own.revision += 1
            own.save()
    return done


def may_not_assess(person, scheme, on):
    """Why not, in words; empty where the person may."""
    if not person.serves(on=on):
        return f"{person} is not in service on {day(on)}, and so can't judge it."
    if not qualified.to_assess(person, on=on).exists():
        return f"{person} is not qualified as an assessor on {day(on)}."
    if not qualified.in_scheme(person, scheme, on=on).exists():
        return f"{person} does not hold {scheme.code} on {day(on)}, and so can't judge it."
    return ""


def may_not_sample(person, on):
    if not person.serves(on=on):
        return f"{person} is not in service on {day(on)}, and so can't sample it."
    if not qualified.to_sample(person, on=on).exists():
        return f"{person} is not qualified as a quality assurer on {day(on)}."
    return ""


def _refuse_unfit(own, changed, on):
    if any(one.force_id != own.force_id for one in changed.values() if one):
        raise Refused("Whoever takes part belongs to the candidate's force.")
    for helper in filter(None, map(changed.get, HELPERS)):
        if not helper.serves(on=on):
            raise Refused(f"{helper} is not in service on {day(on)}, and so can't help with it.")
    if "assessor" in changed:
        _refuse_assessor(own, changed["assessor"], on)
    if changed.get("iqa"):
        _refuse_iqa(own, changed["iqa"], on)


def _refuse_assessor(own, assessor, on):
    if own.step == Step.ASSESSED:
        raise Refused("It is found competent already. Have it sent back before that changes.")
    if assessor is None:
        return
    if words := may_not_assess(assessor, own.programme.scheme, on):
        raise Refused(words)
    if Sample.objects.filter(portfolio=own, iqa=assessor).exists():
        raise Refused(f"{assessor} has sampled this portfolio, and so can't judge it.")


def _refuse_iqa(own, iqa, on):
    if words := may_not_sample(iqa, on):
        raise Refused(words)
    if Judgement.objects.filter(portfolio=own, assessor=iqa).exists():
        raise Refused(f"{iqa} has judged this portfolio, and so can't sample it.")
