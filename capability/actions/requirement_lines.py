"""One duty through time: the requirements of one line, each until the day before the next."""

from datetime import timedelta

from capability.actions.rows import set_changed

DAY = timedelta(days=1)
SAME = ("level", "unit_id", "scheme_id", "role_id", "case_group_id", "part")


def carry_on(earlier, later, line):
    """The earlier one ends the day before the later one, under which the same duty goes on.

    `line` are all that carry on the same duty, the two among them: by `duty` each names the first.
    """
    set_changed(earlier, {"ends_on": later.starts_on - DAY})
    first, *others = sorted(line, key=lambda row: row.starts_on)
    _put(first, None)
    for row in others:
        _put(row, first.pk)


def _put(row, duty):
    set_changed(row, {"duty_id": duty})
    if row.pk is None:
        row.save()


class Alike:
    """A force's requirements of a role, or of a part in a group of cases, alike in `SAME`."""

    def __init__(self):
        self.rows = []

    def add(self, row):
        if row.pk is None:
            row.save()
        if row not in self.rows:
            self.rows.append(row)

    def begun(self, starts_on):
        """The one from that day; where versions make several of it, the one of any version."""
        begun = [row for row in self.rows if row.starts_on == starts_on]
        return min(begun, key=_names_a_version, default=None)

    def before(self, row):
        """The one that a new row finds in force and carries on, of any version if there is one."""
        found = [
            one
            for one in self.rows
            if one.starts_on < row.starts_on and lasts(one.ends_on, row.starts_on)
        ]
        found.sort(key=lambda one: one.starts_on, reverse=True)
        return min(found, key=_names_a_version, default=None)

    def after(self, row):
        """The next one of the same duty, or from the same oldest version on."""
        found = [
            one
            for one in self.rows
            if one.starts_on > row.starts_on
            and (duty_of(one) == duty_of(row) or one.oldest_version_id == row.oldest_version_id)
        ]
        return min(found, key=lambda one: one.starts_on, default=None)

    def line(self, *rows):
        """They, and all that carry on the same duty as one of them."""
        duties = {duty_of(row) for row in rows}
        return [*rows, *(one for one in self.rows if one not in rows and duty_of(one) in duties)]


def lasts(ends_on, day):
    return ends_on is None or ends_on >= day


def duty_of(row):
    return row.duty_id or row.pk


def _names_a_version(row):
    return row.oldest_version_id is not None
