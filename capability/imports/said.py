"""What a row says, in the actions' terms: blank says nothing, None empties."""

from capability.imports.cells import CLEAR


def said(row, names, *, emptied=None):
    """Of these columns, those that the row fills; #CLEAR is None, or what `emptied` names."""
    values, emptied = row.values, emptied or {}
    return {
        name: emptied.get(name) if values[name] == CLEAR else values[name]
        for name in names
        if name in values
    }


def without_clear(row, name):
    """The value, or None where the cell is blank or emptied."""
    value = row.values.get(name)
    return None if value == CLEAR else value
