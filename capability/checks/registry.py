"""What a check is, and which there are; every app registers its own."""

from capability.access import SEE_GAPS


class Check:
    """A rule that finds what is wrong on a day, written once and read everywhere.

    `keys` name the gap columns that identify a finding; the same keys tomorrow are the same gap.
    They are never null. `rule` is its number in docs/checks.md; `owner` is who must act.
    """

    code = title = rule = owner = ""
    keys = ()
    audience = SEE_GAPS

    def findings(self, scope, *, on):
        """A queryset with a column `<key>_id` for each key: no clock, no writes, no union."""
        raise NotImplementedError

    def graded(self, findings, scope, *, on):
        """The same queryset with `grade` (A to E or blank) and `severity` (1 worst, 2, 3)."""
        raise NotImplementedError

    def evidence(self, findings, scope, *, on):
        """The same queryset with `evidence`: ids, codes and dates as JSON, made in SQL."""
        raise NotImplementedError

    def explain(self, evidence, *, on):
        """A pure function: the evidence of one finding and a day, as an Explanation."""
        raise NotImplementedError

    @property
    def columns(self):
        """The gap's columns for the keys."""
        return tuple(key if key == "subject" else f"{key}_id" for key in self.keys)


CHECKS = {}


def register(check):
    """Class decorator: the check takes part in sweeps, pages and the API."""
    if check.code in CHECKS:
        raise ValueError(f"There is already a check called {check.code}.")
    CHECKS[check.code] = check()
    return check
