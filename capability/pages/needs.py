"""Which powers a page asks for; every page says so (tests/test_access.py)."""

from functools import wraps

from django.core.exceptions import PermissionDenied
from django.http import Http404

from capability.models import Force


def needs(*powers):
    """Whoever has none of them is refused (403). Without any, a log-in is enough.

    What the page shows it narrows by itself, with `visible_to` and its kin.
    """

    def decorated(view):
        @wraps(view)
        def guarded(request, *args, **kwargs):
            if powers and not any(request.user.may(power) for power in powers):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        guarded.powers = powers
        return guarded

    return decorated


def whole_force(request, power):
    """The force over all of which the user has the power: the one that `?force=` names, else the
    first. None in reach is a 404.
    """
    return _named(request, request.user.reach(power).forces)


def any_force(request, power):
    """The same of the forces over all or a part of which the user has the power."""
    return _named(request, request.user.reach(power).every_force)


def _named(request, forces):
    forces = Force.objects.filter(pk__in=forces)
    if code := request.GET.get("force"):
        forces = forces.filter(code=code)
    force = forces.first()
    if force is None:
        raise Http404
    return force
