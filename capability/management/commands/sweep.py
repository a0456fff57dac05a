import json
from collections import defaultdict

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from capability.actions import gaps
from capability.checks import CHECKS, Scope
from capability.management import named
from capability.models import Force
from capability.reports import finding_rows
from capability.rules.spreadsheets import csv_text


class Command(BaseCommand):
    help = (
        "Finds what is wrong on a day and keeps it as gaps. A day before the latest one swept is "
        "only reported. With --json: a list of check, found, opened, closed, open, seconds."
    )

    def add_arguments(self, parser):
        parser.add_argument("--on", help="the day, as 2026-11-24; left out: today")
        parser.add_argument("--force", help="the code of one force; left out: all")
        parser.add_argument("--check", help="the code of one check; left out: all")
        parser.add_argument("--rows", metavar="OUT.csv", help="write the findings, a line each")
        parser.add_argument("--json", action="store_true", help="print JSON and nothing else")

    def handle(self, **options):
        on = named.day(options["on"] or timezone.localdate(), option="--on")
        _check_writable(options["rows"])
        forces, checks = _forces(options["force"]), _checks(options["check"])
        swept = [gaps.sweep(check, Scope(force), on=on) for force in forces for check in checks]
        if options["rows"]:
            _write(options["rows"], forces, checks, on)
        summed = _by_check(swept)
        if options["json"]:
            self.stdout.write(json.dumps(summed))
        else:
            self._say(summed, on)

    def _say(self, summed, on):
        self.stdout.write(f"Swept for {on}")
        for row in summed:
            written = (
                f"{row['opened']} opened, {row['closed']} closed"
                if row["opened"] is not None
                else "only reported: a later day is swept already"
            )
            self.stdout.write(
                f"{row['check']}: {row['found']} found, {written}, {row['open']} open, "
                f"{row['seconds']:.2f} s"
            )


def _forces(code):
    return [named.force(code)] if code else list(Force.objects.all())


def _checks(code):
    return [named.check(code)] if code else list(CHECKS.values())


def _by_check(swept):
    """Forces added up; opened and closed stay null where any force only reported."""
    grouped = defaultdict(list)
    for one in swept:
        grouped[one.check].append(one.as_dict())
    return [
        {"check": code, **{name: _total(rows, name) for name in rows[0] if name != "check"}}
        for code, rows in grouped.items()
    ]


def _total(rows, name):
    values = [row[name] for row in rows]
    return None if None in values else sum(values)


def _check_writable(path):
    """Before anything is swept."""
    try:
        if path:
            open(path, "a", encoding="utf-8").close()
    except OSError as error:
        raise CommandError(f"{path} can't be written: {error.strerror}.") from error


def _write(path, forces, checks, on):
    rows = (
        row
        for force in forces
        for check in checks
        for row in finding_rows.rows(check, force, on=on)
    )
    with open(path, "w", newline="", encoding="utf-8") as file:
        file.writelines(csv_text(finding_rows.COLUMNS, rows))
