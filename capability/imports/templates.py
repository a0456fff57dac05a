"""An empty file of each feed: its columns by our names, ready to be filled."""

from capability.imports.columns import SHAPES


def template_csv(feed):
    """The headers alone, as text; a spreadsheet opens it in the right encoding."""
    return "\ufeff" + ",".join(SHAPES[feed].names) + "\r\n"
