"""Who works in the posts: names, numbers, services, and how they came to where they are."""

from datetime import date

from capability.rules.validity import add_months
from config.demo import names
from config.demo.days import DAY, ago, between, part_way
from config.demo.plan import Identity, Person, Service, Stay

# The years that a rank takes, and how many more people stay on average.
_FEWEST_YEARS = {"T/DC": 2.5, "DC": 4, "PS": 6, "DS": 8, "Insp": 10, "DI": 11}
_MEAN_YEARS_MORE = 7
_MOST_YEARS = 30
_WAY_UP = {
    "T/DC": ("PC",),
    "DC": ("PC",),
    "PS": ("PC",),
    "DS": ("PC", "DC"),
    "Insp": ("PC", "PS"),
    "DI": ("PC", "DC", "DS"),
}
# The route that closed, and the months of probation that the others bring.
_ROUTES_SINCE, _ROUTES = date(2024, 4, 1), {"PCEP": 0.6, "DHEP": 0.25, "PCDA": 0.15}
_YEARS_OF_DETECTIVES_ROUTE = 4
REJOINER = "REJOINER"
_PROBATION = {"DC-DHEP": 24, "IPLDP": 24, "PCEP": 24, "DHEP": 24, "PCDA": 36}
_MISTYPED_ONE_IN = 12
_LEAVERS, _REJOINERS, _RENAMED = 0.07, 0.015, 0.01
_LONG_ENOUGH_TO_RETURN = 5


def careers(rng, tree, *, on):
    """A person for each post. Some have left; some left and came back; some changed their name."""
    left = set(_some(rng, _leavable(tree.posts), _LEAVERS))
    people = [_person(rng, tree, place, place in left, on) for place in range(len(tree.posts))]
    numbers = iter(rng.sample(range(1000, 9000), len(people)))
    for person in people:
        person.identities.append(_identity(rng, person, f"{next(numbers)}"))
    _reuse_numbers(people)
    _rejoin(rng, people)
    _rename(rng, people, on)
    return people


def _leavable(posts):
    return [place for place, post in enumerate(posts) if post.rank not in ("DI", "DS", "Insp")]


def _some(rng, population, share):
    return rng.sample(population, min(len(population), max(1, round(len(population) * share))))


def _person(rng, tree, place, has_left, on):
    post = tree.posts[place]
    until = ago(on, rng.uniform(10, 900)) if has_left else on
    person = Person(f"E{place + 10001}", post, until, has_left)
    few = _FEWEST_YEARS.get(post.rank, 0.3)
    years = min(_MOST_YEARS, few + rng.expovariate(1 / _MEAN_YEARS_MORE))
    person.services.append(_service(rng, person, ago(until, years * 365)))
    person.stays.extend(_stays(rng, person, tree))
    return person


def _service(rng, person, joined_on):
    left_on = person.until if person.has_left else None
    if person.post.kind != "officer":
        return Service(person.ref, joined_on, left_on)
    route = "IPLDP"
    if joined_on >= _ROUTES_SINCE:
        route = rng.choices(list(_ROUTES), weights=list(_ROUTES.values()))[0]
        # Typed in out of habit.
        route = "IPLDP" if int(person.ref[1:]) % _MISTYPED_ONE_IN == 0 else route
    years = (person.until - joined_on).days / 365
    if person.post.rank == "T/DC" and years < _YEARS_OF_DETECTIVES_ROUTE:
        route = "DC-DHEP"
    return Service(person.ref, joined_on, left_on, add_months(joined_on, _PROBATION[route]), route)


def _stays(rng, person, tree):
    """The posts on the way up, then the present one."""
    ranks = _WAY_UP.get(person.post.rank, ())
    former = [rng.choice(held) for held in (_of_rank(tree, rank) for rank in ranks) if held]
    posts = [*former, person.post]
    left_on = person.until if person.has_left else None
    starts = _starts(rng, person, len(posts))
    ends = [day - DAY for day in starts[1:]] + [left_on]
    return [
        Stay(person.ref, post.unit, post.role, post.rank, starts_on, ends_on)
        for post, starts_on, ends_on in zip(posts, starts, ends, strict=True)
    ]


def _of_rank(tree, rank):
    return [post for post in tree.posts if post.rank == rank]


def _starts(rng, person, count):
    joined_on = person.joined_on
    shares = sorted(rng.uniform(0.15, 0.85) for _ in range(count - 1))
    later = [part_way(joined_on, person.until, share) for share in shares]
    return [joined_on, *(day + DAY * step for step, day in enumerate(later))]


def _identity(rng, person, number):
    surname, forename = names.name(rng)
    kind = person.post.kind
    return Identity(person.ref, number, surname, forename, kind, person.joined_on)


def _reuse_numbers(people):
    """A collar number goes to somebody new once its bearer has left."""
    left = sorted((one for one in people if one.has_left), key=lambda one: one.until)
    new = sorted((one for one in people if not one.has_left), key=lambda one: one.joined_on)
    for old, later in zip(left, reversed(new), strict=False):
        if later.joined_on > old.until:
            number = old.identities[0].number
            later.identities = [one._replace(number=number) for one in later.identities]


def _rejoin(rng, people):
    able = [
        one
        for one in people
        if len(one.stays) > 1 and not one.has_left and one.years > _LONG_ENOUGH_TO_RETURN
    ]
    for person in _some(rng, able, _REJOINERS) if able else ():
        *before, last = person.stays
        left_on = part_way(before[-1].starts_on, last.starts_on, rng.uniform(0.4, 0.8))
        person.stays = [*before[:-1], before[-1]._replace(ends_on=left_on), last]
        first = person.services[0]
        again = Service(person.ref, last.starts_on, entry_route=REJOINER)
        person.services = [first._replace(left_on=left_on), again]


def _rename(rng, people, on):
    able = [one for one in people if not one.has_left and one.years > 1]
    for person in _some(rng, able, _RENAMED):
        surname, _forename = names.name(rng)
        day = between(rng, ago(on, 250), ago(on, 5))
        was = person.identities[0]
        person.identities.append(was._replace(surname=surname, known_on=day))
