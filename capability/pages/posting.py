from functools import cached_property, partial

from drf_spectacular.utils import OpenApiParameter
from redis.exceptions import RedisError
from rest_framework.exceptions import APIException, ErrorDetail, ValidationError
from rest_framework.permissions import BasePermission, IsAuthenticated
from rest_framework.response import Response
from rest_framework.throttling import UserRateThrottle
from rest_framework.views import APIView

from capability.actions import idempotency
from capability.pages.reading import HasPower
from capability.tasks import wake

HEADER = "Idempotency-Key"
LONGEST_KEY = 200
MOST_BYTES = 1_000_000
KEY = OpenApiParameter(
    HEADER,
    {"type": "string", "minLength": 1, "maxLength": LONGEST_KEY, "pattern": "^[!-~]+$"},
    OpenApiParameter.HEADER,
    required=True,
    description="A key of your own making, new for each request and the same when you repeat it. "
    "With the same body it gives the same answer again and writes nothing, for 24 hours at least.",
)


class UnprocessableError(ValidationError):
    status_code = 422


class InFlight(APIException):
    status_code, default_code = 409, "in-flight"
    default_detail = (
        f"{HEADER}: a request with that key is being answered. Repeat it in a few seconds."
    )


class TooLarge(APIException):
    status_code, default_code = 413, "too-large"
    default_detail = f"The body is larger than {MOST_BYTES:,} bytes. Send fewer rows at a time."


class TokenWrites(BasePermission):
    """Most tokens read and nothing else."""

    message = (
        "This token reads and changes nothing. Have one made that writes: "
        "`manage.py token EMAIL --writes`."
    )

    def has_permission(self, request, view):
        return bool(request.auth and request.auth.may_write)


class WritesPerMinute(UserRateThrottle):
    """Without Redis nothing is counted, and nothing refused."""

    scope, rate = "writes", "60/min"

    def allow_request(self, request, view):
        try:
            return super().allow_request(request, view)
        except RedisError:
            return True


class PostingView(APIView):
    """Takes what another system sends, once for each key.

    `write(said)` gives the answer, as JSON has it, and the Job to wake; what it raises is answered
    as a problem, and nothing of the request stands.
    """

    powers = ()
    serializer_class = None
    permission_classes = (IsAuthenticated, HasPower, TokenWrites)
    throttle_classes = (WritesPerMinute,)

    def post(self, request):
        asked = idempotency.Asked(request.user, request.path, _key(request), self.body_sha256)
        said = self.serializer_class(data=request.data, context={"request": request})
        said.is_valid(raise_exception=True)
        try:
            answer, is_new = idempotency.once(asked, partial(self._do, said.validated_data))
        except idempotency.InFlightError as error:
            raise InFlight from error
        except idempotency.OtherBodyError as error:
            message = "The key was used for another body. Give each new request a key of its own."
            raise UnprocessableError({HEADER: [message]}) from error
        headers = {"Idempotency-Replayed": "false" if is_new else "true"}
        return Response(answer, status=201, headers=headers)

    def initial(self, request, *args, **kwargs):
        super().initial(request, *args, **kwargs)
        if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES:
            raise TooLarge
        if request.query_params:
            message = "There are no parameters here: all is said in the body."
            unknown = sorted(request.query_params)
            raise ValidationError({name: [ErrorDetail(message, "unknown")] for name in unknown})

    def _do(self, said):
        answer, job = self.write(said)
        wake(job)
        return answer

    @cached_property
    def body_sha256(self):
        return idempotency.digest(self.request.data)


def _key(request):
    key = request.headers.get(HEADER, "")
    if not (0 < len(key) <= LONGEST_KEY and all("!" <= sign <= "~" for sign in key)):
        message = (
            f"Send this header with a key of your own making: 1 to {LONGEST_KEY} letters, digits "
            "or signs without a space, new for each request and the same when you repeat it."
        )
        raise ValidationError({HEADER: [message]})
    return key
