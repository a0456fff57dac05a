from rest_framework.serializers import Serializer, ValidationError


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
