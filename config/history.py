import uuid

import pghistory


class RequestHistory:
    """Whatever a request changes is on record with who asked and in which request.

    Ids only: an address or a page's name could say more than history is meant to keep.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.id = str(uuid.uuid4())
        if request.method in ("GET", "HEAD", "OPTIONS"):
            return self.get_response(request)
        user = request.user.pk if request.user.is_authenticated else None
        with pghistory.context(user=user, request=request.id):
            return self.get_response(request)
