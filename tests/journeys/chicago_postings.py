"""The unit history read once more, from the contract alone and without the project's code."""

import csv
import gzip
from collections import Counter, defaultdict
from datetime import date, timedelta

from tests.journeys.chicago_cases import number


class PostingCount:
    """What became of the rows, and the postings that stand: person_ref, unit, first, last day."""

    def __init__(self, folder, *, meant):
        self.rows = Counter()
        self.stands = set()
        whose = defaultdict(list)
        with gzip.open(folder / "unit_history.csv.gz", "rt", encoding="utf-8") as file:
            for row in csv.DictReader(file):
                self._take(row, meant, whose)
        for person, rows in whose.items():
            self._lay(person, rows)

    def _take(self, row, meant, whose):
        unit, first, last = (
            number(row["unit"]),
            day(row["unit_start_date"]),
            day(row["unit_end_date"]),
        )
        if not unit or not first or (last and last < first):
            self.rows["rejected"] += 1
            return
        found = meant(row | {"star": row["current_star"]})
        if len(found) != 1:
            self.rows["unresolved"] += 1
            return
        whose[found[0][0]].append((first, last, unit, tuple(row.values())))

    def _lay(self, person, rows):
        accepted = []
        for row in rows:
            repeated = row in accepted
            refused = not repeated and any(overlap(row, other) for other in accepted)
            self.rows["rejected" if refused else "in"] += 1
            if not (repeated or refused):
                accepted.append(row)
        accepted.sort()
        following = [row[0] - timedelta(days=1) for row in accepted[1:]]
        for (first, last, unit, _row), eve in zip(accepted, [*following, None], strict=True):
            ends = [end for end in (last, eve) if end]
            self.stands.add((person, unit, first, min(ends, default=None)))


def overlap(one, other):
    """Who is open, or ends as the other begins, makes room."""
    (first, last), (second, _last) = sorted([one[:2], other[:2]], key=lambda days: days[0])
    return first == second or (last is not None and last > second)


def day(text):
    return date.fromisoformat(text) if text else None
