"""A feed's rows, mapped and cleaned, read lazily from a file."""

from contextlib import contextmanager

from capability.imports.cells import is_blank
from capability.imports.cleaning import Cleaner
from capability.imports.columns import SHAPES
from capability.imports.dates import Days
from capability.imports.files import open_table
from capability.imports.headers import bind, find_header
from capability.imports.rows import BoundColumn, ragged_row, read_row


class Reading:
    """One pass over a file: `header` as it stands, `headers` ours to theirs, `ignored` the rest."""

    def __init__(self, lines, shape, profile, *, today):
        self._lines, self._shape = lines, shape
        self.header_row, self.header = find_header(lines, profile.header)
        places = bind(self.header, profile, shape)
        self.headers = {ours: self.header[place] for ours, place in places.items()}
        self.ignored = _not_mapped(self.header, places)
        days = Days(profile.dates, profile.two_digit_years == "past", today)
        self._columns = list(_bound_columns(shape, profile, places, days))

    def __iter__(self):
        """Row after row; raises Refused where the file breaks off or passes a limit."""
        longest = len(self.header)
        least = max(place for place, cell in enumerate(self.header, start=1) if cell)
        for number, cells in self._lines:
            if not all(map(is_blank, cells)):
                yield ragged_row(number, cells, least, longest) or read_row(
                    number, cells, self._columns, self._shape
                )


@contextmanager
def open_feed(path, feed, profile, *, today):
    """Open a file as a feed: a Reading, or Refused. `today` decides two-digit years."""
    with open_table(path, sheet=profile.sheet, header=profile.header) as lines:
        yield Reading(lines, SHAPES[feed], profile, today=today)


def _not_mapped(header, places):
    used = set(places.values())
    return [cell for place, cell in enumerate(header) if cell and place not in used]


def _bound_columns(shape, profile, places, days):
    for column in shape.columns:
        cleaner = Cleaner(column, days, profile.values.get(column.name, ()))
        bound = BoundColumn(column, places.get(column.name), cleaner)
        if column.name in profile.constants:
            bound.fill(profile.constants[column.name])
        if bound.place is not None or column.name in profile.constants:
            yield bound
