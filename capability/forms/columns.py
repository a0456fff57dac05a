"""Which column of a file is which of ours: the mapping profile as a form."""

from typing import NamedTuple

from django import forms
from django.forms.boundfield import BoundField

from capability.imports.cleaning import Cleaner
from capability.imports.codes import CREATE
from capability.imports.columns import SHAPES, Column, Kind
from capability.imports.dates import Days
from capability.imports.faults import Refused
from capability.imports.feeds.table import FEEDS
from capability.imports.headers import bind
from capability.imports.profiles import Profile

FORMATS = {
    "%d/%m/%Y": "Day/month/year: 03/04/2025",
    "%d/%m/%y": "Day/month/year, two digits: 03/04/25",
    "%d-%b-%y": "Day-month-year: 03-Apr-25",
    "%d-%b-%Y": "Day-month-year: 03-Apr-2025",
    "%d %B %Y": "Day month year: 3 April 2025",
    "%d.%m.%Y": "Day.month.year: 03.04.2025",
    "%Y%m%d": "Year month day: 20250403",
    "%m/%d/%Y": "Month/day/year, as in the United States: 04/03/2025",
}
MADE = {
    "units": "Units, directly under the force",
    "schemes": "Schemes, never expiring",
    "roles": "Roles",
    "ranks": "Ranks",
    "case_categories": "Case categories",
}
NOT_THERE = "Not in the file"


class Line(NamedTuple):
    """One of our columns, as the page asks about it."""

    column: Column
    theirs: BoundField
    constant: BoundField


class ColumnsForm(forms.Form):
    """`head` is how the file begins (reports.uploads), `start` the Profile that is suggested."""

    def __init__(self, *args, head, feed, start, today, name, **kwargs):
        super().__init__(*args, **kwargs)
        self.head, self.shape, self._start, self._today = head, SHAPES[feed], start, today
        for column in self.shape.columns:
            self.fields |= _fields_of(column, head, start)
        self.fields |= _fields_of_all(feed, start)
        self.fields["name"].initial = name

    @property
    def lines(self):
        return [
            Line(column, self[f"column_{column.name}"], self[f"constant_{column.name}"])
            for column in self.shape.columns
        ]

    @property
    def others(self):
        """What stands below the columns."""
        names = ("dates", "two_digit_years", "create", "name")
        return [self[name] for name in names if name in self.fields]

    def clean(self):
        for column in self.shape.columns:
            if column.needed and not self._is_filled(column):
                said = (
                    f"Choose the column that holds {_said(column)}, or say what it is in every row."
                )
                self.add_error(f"column_{column.name}", said)
        if not self.errors:
            self._check_together()

    def tables(self):
        """Of the mapping profile, just as the TOML file has them."""
        tables = {
            "source": self._source(),
            "columns": self._filled("column_"),
            "values": self._start.values,
            "constants": self._filled("constant_"),
            "create": dict.fromkeys(self.cleaned_data.get("create", ()), True),
        }
        return {name: table for name, table in tables.items() if table}

    def _is_filled(self, column):
        data = self.cleaned_data
        return data.get(f"column_{column.name}") or data.get(f"constant_{column.name}")

    def _check_together(self):
        """As the reading of the file will: what it would refuse is said here."""
        try:
            profile = Profile.from_tables(self.tables())
            bind(self.head.header, profile, self.shape)
        except Refused as refusal:
            self.add_error(None, str(refusal))
            return
        days = Days(profile.dates, profile.two_digit_years == "past", self._today)
        for column in self.shape.columns:
            constant = profile.constants.get(column.name)
            problem = constant and Cleaner(column, days).without_words(constant).problem
            if problem:
                self.add_error(f"constant_{column.name}", f"{problem.rule} {problem.cure}")

    def _source(self):
        data = self.cleaned_data
        source = {
            "sheet": self.head.sheet,
            "header": self.head.naming,
            "dates": data["dates"],
            "two_digit_years": "past" if data["two_digit_years"] else "",
        }
        return {name: value for name, value in source.items() if value}

    def _filled(self, prefix):
        return {
            name.removeprefix(prefix): value
            for name, value in self.cleaned_data.items()
            if name.startswith(prefix) and value
        }


def _said(column):
    return f"“{column.name.replace('_', ' ')}”"


def _fields_of(column, head, start):
    theirs = [(cell, _with_samples(cell, head)) for cell in head.header if cell]
    chosen = forms.ChoiceField(
        label=column.name,
        choices=[("", NOT_THERE), *theirs],
        required=False,
        initial=head.suggested.get(column.name, ""),
    )
    constant = {"required": False, "initial": start.constants.get(column.name, "")}
    label = f"{column.name} in every row"
    if column.kind is Kind.CHOICE:
        choices = [("", "—"), *((word, word) for word in column.choices)]
        same = forms.ChoiceField(label=label, choices=choices, **constant)
    else:
        same = forms.CharField(label=label, max_length=column.limit, **constant)
    return {f"column_{column.name}": chosen, f"constant_{column.name}": same}


def _with_samples(cell, head):
    samples = ", ".join(filter(None, head.samples.get(cell, ())))
    return f"{cell} ({samples[:60]})" if samples else cell


def _fields_of_all(feed, start):
    formats = FORMATS | {text: text for text in start.dates if text not in FORMATS}
    makes = [
        CREATE[model] for model in getattr(FEEDS[feed], "CODES", {}).values() if model in CREATE
    ]
    fields = {
        "dates": forms.MultipleChoiceField(
            label="How dates are written",
            choices=formats.items(),
            widget=forms.CheckboxSelectMultiple,
            required=False,
            initial=list(start.dates),
            help_text="Leave all open for day/month/year. Spreadsheet dates and 2025-04-03 are "
            "always read.",
        ),
        "two_digit_years": forms.BooleanField(
            label="Years of two digits are never in the future",
            required=False,
            initial=start.two_digit_years == "past",
        ),
        "create": forms.MultipleChoiceField(
            label="What the file may make where a code is unknown",
            choices=[(word, MADE[word]) for word in makes],
            widget=forms.CheckboxSelectMultiple,
            required=False,
            initial=list(start.create),
            help_text="Otherwise a row with an unknown code is rejected, naming the nearest known "
            "one.",
        ),
        "name": forms.CharField(
            label="Name of this mapping",
            max_length=100,
            help_text="It is suggested for the next file of this feed.",
        ),
    }
    if not makes:
        del fields["create"]
    return fields


class ValuesForm(forms.Form):
    """What unknown words of the file mean: `unknown` are (column, theirs, rows, our codes)."""

    def __init__(self, *args, unknown, **kwargs):
        super().__init__(*args, **kwargs)
        self._unknown = unknown
        for place, (column, theirs, rows, codes) in enumerate(unknown):
            self.fields[f"value_{place}"] = forms.ChoiceField(
                label=f"{column.replace('_', ' ').capitalize()} “{theirs}”",
                choices=[("", "Leave it: the rows stay rejected"), *codes],
                required=False,
                help_text=f"{rows} row{'' if rows == 1 else 's'}",
            )

    def said(self):
        """By column, theirs to ours."""
        found = {}
        for place, (column, theirs, *_rest) in enumerate(self._unknown):
            if ours := self.cleaned_data[f"value_{place}"]:
                found.setdefault(column, {})[theirs] = ours
        return found
