from capability.actions import denials
from config.navigation import PAGES_OF_A_PERSON

REFUSED = (403, 404)
WHOLE = "my-record"


class RefusalsOfOnesOwn:
    """One's own record is always open to oneself: where it was not, that is on record (S-36)."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if response.status_code in REFUSED and _is_own(request):
            denials.record(request.user, request.resolver_match.view_name, response.status_code)
        return response


def _is_own(request):
    """By the address alone, whatever the page made of it; to look, not to change."""
    match, person = request.resolver_match, getattr(request.user, "person", None)
    if match is None or person is None or request.method != "GET":
        return False
    if match.view_name == WHOLE:
        return True
    return match.view_name in PAGES_OF_A_PERSON and match.kwargs.get("person") == person.uuid
