"""A force's own numbers for checks: from a day on, and never laxer than the national ones."""

from datetime import timedelta

from capability.actions import rechecks
from capability.actions.acts import Refused, act
from capability.actions.rows import set_changed
from capability.checks import CHECKS
from capability.checks.thresholds import Stricter
from capability.models import Threshold
from capability.models.days import covers

DAY = timedelta(days=1)
AT_LEAST = {Stricter.HIGHER: "at least", Stricter.LOWER: "at most"}


def put(force, facts, *, by, reason):
    """`facts` maps check_code, name, value, unit, starts_on and source; the one before ends.

    It may name a `scheme`, which then goes by it and not by the number for all schemes.
    """
    _refuse_laxer(facts)
    same = {key: facts.get(key) for key in ("check_code", "name", "scheme")}
    own = Threshold.objects.filter(force=force, ends_on=None, **same)
    with act("threshold.set", force=force, by=by, reason=reason, people=None) as done:
        for before in own.filter(starts_on__lt=facts["starts_on"]):
            set_changed(before, {"ends_on": facts["starts_on"] - DAY})
        Threshold.objects.create(force=force, **facts)
        done.concern = rechecks.of_readers(Threshold)
    return done


def national(check_code, name, *, on):
    """The national number in force on that day, or None."""
    stated = Threshold.objects.filter(covers(on), check_code=check_code, name=name)
    rows = stated.filter(force=None, scheme=None)
    return rows.order_by("-starts_on").first()


def stricter(check_code, name):
    """Which way a force's own number may depart from the national one."""
    limits = CHECKS[check_code].limits if check_code in CHECKS else ()
    return next((one.stricter for one in limits if one.name == name), Stricter.EITHER)


def _refuse_laxer(facts):
    way = stricter(facts["check_code"], facts["name"])
    least = national(facts["check_code"], facts["name"], on=facts["starts_on"])
    if least is None or way is Stricter.EITHER:
        return
    asked, number = facts["value"], f"{least.value.normalize():f}"
    if asked < least.value if way is Stricter.HIGHER else asked > least.value:
        raise Refused(
            f"Nationally it is {number} {least.unit}: a force may ask for more and not for less, "
            f"so enter {AT_LEAST[way]} {number}."
        )
