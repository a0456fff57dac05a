from django import forms
from django_filters import ChoiceFilter, MultipleChoiceFilter

from capability.filters.as_of import AsOfFilter
from capability.filters.choices import StateChoice, YesNo, one_of
from capability.models import Unit
from capability.reports.team_matrix import TeamMatrix
from capability.rules.matrix import Wanted

NEEDS = [
    ("required", "Required of them"),
    ("held", "Required and held"),
    ("short", "Required and short"),
]


class CodesField(forms.MultipleChoiceField):
    """What there is to choose is known once the team is: a code that it has not finds nothing."""

    def valid_value(self, value):
        return True


class Codes(MultipleChoiceFilter):
    field_class = CodesField


class TeamFilter(AsOfFilter):
    """Which people of a team are asked about, as it stood on a day."""

    subtree = YesNo("People of", method="narrow")

    class Meta:
        model = Unit
        fields = ()

    def narrow(self, units, _name, _value):
        return units

    def matrix(self, unit):
        return TeamMatrix(self.user, unit, self.day, **self._narrowing())

    def _narrowing(self):
        return {"is_whole": bool(self._chosen("subtree"))}

    def _chosen(self, name):
        """Of a filter that makes no sense the page asks nothing."""
        return self.form.cleaned_data.get(name) if self.is_valid() else None


class MatrixFilter(TeamFilter):
    """Which cells of it are shown: schemes narrow the columns, all else the people."""

    scheme = Codes(label="Scheme", method="narrow")
    role = Codes(label="Role", method="narrow")
    state = StateChoice(method="narrow")
    need = ChoiceFilter(**one_of("What is required", NEEDS), method="narrow")

    def matrix(self, unit):
        matrix = super().matrix(unit)
        self._offer("scheme", [scheme.code for scheme in matrix.known])
        self._offer("role", matrix.roles)
        under = [("", "This unit"), ("true", "And the units under it")]
        self.form.fields["subtree"].widget.choices = under
        return matrix

    @property
    def narrowed(self):
        """Each filter that is set: its label, and what is chosen in words."""
        told = {name: self._told(name) for name in ("scheme", "role", "state", "need")}
        return [(self.form[name].label, words) for name, words in told.items() if words]

    def _told(self, name):
        chosen = self._chosen(name) or ()
        codes = [chosen] if isinstance(chosen, str) else chosen
        labels = dict(self.form.fields[name].choices)
        return " or ".join(labels.get(code, code) for code in codes)

    def _offer(self, name, codes):
        """What the team has, and what is chosen though it has not."""
        chosen = self._chosen(name) or []
        self.form.fields[name].choices = [(code, code) for code in sorted({*codes, *chosen})]

    def _narrowing(self):
        states, roles, schemes = (tuple(self._chosen(n) or ()) for n in ("state", "role", "scheme"))
        wanted = Wanted(states, roles, self._chosen("need") or "")
        return super()._narrowing() | {"schemes": schemes, "wanted": wanted}
