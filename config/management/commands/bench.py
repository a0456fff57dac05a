import json

from django.core.management.base import BaseCommand, CommandError

from config.bench import ROWS, measure
from config.bench.database import bench_database

COLUMNS = ("name", "ours", "floor", "ratio", "bar", "met")


class Command(BaseCommand):
    help = (
        "Measures the register against the least that the same work costs, on generated data in a "
        "database of its own. With --json: a list of name, ours, floor, ratio, bar, met; seconds."
    )

    def add_arguments(self, parser):
        parser.add_argument("--people", type=int, default=6000, help="how many people")
        parser.add_argument("--only", action="append", metavar="NAME", help="one row; may repeat")
        parser.add_argument("--json", action="store_true", help="print JSON and nothing else")

    def handle(self, **options):
        rows = _rows(options["only"])
        with bench_database(options["people"]):
            measured = [measure(row) for row in rows]
        if options["json"]:
            self.stdout.write(json.dumps(measured))
            return
        self.stdout.write("{:<14}{:>10}{:>10}{:>8}{:>6}  {}".format(*COLUMNS))
        for row in measured:
            self.stdout.write(
                "{name:<14}{ours:>9.4f}s{floor:>9.4f}s{ratio:>8.2f}{bar:>6.1f}  {met}".format(**row)
            )


def _rows(names):
    unknown = set(names or ()) - set(ROWS)
    if unknown:
        raise CommandError(f"There is no row {', '.join(unknown)}. Known: {', '.join(ROWS)}.")
    return [ROWS[name] for name in names or ROWS]
