"""When the gaps were last checked: what any figure about them rests on."""

from capability.access import SEE_GAPS
from capability.models import Sweep


def latest(user):
    """The oldest of the last sweeps of the user's forces and their checks, or None."""
    reach = user.reach(SEE_GAPS)
    swept = Sweep.objects.filter(force__in=reach.every_force)
    last = swept.order_by("force_id", "check_code", "-on").distinct("force_id", "check_code")
    return min(last, key=lambda sweep: sweep.swept_at, default=None)
