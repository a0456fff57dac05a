"""The codes that a make-believe force uses, made where they are not national, with their ids."""

from typing import NamedTuple

from capability.actions import codes, units
from capability.models import CaseCategory, EntryRoute, Rank, Role, Scheme, Unit
from config.demo import careers, offences


class Codes(NamedTuple):
    """Ids by code."""

    units: dict
    roles: dict
    ranks: dict
    schemes: dict
    categories: dict

    def in_stay(self, stay):
        """What a posting says, in ids."""
        said = {"unit": self.units[stay.unit], "starts_on": stay.starts_on}
        said |= {"role": self.roles[stay.role], "rank": self.ranks[stay.rank]}
        return said | ({"ends_on": stay.ends_on} if stay.ends_on else {})


def lay(force, tree, *, on):
    """Make the force's units and its own codes."""
    units.record(force, [_unit(unit) for unit in tree.units], as_at=on)
    EntryRoute.objects.create(
        force=force, code=careers.REJOINER, name="Rejoins the service", source="our default"
    )
    return Codes(
        dict(Unit.objects.filter(force=force).values_list("code", "pk")),
        codes.make(Role, force, list(dict.fromkeys(post.role for post in tree.posts))),
        _made(Rank, force, [post.rank for post in tree.posts]),
        _known(Scheme, force),
        _made(CaseCategory, force, offences.OTHER),
    )


def _unit(unit):
    said = unit._asdict()
    return said if unit.parent else {name: said[name] for name in said if name != "parent"}


def _made(model, force, wanted):
    known = _known(model, force)
    return known | codes.make(
        model, force, [code for code in dict.fromkeys(wanted) if code not in known]
    )


def _known(model, force):
    return dict(model.objects.of(force).values_list("code", "pk"))
