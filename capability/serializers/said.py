from rest_framework.serializers import DateField, Serializer, ValidationError

from capability.fields.dates import AS_WRITTEN, EARLIEST, LATEST


class SaidDay(DateField):
    """A day that a sender writes, held to the same years as one in an address."""

    default_error_messages = {"invalid": AS_WRITTEN}

    def to_internal_value(self, value):
        day = super().to_internal_value(value)
        if not EARLIEST <= day <= LATEST:
            self.fail("invalid")
        return day


class SaidSerializer(Serializer):
    """What a sender writes; a word that is not known is refused, never passed over in silence."""

    def to_internal_value(self, data):
        unknown = sorted(set(data) - set(self.fields)) if isinstance(data, dict) else ()
        if unknown:
            message = f"There is no such field here. Known: {', '.join(self.fields)}."
            raise ValidationError({_plain(name): [message] for name in unknown})
        return super().to_internal_value(data)


def _plain(name):
    """As it can be said again: half of a character can't be written."""
    return name.encode("ascii", "backslashreplace").decode()
