"""What became of a load's rows, and what a row that differs from a correction says."""

from capability.models import UnresolvedRow
from capability.rules.unknowns import DIFFERS


def counted(load):
    counts = load.counts()
    return {name for name in ("created", "changed", "unchanged", "unresolved") if counts[name]}


def differences():
    (row,) = UnresolvedRow.objects.filter(reason=DIFFERS)
    return [(one["column"], one["register"], one["file"]) for one in row.candidates]


def waiting():
    return UnresolvedRow.objects.get()
