import json
from functools import partial

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone
from kombu.exceptions import OperationalError

from capability.imports import fault_file, pipeline
from capability.imports.faults import Refused
from capability.imports.feeds.table import FEEDS
from capability.imports.profiles import Profile
from capability.management import named
from capability.models import Feed
from capability.rules.nearest import suggestion
from capability.tasks import work


class Command(BaseCommand):
    help = (
        "Loads a file into the register: rows that can go in do, the others are counted and told. "
        "With --json: read, created, changed, unchanged, rejected, unresolved, warnings, batch."
    )

    def add_arguments(self, parser):
        parser.add_argument("feed", help=f"what the file is about: {', '.join(FEEDS)}")
        parser.add_argument("file", help="a .csv, .csv.gz or .xlsx file")
        parser.add_argument("--force", metavar="CODE", help="whose file; not for the feed forces")
        parser.add_argument("--mapping", metavar="M.toml", help="how the file is read")
        parser.add_argument(
            "--as-at", metavar="DATE", help="the day the file is of; left out: today"
        )
        parser.add_argument("--dry-run", action="store_true", help="count and tell, write nothing")
        parser.add_argument("--errors", metavar="OUT.csv", help="a line a fault or warning")
        parser.add_argument("--json", action="store_true", help="print JSON and nothing else")

    def handle(self, feed, file, **options):
        _check(feed)
        force = _force(feed, options["force"])
        try:
            load, ignored = _load(feed, file, force, options)
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        if options["errors"]:
            fault_file.write(options["errors"], load.faults)
        self._print(load, ignored, options)
        if load.job and not options["dry_run"]:
            transaction.on_commit(partial(self._wake, load.job.pk))

    def _print(self, load, ignored, options):
        counts = load.counts() | {"batch": None if options["dry_run"] else load.batch.pk}
        if options["json"]:
            self.stdout.write(json.dumps(counts))
            return
        self.stdout.write("  ".join(f"{name} {number}" for name, number in counts.items()))
        if ignored:
            self.stdout.write(f"Columns ignored: {', '.join(ignored)}")
        if options["dry_run"]:
            self.stdout.write("Nothing was written: this was a dry run.")

    def _wake(self, job):
        """A worker need not wait for the schedule, which would come by in half a minute."""
        try:
            work.apply_async([job], retry=False)
        except OperationalError:
            self.stderr.write("No broker answers: the re-check waits for the schedule.")


def _load(feed, file, force, options):
    if options["errors"]:
        fault_file.check(options["errors"])
    mapping = options["mapping"]
    source = pipeline.Source(file, feed, Profile.from_toml(mapping) if mapping else Profile())
    as_at = named.day(options["as_at"] or timezone.localdate(), option="--as-at")
    return pipeline.run(source, force=force, as_at=as_at, dry_run=options["dry_run"])


def _check(feed):
    if feed not in FEEDS:
        raise CommandError(f"There is no feed {feed}. {suggestion(feed, list(FEEDS))}")


def _force(feed, code):
    if feed == Feed.FORCES:
        if code:
            raise CommandError("The feed forces makes forces: leave out --force.")
        return None
    if not code:
        raise CommandError(f"Say whose {feed} these are: --force CODE.")
    return named.force(code)
