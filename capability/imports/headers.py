"""Which column of a file is which of ours."""

from difflib import get_close_matches

from capability.imports.cells import as_text
from capability.imports.faults import Refused

MOST_COLUMNS = 300


def key(header) -> str:
    """Headers compare without regard to case and spaces."""
    return as_text(header).casefold()


def find_header(lines, wanted):
    """Number and cells of the header row, taken from `lines`; what follows is left in there."""
    for number, cells in lines:
        keys = [key(cell) for cell in cells]
        if (key(wanted) in keys) if wanted else any(keys):
            return number, _checked([as_text(cell) for cell in cells])
    if wanted:
        raise Refused(f"No row of the file has a cell {wanted}, as the mapping's header says.")
    raise Refused("The file is empty.")


def _checked(header):
    if len(header) > MOST_COLUMNS:
        raise Refused(f"The file has more than {MOST_COLUMNS} columns. Delete those not needed.")
    keys = [key(cell) for cell in header if cell]
    if twice := sorted({cell for cell in header if cell and keys.count(key(cell)) > 1}):
        raise Refused(f"The header has more than one column {', '.join(twice)}. Rename them.")
    return header


def bind(header, profile, shape) -> dict[str, int]:
    """Our columns to their places in the file; raises Refused if the feed can't be read so."""
    profile.check(shape.names)
    places = {key(cell): place for place, cell in enumerate(header) if cell}
    if profile.columns:
        bound = {ours: _place(theirs, places) for ours, theirs in profile.columns.items()}
    else:
        bound = {name: places[name] for name in shape.names if name in places}
    _check_enough(shape, bound.keys() | profile.constants.keys(), header)
    return bound


def _place(theirs, places):
    if key(theirs) in places:
        return places[key(theirs)]
    near = get_close_matches(key(theirs), places, 1)
    hint = f" Did you mean {near[0]}?" if near else ""
    raise Refused(f"The mapping names a column {theirs} that the file does not have.{hint}")


def _check_enough(shape, filled, header):
    missing = [column.name for column in shape.columns if column.needed]
    missing = [name for name in missing if name not in filled]
    missing += [_one_of(group) for group in shape.groups if not filled & set(group)]
    if missing:
        raise Refused(
            f"The file has no column for: {'; '.join(missing)}. Its header was read as: "
            f"{', '.join(cell for cell in header if cell)}. Name the header row, map the columns "
            "or give constants in the mapping."
        )


def _one_of(group):
    return f"one of {', '.join(group)}"
