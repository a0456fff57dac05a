"""Long lists: a page at a time, and nothing where the filters make no sense."""

from django.core.paginator import Paginator

SIZE = 50


def page_of(rows, request):
    """The page that the address names; the nearest there is, if it names another."""
    return Paginator(rows, SIZE).get_page(request.GET.get("page"))


def found(filterset):
    """What the filters leave; a value that nobody knows is explained, and finds nothing."""
    return filterset.qs if filterset.is_valid() else filterset.queryset.none()
