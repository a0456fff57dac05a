"""What would change if reference data were published: gaps that open, close, or go on otherwise.

Tried and not foretold: the checks are asked before and after the change itself, on the same day.
"""

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from hashlib import sha256

from capability.checks import CHECKS
from capability.checks.concerns import bound_by, reading
from capability.checks.scope import scopes_of
from capability.models import DraftGap, Force, Person
from capability.reports.findings import Arm, together

# What a key names that a change replaces by a new row: ids, and text that has an id in it.
RENAMED = ("requirement", "subject")
OPENS, CLOSES, GOES_ON = DraftGap.What


@dataclass(frozen=True)
class Outcome:
    """What the check of that day would do because of the change: sources, by what becomes of them.

    A source is force, check and key, under the requirement in whose place a new one stands; what
    goes on is the same gap, under other terms.
    """

    force: Force
    on: date
    found: dict

    @cached_property
    def rows(self):
        """What, check, team, person and allocation (ids) of each, in an order that stays."""
        told = [(what, source[1], _about(source)) for what in self.found for source in self[what]]
        people = Person.objects.filter(pk__in={about.get("person") for *_, about in told} - {None})
        teams = dict(people.with_home_unit(on=self.on).values_list("pk", "home_unit"))
        return [
            (
                *(what, check),
                teams.get(about.get("person"), about.get("unit")),
                *(about.get("person"), about.get("allocation")),
            )
            for what, check, about in told
        ]

    @property
    def mark(self):
        """Stands for what a reader has read: any other outcome has another."""
        told = [(what, self[what]) for what in self.found]
        return sha256(repr((self.on, told)).encode()).hexdigest()

    def __getitem__(self, what):
        return sorted(self.found[what], key=repr)


class Trial:
    """Looks at the checks that read a table until `outcome` is asked.

    With `requirements`, which need not be on record yet, only at those whom one of them concerns.
    """

    def __init__(self, force, model, *, on, requirements=None):
        self.force, self.on = force, on
        (self._whole,) = scopes_of([force.pk], on=on)
        self._some = self._whole
        if requirements is not None:
            bound = bound_by(requirements, force, on=on).values_list("pk", flat=True)
            self._some = replace(self._whole, people=tuple(bound))
        self._checks = [CHECKS[code] for code in reading(model)]
        self._before = self._found()

    def outcome(self, renamed):
        """`renamed` maps the ids of requirements that are new, or subjects, to those in whose place
        they stand.

        What is new altogether stands in the place of 0: the id is another one when it is done anew.
        """
        after = {_as_before(source, renamed): source for source in self._found()}
        found = {
            OPENS: after.keys() - self._before,
            CLOSES: self._before - after.keys(),
            GOES_ON: {one for one in after.keys() & self._before if after[one] != one},
        }
        return Outcome(self.force, self.on, found)

    def _found(self):
        scopes = {True: self._some, False: self._whole}
        asked = [(scopes[check.is_about_people], check) for check in self._checks]
        arms = [Arm(scope, check, check.findings(scope, on=self.on)) for scope, check in asked]
        return {source for (source,) in together(arms)}


def _as_before(source, renamed):
    force, code, _key = source
    former = (renamed.get(pk, pk) if of in RENAMED else pk for of, pk in _about(source).items())
    return force, code, tuple(former)


def _about(source):
    _force, code, key = source
    return CHECKS[code].named(key)
