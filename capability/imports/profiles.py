"""How a force's file is read: the mapping profile, as TOML on the command line or a saved form."""

import tomllib
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from difflib import get_close_matches
from typing import Any

from capability.imports.faults import Refused

SOURCE = ("sheet", "header", "dates", "two_digit_years")
CREATE = ("units", "schemes", "roles", "ranks", "case_categories")
TABLES = ("source", "columns", "values", "constants", "create")


@dataclass(frozen=True)
class Profile:
    """`columns` is ours to theirs, `values` by our column theirs to ours; empty: our own names.

    `two_digit_years` is "past" or empty; `create` holds the words whose codes a file may make.
    """

    sheet: str = ""
    header: str = ""
    dates: tuple[str, ...] = ()
    two_digit_years: str = ""
    columns: dict[str, str] = field(default_factory=dict)
    values: dict[str, dict[str, str]] = field(default_factory=dict)
    constants: dict[str, str] = field(default_factory=dict)
    create: tuple[str, ...] = ()

    @classmethod
    def from_toml(cls, path):
        """Raises Refused, naming the place, for what is no profile."""
        try:
            with open(path, "rb") as file:
                return cls.from_tables(tomllib.load(file))
        except OSError as error:
            raise Refused(f"The mapping can't be opened: {error.strerror}: {path}.") from error
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise Refused(f"The mapping is not TOML: {error}.") from error

    @classmethod
    def from_tables(cls, tables: dict[str, Any]):
        """From the tables of the TOML file, or of a saved form."""
        _known(tables, TABLES, "")
        for name in TABLES:
            if not isinstance(tables.get(name, {}), dict):
                raise Refused(f"In the mapping {name} must be a table: [{name}].")
        return cls(
            **_source(tables.get("source", {})),
            columns=_texts(tables.get("columns", {}), "columns"),
            values=_values(tables.get("values", {})),
            constants=_texts(tables.get("constants", {}), "constants"),
            create=_create(tables.get("create", {})),
        )

    def as_json(self):
        """What the batch keeps of it: only what was said."""
        return {name: value for name, value in asdict(self).items() if value}

    def check(self, columns):
        """Raises Refused if the profile names a column that the feed does not have."""
        for table in ("columns", "values", "constants"):
            _known(getattr(self, table), columns, f"{table}.")


def _source(table):
    _known(table, SOURCE, "source.")
    dates = table.get("dates", [])
    if not isinstance(dates, list):
        raise Refused('In the mapping source.dates is a list: dates = ["%d/%m/%Y"].')
    if table.get("two_digit_years", "past") != "past":
        raise Refused('In the mapping source.two_digit_years can only be "past".')
    texts = _texts({key: table[key] for key in table if key != "dates"}, "source")
    return {**texts, "dates": tuple(_date_format(text) for text in dates)}


def _date_format(text):
    """A format is good if it gives back the day that it wrote."""
    day = date(2001, 2, 3)
    try:
        found = datetime.strptime(day.strftime(text), text)  # noqa: DTZ007 - a day has no zone
        is_good = found.date() == day
    except (TypeError, ValueError):
        is_good = False
    if not is_good:
        raise Refused(
            f"In the mapping source.dates has {text!r}, which does not say day, month and year: "
            "write it like %d/%m/%Y or %d-%b-%y."
        )
    return text


def _values(table):
    maps = {}
    for column, pairs in table.items():
        if not isinstance(pairs, dict):
            raise Refused(f"In the mapping values.{column} must be a table: [values.{column}].")
        maps[column] = _texts(pairs, f"values.{column}")
    return maps


def _create(table):
    _known(table, CREATE, "create.")
    for word, answer in table.items():
        if not isinstance(answer, bool):
            raise Refused(f"In the mapping create.{word} must be true or false.")
    return tuple(word for word in CREATE if table.get(word))


def _texts(table, name):
    for key, value in table.items():
        if isinstance(value, dict | list | bool):
            raise Refused(f"In the mapping {name}.{key} must be a text.")
    return {key: str(value) for key, value in table.items()}


def _known(table, names, prefix):
    for key in table:
        if key not in names:
            raise Refused(f"The mapping has an unknown key, {prefix}{key}. {_cure(key, names)}")


def _cure(key, names):
    if near := get_close_matches(key.lower(), names, 1):
        return f"Did you mean {near[0]}?"
    return f"Known are: {', '.join(names)}."
