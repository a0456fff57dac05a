"""The case file read once more, from the contract alone and without the project's code."""

import csv
import gzip
import unicodedata
from collections import Counter, defaultdict
from datetime import date, datetime

PARTS = {"INVESTIGATOR": "OIC", "SUPERVISING INVESTIGATOR": "SUPERVISOR"}


class Count:
    """What became of the rows, and since when each (person_ref, case, part) is held."""

    def __init__(self, folder, *, as_at):
        self.rows = Counter()
        self.held = {}
        self._as_at = as_at
        self._numbered, self._named = defaultdict(list), defaultdict(list)
        with open(folder / "roster.csv", encoding="utf-8") as file:
            for row in csv.DictReader(file):
                self._enrol(row)
        with gzip.open(folder / "case_assignments.csv.gz", "rt", encoding="utf-8") as file:
            for row in csv.DictReader(file):
                self.rows[self._take(row)] += 1

    def held_on(self, day):
        return {key[:2] for key, since in self.held.items() if since <= day}

    def _enrol(self, row):
        surname, forename = key(row["last_name"]), key(row["first_name"])
        person = (row["employee_id"], row["appointed_date"], forename)
        if row["current_star"]:
            self._numbered[number(row["current_star"]), surname].append(person)
        self._named[surname, forename, row["appointed_date"]].append(person)

    def _take(self, row):
        part, since = PARTS.get(row["investigator_type"]), self._day(row["assigned_datetime"])
        if not part or not since:
            return "rejected"
        found = self.meant(row)
        if len(found) != 1:
            return "unresolved"
        whose = (found[0][0], number(row["cr_id"]), part)
        self.held[whose] = min(since, self.held.get(whose, since))
        return "in"

    def _day(self, text):
        if not text:
            return None
        day = datetime.strptime(text, "%d-%b-%y").date()  # noqa: DTZ007 - a day, not a moment
        return day if day <= self._as_at else date(day.year - 100, day.month, day.day)

    def meant(self, row):
        joined, surname = row["appointed_date"], key(row["last_name"])
        forename = key(row["first_name"])
        numbered = self._numbered.get((number(row["star"]), surname), [])
        named = self._named.get((surname, forename, joined), []) if joined and forename else []
        return (
            [person for person in numbered if joined and person[1] == joined]
            or [person for person in numbered if not denied(person, joined, forename)]
            or named
        )


def denied(person, joined, forename):
    _ref, known_joined, known = person
    other_day = joined and known_joined and joined != known_joined
    return other_day or not (known.startswith(forename) or forename.startswith(known))


def number(text):
    return text.strip().removesuffix(".0")


def key(text):
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in letters if letter.isalnum())
