"""Every error of the API is a problem as RFC 9457 has it: type, title, status, detail, errors."""

from http import HTTPStatus

from drf_orjson_renderer.renderers import ORJSONRenderer
from drf_spectacular.openapi import AutoSchema
from drf_standardized_errors.formatter import ExceptionFormatter
from drf_standardized_errors.handler import ExceptionHandler
from rest_framework import serializers
from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.views import APIView

MEDIA_TYPE = "application/problem+json"
NOT_FOUND = "There is nothing at this address that you may see. Addresses end in a slash."


class Problems(ExceptionFormatter):
    def format_error_response(self, error_response):
        status = HTTPStatus(self.exc.status_code)
        is_validation = isinstance(self.exc, ValidationError)
        code = "invalid" if is_validation else error_response.errors[0].code
        return {
            "type": f"urn:capability-register:problem:{code.replace('_', '-')}",
            "title": status.phrase,
            "status": status.value,
            "detail": self._detail(error_response.errors),
            "errors": [
                {"field": error.attr, "code": error.code, "detail": error.detail}
                for error in (error_response.errors if is_validation else ())
            ],
        }

    def _detail(self, errors):
        if isinstance(self.exc, NotFound):
            return NOT_FOUND
        return " ".join(f"{e.attr}: {e.detail}" if e.attr else e.detail for e in errors)


class ProblemHandler(ExceptionHandler):
    def get_response(self, exc, data):
        """In JSON, whatever else the endpoint can write."""
        request = self.context["request"]
        request.accepted_renderer, request.accepted_media_type = ORJSONRenderer(), MEDIA_TYPE
        response = super().get_response(exc, data)
        response.content_type = MEDIA_TYPE
        return response


class NothingHere(APIView):
    """Any address under the API's that leads nowhere."""

    schema = None

    def initial(self, request, *args, **kwargs):
        super().initial(request, *args, **kwargs)
        raise NotFound


class ProblemErrorSerializer(serializers.Serializer):
    field = serializers.CharField(allow_null=True)
    code = serializers.CharField()
    detail = serializers.CharField()


class ProblemSerializer(serializers.Serializer):
    """What went wrong, and for each parameter at fault what would cure it."""

    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField()
    errors = ProblemErrorSerializer(many=True)


class ProblemSchema(AutoSchema):
    """Says of every endpoint that its errors are problems."""

    statuses = ("400", "401", "403", "404", "405", "406")
    of_writing = ("409", "413", "415", "422", "429")

    def _get_response_bodies(self, direction="response"):
        problems = {
            status: self._get_response_for_code(ProblemSerializer, status, [MEDIA_TYPE])
            for status in self.statuses + self.of_writing * (self.method == "POST")
        }
        return super()._get_response_bodies(direction) | problems
