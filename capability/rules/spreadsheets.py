"""What a spreadsheet makes of a cell."""

# It takes what begins with one of these for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def inert(cell: object) -> str:
    """The cell's text, with an apostrophe before whatever would be run as a formula."""
    text = str(cell)
    return f"'{text}" if text.startswith(FORMULA) else text
