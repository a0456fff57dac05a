from datetime import UTC

from django.utils import timezone
from django_filters.rest_framework import DjangoFilterBackend
from django_filters.utils import translate_validation
from drf_spectacular.utils import OpenApiParameter
from rest_framework.exceptions import ErrorDetail, ValidationError
from rest_framework.permissions import BasePermission, IsAuthenticated
from rest_framework.viewsets import GenericViewSet

from capability.access import SEE_NAMES, SEE_PEOPLE
from capability.models import known

AS_OF = OpenApiParameter("as_of", str, description="As of that day, today if not given.")
KNOWN_AT = OpenApiParameter(
    "known_at",
    str,
    description="As the register stood at that moment, or at the end of that day in London. "
    "Without `as_of`, as of that day.",
)
FIELDS = OpenApiParameter(
    "fields", str, description="Only these, with commas between them: `fields=uuid,state`."
)


class HasPower(BasePermission):
    """One of the view's `powers`; what of it the caller sees the view narrows by itself."""

    message = "Your access roles do not open this."

    def has_permission(self, request, view):
        return any(request.user.may(power) for power in view.powers)


class ReadingViewSet(GenericViewSet):
    """Reads within what the caller may see, as of a day; what is not understood is refused."""

    powers = (SEE_PEOPLE,)
    permission_classes = (IsAuthenticated, HasPower)
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
        self._refuse_unknown({*asked.filters, "fields", *others})
        if not asked.is_valid():
            raise translate_validation(asked.errors)
        return asked

    @property
    def known_fields(self):
        return list(self.serializer_class().fields)

    def wanted_fields(self):
        """Those asked for, in our order; all of them where none are."""
        known, asked = self.known_fields, self.request.query_params.get("fields")
        if asked is None:
            return known
        if unknown := [name for name in asked.split(",") if name not in known]:
            message = f"No such field: {', '.join(unknown)}. Known: {', '.join(known)}."
            raise ValidationError({"fields": [ErrorDetail(message, "unknown")]})
        return [name for name in known if name in asked.split(",")]

    def narrowed(self, rows):
        """The rows with the fields asked for alone."""
        if "fields" not in self.request.query_params:
            return rows
        wanted = self.wanted_fields()
        return [{name: row[name] for name in wanted if name in row} for row in rows]

    def stated(self, day):
        """What stands before the rows; inside the block that they are read in."""
        moment = known.moment()
        then = {"known_at": moment.astimezone(UTC)} if moment else {}
        return {"as_of": day, **then, "generated_at": timezone.now()}

    def _refuse_unknown(self, known):
        message = f"There is no such parameter here. Known: {', '.join(sorted(known))}."
        if not self.request.user.may(SEE_NAMES):
            message += " Where people are shown by pseudonym, nothing is found by name or number."
        unknown = sorted(set(self.request.query_params) - known)
        if unknown:
            raise ValidationError({name: [ErrorDetail(message, "unknown")] for name in unknown})
