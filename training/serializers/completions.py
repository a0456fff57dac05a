from rest_framework.serializers import CharField, ValidationError

from capability.access import BRING_IN
from capability.actions.seconds import MOST_BY_ONE
from capability.models import Force
from capability.serializers.said import SaidSerializer
from training.imports.courses import SHAPE


class CompletionSerializer(SaidSerializer):
    """One completion, in the columns of the feed `courses`; what a cell may hold its row says."""

    reference = CharField(
        required=False,
        allow_blank=True,
        max_length=100,
        help_text="What you call it: given back with what became of it, and not kept.",
    )

    def get_fields(self):
        cells = {
            column.name: CharField(
                required=False, allow_blank=True, allow_null=True, help_text=column.about
            )
            for column in SHAPE.columns
        }
        return cells | super().get_fields()


class CompletionsSerializer(SaidSerializer):
    force = CharField(max_length=20, help_text="Code of the force.")
    completions = CompletionSerializer(many=True, help_text=f"1 to {MOST_BY_ONE} of them.")

    def validate_force(self, code):
        within = self.context["request"].user.reach(BRING_IN).forces
        force = Force.objects.filter(pk__in=within, code=code).first()
        if force is None:
            raise ValidationError(
                "There is no such force into which you may bring completions. Name it by its code."
            )
        return force

    def validate_completions(self, rows):
        if not 1 <= len(rows) <= MOST_BY_ONE:
            raise ValidationError(
                f"Send 1 to {MOST_BY_ONE} completions at a time; for more, bring in a file."
            )
        return rows
