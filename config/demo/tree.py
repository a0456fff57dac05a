"""The tree of units of a force of so many people, and the posts in it: one for each of them."""

from typing import NamedTuple

from config.demo.branches import BASIC, BRANCHES, CRIME, LOCAL, OPERATIONS, SUPPORT
from config.demo.names import TOWNS
from config.demo.plan import Post, Unit
from config.demo.shares import apportion, split

_COMPASS = ("North", "South", "East", "West")
_COMMANDS = (
    Unit(CRIME, "Specialist Crime", "Command"),
    Unit(OPERATIONS, "Operations", "Command"),
    Unit(SUPPORT, "Headquarters", "Command"),
)
_PEOPLE_PER_LPA = 130
# Below that many a department has a sergeant at its head and no inspector.
_WORTH_AN_INSPECTOR = 4


class Tree(NamedTuple):
    """Parents before children; posts in the order in which a force would fill them."""

    units: list[Unit]
    posts: list[Post]

    def under(self, code):
        """The codes of the unit and of all that stand under it."""
        below = [unit.code for unit in self.units if unit.parent == code]
        return [code, *(one for child in below for one in self.under(child))]


def grow(people):
    areas = _areas(people)
    tree = Tree([*areas[BASIC], *areas[LOCAL], *_COMMANDS], [])
    sizes = apportion(people, [branch.share for branch in BRANCHES])
    for branch, size in zip(BRANCHES, sizes, strict=True):
        homes = areas.get(branch.home) or [one for one in _COMMANDS if one.code == branch.home]
        for home, share in zip(homes, split(size, len(homes)), strict=True):
            _plant(tree, branch, home, share)
    return tree


def _areas(people):
    """BCUs and, under them, LPAs: the larger the force, the more of them."""
    basic = [
        Unit(name[0], f"{name} BCU", "BCU")
        for name in _COMPASS[: max(1, min(len(_COMPASS), people // 250))]
    ]
    towns = TOWNS[: max(len(basic), min(len(TOWNS), people // _PEOPLE_PER_LPA))]
    local = []
    for place, town in enumerate(towns):
        parent = basic[place % len(basic)].code
        local.append(Unit(f"{parent}-{town[:4].upper()}", f"{town} LPA", "LPA", parent))
    return {BASIC: basic, LOCAL: local}


def _plant(tree, branch, home, people):
    """A department with its teams; LPAs have teams without a department between."""
    if not people:
        return
    place = home.name.removesuffix(f" {home.kind}") if branch.home in (LOCAL, BASIC) else ""
    name = f"{place} {branch.name}".strip()
    department = home
    if branch.home != LOCAL:
        code = f"{home.code}-{branch.code}"
        department = Unit(code, name, "Department", home.code, branch.specialism)
        tree.units.append(department)
    if branch.head and people >= _WORTH_AN_INSPECTOR:
        tree.posts.append(Post(department.code, *branch.head))
        people -= 1
    teams = max(1, round(people / branch.size))
    for number, members in enumerate(split(people, teams), start=1):
        code = f"{home.code}-{branch.code}-{number}"
        team = Unit(code, f"{name} {number}", "Team", department.code, branch.specialism)
        tree.units.append(team)
        tree.posts.extend(_posts(branch, code, members))


def _posts(branch, unit, members):
    jobs = [branch.leader] if members > 1 else []
    while len(jobs) < members:
        jobs.append(branch.members[(len(jobs) - (members > 1)) % len(branch.members)])
    return [Post(unit, *job) for job in jobs]
