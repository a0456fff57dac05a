"""What a check finds on a day, as flat rows for a file: a line a finding."""

from capability.checks import Scope
from capability.models import Accreditation, Case, CaseAllocation, Person, Requirement, Scheme, Unit

COLUMNS = ("check", "person_ref", "number", "unit", "case_reference", "scheme", "grade")


def rows(check, force, *, on):
    """Tuples of COLUMNS, by person reference; what a finding is not about stays empty."""
    scope = Scope(force)
    graded = check.graded(check.findings(scope, on=on), scope, on=on)
    found = [
        (check.named(key), grade) for *key, grade in graded.values_list(*check.columns, "grade")
    ]
    names = _Names(force, [key for key, _grade in found], on)
    return sorted((check.code, *names.of(key), grade) for key, grade in found)


class _Names:
    """What the keys are called, read at once for all of them."""

    def __init__(self, force, keys, on):
        people = Person.objects.filter(pk__in=_ids(keys, "person")).with_home_unit(on=on)
        unit = Unit.objects.filter(force=force)
        self.units = codes = dict(unit.values_list("pk", "code"))
        self.people = {
            pk: (person_ref, number, codes.get(home, ""))
            for pk, person_ref, number, home in people.values_list(
                "pk", "person_ref", "number", "home_unit"
            )
        }
        self.cases = dict(
            CaseAllocation.objects.filter(pk__in=_ids(keys, "allocation")).values_list(
                "pk", "case__reference"
            )
        )
        cases = Case.objects.filter(pk__in=_ids(keys, "case"))
        self.references = dict(cases.values_list("pk", "reference"))
        self.required = _scheme_codes(Requirement, _ids(keys, "requirement"))
        self.awarded = _scheme_codes(Accreditation, _ids(keys, "accreditation"))
        self.schemes = dict(
            Scheme.objects.filter(pk__in=_ids(keys, "scheme")).values_list("pk", "code")
        )

    def of(self, key):
        of_nobody = "", "", self.units.get(key.get("unit"), "")
        return (
            *self.people.get(key.get("person"), of_nobody),
            self.cases.get(key.get("allocation")) or self.references.get(key.get("case"), ""),
            self._scheme(key),
        )

    def _scheme(self, key):
        return (
            self.schemes.get(key.get("scheme"))
            or self.required.get(key.get("requirement"))
            or self.awarded.get(key.get("accreditation"), "")
        )


def _scheme_codes(model, ids):
    return dict(model.objects.filter(pk__in=ids).values_list("pk", "scheme__code"))


def _ids(keys, name):
    return {key[name] for key in keys if name in key}
