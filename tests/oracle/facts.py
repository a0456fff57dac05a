"""What every rule reads: tables of plain rows, `{"people": [{"id": 1, …}, …], …}`, and days.

Written from the words of the register and not from its queries, so that one can err where the
other does not. A row names others by `<name>_id`; an empty first or last day is open.
"""

from calendar import monthrange
from datetime import date, timedelta

RASSO_OWN, RASSO_NATIONAL = "RASSO", "RASSO_ADULT"


def covers(row, on):
    """From the first day to the last, both included."""
    return begun(row, on) and not_over(row, on)


def begun(row, on):
    return row["starts_on"] is None or row["starts_on"] <= on


def not_over(row, on):
    return row["ends_on"] is None or on <= row["ends_on"]


def by(day, on):
    """Whether it has come about by then."""
    return day is not None and day <= on


def days(count):
    return timedelta(days=int(count))


def months_before(on, count):
    """The same day of an earlier month, or its last one."""
    year, month = divmod(on.year * 12 + on.month - 1 - int(count), 12)
    return date(year, month + 1, min(on.day, monthrange(year, month + 1)[1]))


def months_after(day, count):
    """The same day of a later month, or its last one."""
    return months_before(day, -int(count))


def theirs(world, table, force, **named):
    """A force's rows with these values: what another force keeps, whoever it names, is nothing."""
    return matching(world, table, force_id=force, **named)


def reference(world, table, force, **named):
    """The national rows with these values, and the force's own."""
    return [row for row in matching(world, table, **named) if row["force_id"] in (None, force)]


def matching(world, table, **named):
    return [row for row in world[table] if all(row[name] == is_ for name, is_ in named.items())]


def one(world, table, pk):
    [row] = matching(world, table, id=pk)
    return row


def national(world, table, code):
    [row] = matching(world, table, code=code, force_id=None)
    return row["id"]


def held(world, force, on, **named):
    """Allocations whose days cover that day, of cases not closed before it."""
    return [
        allocation
        for allocation in theirs(world, "allocations", force, **named)
        if covers(allocation, on) and is_open(one(world, "cases", allocation["case_id"]), on)
    ]


def is_open(case, on):
    return case["closed_on"] is None or on <= case["closed_on"]


def categories(world, force, case, on):
    """What kind of case it is that day: one category at most."""
    kinds = theirs(world, "classifications", force, case_id=case)
    return {kind["category_id"] for kind in kinds if covers(kind, on)}


def members(world, group, on):
    """The categories in the group that day."""
    rows = matching(world, "memberships", group_id=group)
    return {row["category_id"] for row in rows if covers(row, on)}


def groups(world, force, case, on):
    """The groups in which the case is that day."""
    kinds = categories(world, force, case, on)
    return {
        row["group_id"]
        for row in world["memberships"]
        if covers(row, on) and row["category_id"] in kinds
    }


def rasso(world, force):
    return list_of(world, force, RASSO_OWN, RASSO_NATIONAL)


def list_of(world, force, own, country):
    """The force's own group of that code where it has one, else the national one of the other."""
    owned = theirs(world, "groups", force, code=own)
    return owned[0]["id"] if owned else national(world, "groups", country)


def is_rasso(world, force, case, on):
    return rasso(world, force) in groups(world, force, case, on)


def rasso_held(world, force, on, **named):
    rows = held(world, force, on, **named)
    return [row for row in rows if is_rasso(world, force, row["case_id"], on)]


def services(world, force, person):
    return theirs(world, "services", force, person_id=person)


def serves(world, force, person, on):
    return bool(present(world, force, person, on))


def present(world, force, person, on):
    """The service of that day, from joining to the last day, both included."""
    return [
        service
        for service in services(world, force, person)
        if service["joined_on"] <= on and (service["left_on"] is None or on <= service["left_on"])
    ]


def posting(world, force, person, on):
    """The substantive posting of the day, or None; other posts beside it say nothing."""
    posts = theirs(world, "postings", force, person_id=person, is_substantive=True)
    return next((post for post in posts if covers(post, on)), None)


def stands_under(world, unit, top, on):
    """Whether the unit is the other one, or stands in the tree below it that day."""
    seen = set()
    while unit is not None and unit not in seen:
        if unit == top:
            return True
        seen.add(unit)
        places = [row for row in matching(world, "edges", unit_id=unit) if covers(row, on)]
        unit = places[0]["parent_id"] if places else None
    return False


def limit(world, force, name, on, stricter=None):
    """The number of the day: the force's own, else the national one; the stricter where one is.

    Of several the one that began last. `name` is the check's and the number's.
    """
    stated = matching(world, "thresholds", check_code=name[0], name=name[1], scheme_id=None)
    own, country = (newest(stated, owner, on) for owner in (force, None))
    known = [value for value in (own, country) if value is not None]
    return stricter(known) if stricter else known[0]


def newest(stated, owner, on):
    rows = [row for row in stated if row["force_id"] == owner and covers(row, on)]
    rows.sort(key=lambda row: row["starts_on"] or date.min)
    return rows[-1]["value"] if rows else None
