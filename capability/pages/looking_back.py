"""Pages that can be asked how the register stood at a moment."""

from functools import wraps

from django.core.exceptions import ValidationError

from capability.fields.moments import MomentField
from capability.models.known import known_at


def looks_back(view):
    """The page answers as the register stood at the moment that `?known_at=` names.

    It is read and rendered in one block. What is no moment names none: the page's own filter tells.
    """

    @wraps(view)
    def as_known(request, *args, **kwargs):
        # Only such a page offers to be asked (templates/components/as_of.html).
        request.looks_back = True
        with known_at(_named(request)):
            return view(request, *args, **kwargs)

    return as_known


def _named(request):
    try:
        return MomentField(required=False).clean(request.GET.get("known_at"))
    except ValidationError:
        return None
