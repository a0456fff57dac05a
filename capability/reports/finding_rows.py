"""What a check finds on a day, as flat rows for a file: a line a finding."""

from capability.checks import Scope
from capability.models import CaseAllocation, Person, Requirement, Scheme, Unit

COLUMNS = ("check", "person_ref", "number", "unit", "case_reference", "scheme", "grade")


def rows(check, force, *, on):
    """Tuples of COLUMNS, by person reference; what a finding is not about stays empty."""
    scope = Scope(force)
    graded = check.graded(check.findings(scope, on=on), scope, on=on)
    found = [
        (dict(zip(check.keys, key, strict=True)), grade)
        for *key, grade in graded.values_list(*check.columns, "grade")
    ]
    names = _Names(force, [key for key, _grade in found], on)
    return sorted((check.code, *names.of(key), grade) for key, grade in found)


class _Names:
    """What the keys are called, read at once for all of them."""

    def __init__(self, force, keys, on):
        people = Person.objects.filter(pk__in=_ids(keys, "person")).with_home_unit(on=on)
        unit = Unit.objects.filter(force=force)
        codes = dict(unit.values_list("pk", "code"))
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
        schemes = Requirement.objects.filter(pk__in=_ids(keys, "requirement"))
        self.required = dict(schemes.values_list("pk", "scheme__code"))
        self.schemes = dict(
            Scheme.objects.filter(pk__in=_ids(keys, "scheme")).values_list("pk", "code")
        )

    def of(self, key):
        scheme = self.schemes.get(key.get("scheme")) or self.required.get(key.get("requirement"))
        return (
            *self.people.get(key.get("person"), ("", "", "")),
            self.cases.get(key.get("allocation"), ""),
            scheme or "",
        )


def _ids(keys, name):
    return {key[name] for key in keys if name in key}
