from django.utils import timezone
from django_filters.rest_framework import DjangoFilterBackend
from django_filters.utils import translate_validation
from drf_spectacular.utils import OpenApiParameter
from rest_framework.exceptions import ErrorDetail, ValidationError
from rest_framework.viewsets import GenericViewSet

from capability.access import SEE_NAMES

AS_OF = OpenApiParameter("as_of", str, description="As of that day, today if not given.")


class ReadingViewSet(GenericViewSet):
    """Reads within what the caller may see, as of a day; what is not understood is refused."""

    filter_backends = [DjangoFilterBackend]
    lookup_field = "uuid"
    lookup_value_converter = "uuid"
    detail_serializer_class = None

    def get_serializer_class(self):
        is_detail = self.action == "retrieve"
        return self.detail_serializer_class if is_detail else self.serializer_class

    def filterset(self, filterset_class, *others):
        """The valid filterset; `others` are parameters known beside its own."""
        visible = self.get_queryset().visible_to(self.request.user)
        asked = filterset_class(self.request.query_params, visible, request=self.request)
        self._refuse_unknown({*asked.filters, *others})
        if not asked.is_valid():
            raise translate_validation(asked.errors)
        return asked

    def stated(self, day):
        return {"as_of": day, "generated_at": timezone.now()}

    def _refuse_unknown(self, known):
        message = f"There is no such parameter here. Known: {', '.join(sorted(known))}."
        if not self.request.user.may(SEE_NAMES):
            message += " Where people are shown by pseudonym, nothing is found by name or number."
        unknown = sorted(set(self.request.query_params) - known)
        if unknown:
            raise ValidationError({name: [ErrorDetail(message, "unknown")] for name in unknown})
