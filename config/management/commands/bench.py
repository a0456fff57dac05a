import json
import time

from django.core.management.base import BaseCommand, CommandError

from config.bench import COLUMNS, ROWS, measure
from config.bench.database import bench_database

NATIONAL = 240_000
HEAD = "{:<14}{:>11}{:>11}{:>8}{:>6}  {:<6}{:>8}{:>10}"
LINE = (
    "{name:<14}{ours:>10.5f}s{floor:>10.5f}s{ratio:>8.2f}{bar:>6.1f}  {met!s:<6}"
    "{peak:>5.0f} MB{rows:>10}"
)


class Command(BaseCommand):
    help = (
        "Measures the register against the least that the same work costs, on generated data in a "
        "database of its own. With --json: a list of name, ours, floor, ratio, bar, met; seconds."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--people",
            type=int,
            nargs="+",
            default=[NATIONAL],
            metavar="N",
            help="how many people, about 5,600 a force; of several, the most",
        )
        parser.add_argument("--only", action="append", metavar="NAME", help="one row; may repeat")
        parser.add_argument("--json", action="store_true", help="print JSON and nothing else")

    def handle(self, **options):
        rows = _rows(options["only"])
        self._began = time.monotonic()
        with bench_database(max(options["people"])):
            self._say_how_far("The data are there")
            measured = [self._measured(row) for row in rows]
        if options["json"]:
            self.stdout.write(json.dumps([one.as_dict() for one in measured]))
            return
        self.stdout.write(HEAD.format(*COLUMNS, "memory", "rows"))
        for one in measured:
            self._say(one)

    def _measured(self, row):
        one = measure(row)
        self._say_how_far(f"{row.name} is measured")
        return one

    def _say_how_far(self, told):
        """To whoever waits: all of it takes half an hour."""
        minutes = (time.monotonic() - self._began) / 60
        self.stderr.write(f"{told} after {minutes:.1f} minutes")

    def _say(self, one):
        self.stdout.write(LINE.format(**one.as_dict(), peak=one.peak, rows=one.rows))
        for told, met in one.clauses.items():
            self.stdout.write(f"{'':<14}{'' if met else 'not met: '}{told}")


def _rows(names):
    unknown = set(names or ()) - set(ROWS)
    if unknown:
        raise CommandError(f"There is no row {', '.join(unknown)}. Known: {', '.join(ROWS)}.")
    return [ROWS[name] for name in names or ROWS]
