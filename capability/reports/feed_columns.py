"""What each column of a feed is for, as its template's page explains it."""

from typing import NamedTuple

from capability.imports.columns import SHAPES, Kind

KINDS = {
    Kind.CODE: "text, such as a code or number",
    Kind.CODES: "codes, divided by ;",
    Kind.NAME: "a name",
    Kind.TEXT: "text",
    Kind.EMAIL: "an e-mail address",
    Kind.DATE: "a day: DD/MM/YYYY or YYYY-MM-DD",
    Kind.MOMENT: "a day and time: DD/MM/YYYY HH:MM, in London time",
    Kind.COUNT: "a whole number from 0",
    Kind.SHARE: "more than 0, at most 1",
    Kind.REST: "from 0 to 1",
    Kind.HOURS: "hours, such as 1.5",
    Kind.YES_NO: "yes or no",
    Kind.CHOICE: "one of the values listed",
    Kind.ANCHOR: "award, expiry, or fixed DD/MM",
}


class Explained(NamedTuple):
    name: str
    about: str
    needed: str
    kind: str
    choices: tuple[str, ...]


def explained(feed):
    shape = SHAPES[feed]
    return [
        Explained(
            column.name, column.about, _needed(column, shape), KINDS[column.kind], column.choices
        )
        for column in shape.columns
    ]


def _needed(column, shape):
    if column.needed:
        return "Yes"
    if column.name in shape.who:
        return "Enough of these to tell who is meant"
    if column.name in shape.at_least_one:
        return "At least one of these"
    return "Exactly one of these" if column.name in shape.exactly_one else "No"
