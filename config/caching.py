class NoStore:
    """No page and no answer of the API stays behind in a shared computer's cache.

    Static files keep their own word on it: they are answered before this is reached.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        return response
