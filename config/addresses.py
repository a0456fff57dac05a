from django.http import Http404

NUL = "%00"


class WithoutNul:
    """A NUL says nothing that anybody means, and the database takes none: pages never see one.

    The API says itself what is wrong with a value (config/api/problems.py).
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        asked = request.META.get("QUERY_STRING", "")
        if NUL in asked and not request.path_info.startswith("/api/"):
            request.META["QUERY_STRING"] = asked.replace(NUL, "")
        return self.get_response(request)

    def process_view(self, request, *_view):
        if "\0" in request.path_info:
            raise Http404
