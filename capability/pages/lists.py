"""Long lists: a page at a time, and nothing where the filters make no sense."""

from django.core.paginator import Paginator
from django.utils.http import url_has_allowed_host_and_scheme

SIZE = 50
# No number that the register gives out has more.
MOST_DIGITS = 18


def page_of(rows, request):
    """The page that the address names; the nearest there is, if it names another."""
    return Paginator(rows, SIZE).get_page(request.GET.get("page"))


def found(filterset):
    """What the filters leave; a value that nobody knows is explained, and finds nothing."""
    return filterset.qs if filterset.is_valid() else filterset.queryset.none()


def number(said):
    """The number that a form or an address says, or None."""
    is_one = said.isascii() and said.isdecimal() and len(said) <= MOST_DIGITS
    return int(said) if is_one else None


def came_from(request, otherwise):
    """The list that the address names as where the reader came from, if it is a page of ours."""
    address = request.GET.get("from", "")
    is_ours = url_has_allowed_host_and_scheme(address, allowed_hosts=None)
    return address if is_ours and address.startswith("/") else otherwise
