"""One row of a file, mapped and cleaned."""

from hashlib import blake2b
from typing import Any, NamedTuple

from capability.imports.cells import CLEAR, Cleaned, as_text, is_blank, wrong
from capability.imports.faults import Fault, Refused

BLANK = Cleaned(None)
NEEDED = wrong("A value is needed here.", "Fill the cell.")


class Row(NamedTuple):
    """A row of the file that is not blank throughout; see the package's docstring."""

    number: int
    values: dict[str, Any]
    faults: list[Fault]
    content: str


class BoundColumn:
    """A column of ours as this file fills it: from the cell at `place`, else by a constant."""

    def __init__(self, column, place, cleaner):
        self.name, self.place = column.name, place
        self._cleaner = cleaner
        self._otherwise = NEEDED if column.needed else BLANK

    def fill(self, constant):
        """Where the cell is blank, the constant stands."""
        cleaned = self._cleaner.without_words(constant)
        if cleaned.problem:
            rule, cure, _ = cleaned.problem
            raise Refused(f"In the mapping constants.{self.name} is {constant}. {rule} {cure}")
        if cleaned.value is not None:
            self._otherwise = cleaned

    def take(self, cells) -> Cleaned:
        cleaned = BLANK if self.place is None else self._cleaner[cells[self.place]]
        return self._otherwise if cleaned == BLANK else cleaned

    def text(self, cells) -> str:
        return "" if self.place is None else as_text(cells[self.place])


def read_row(number, cells, columns, shape) -> Row:
    values, faults = {}, []
    for column in columns:
        value, problem = column.take(cells)
        if value is not None:
            values[column.name] = value
        if problem:
            faults.append(Fault(number, column.name, column.text(cells), *problem))
    faults += _faults_of_groups(number, values, shape, {fault.column for fault in faults})
    return Row(number, values, faults, _content(values))


def ragged_row(number, cells, least, longest) -> Row | None:
    """A row that has not the header's length: its cells may stand under the wrong headers."""
    if len(cells) >= least and all(map(is_blank, cells[longest:])):
        return None
    rule = f"The row has {len(cells)} cells, the header {least}."
    cure = "Look for a separator or a quotation mark too many or too few."
    return Row(number, {}, [Fault(number, "", "", rule, cure)], _content({}))


def _faults_of_groups(number, values, shape, faulty):
    """Whether one at least, or only one, of some columns is filled, unless one is faulty."""
    filled = {name for name, value in values.items() if value != CLEAR}
    if shape.at_least_one and not (filled | faulty) & set(shape.at_least_one):
        yield _group_fault(number, "At least one", shape.at_least_one)
    of_one = set(shape.exactly_one)
    if of_one and not faulty & of_one and len(filled & of_one) != 1:
        yield _group_fault(number, "Exactly one", shape.exactly_one)


def _group_fault(number, how_many, names):
    rule = f"{how_many} of {', '.join(names)} is needed."
    return Fault(number, "", "", rule, "Fill what is needed and leave the others blank.")


def _content(values):
    """The same for the same values, whichever file and mapping they came from."""
    said = "\x1f".join(f"{name}={value}" for name, value in values.items())
    return blake2b(said.encode(), digest_size=16).hexdigest()
