"""What a check is, and which there are; every app registers its own."""

from django.db.models import Case, CharField, F, SmallIntegerField, Value, When
from django.db.models.functions import JSONObject

from capability.access import SEE_GAPS
from capability.rules.grades import Grade
from capability.rules.severities import Severity


class Check:
    """A rule that finds what is wrong on a day, written once and read everywhere.

    `keys` name the gap columns that identify a finding; the same keys tomorrow are the same gap.
    They are never null. `rule` is its number in docs/checks.md; `owner` is who must act.
    `limits` are the numbers that it goes by. Most grade nobody and are always as severe: what
    they rely on is then all they need to say.
    """

    code = title = rule = owner = ""
    keys = ()
    limits = ()
    severity = Severity.THIS_WEEK
    audience = SEE_GAPS
    # The check whose findings this one tells once for a person and scheme, where it does.
    sums_up = None

    def findings(self, scope, *, on):
        """A queryset with a column `<key>_id` for each key: no clock, no writes, no union."""
        raise NotImplementedError

    def concerned(self, scope, *, on):
        """Scopes besides that of some people whose findings a change to these people can change.

        None, where what is found about somebody reads nobody else's rows.
        """
        return []

    def graded(self, findings, scope, *, on):
        """The same queryset with `grade` (A to E or blank) and `severity` (1 worst, 2, 3)."""
        return findings.annotate(
            grade=Value(Grade.NONE, CharField()),
            severity=Value(int(self.severity), SmallIntegerField()),
        )

    def evidence(self, findings, scope, *, on):
        """The same queryset with `evidence`: ids, codes and dates as JSON, made in SQL."""
        stated = {"grade": F("grade"), "severity": F("severity"), **self.facts(scope, on=on)}
        return self.graded(findings, scope, on=on).annotate(evidence=JSONObject(**stated))

    def facts(self, scope, *, on):
        """What the explanation relies on beside grade and severity, as expressions by name."""
        raise NotImplementedError

    def explain(self, evidence, *, on):
        """A pure function: the evidence of one finding and a day, as an Explanation."""
        raise NotImplementedError

    @property
    def is_about_people(self):
        """A re-check of some people leaves out the others, which run over a whole force."""
        return "person" in self.keys

    def named(self, key):
        """A finding's key, which stands in the order of `keys`, by their names."""
        return dict(zip(self.keys, key, strict=True))

    @property
    def columns(self):
        """The gap's columns for the keys."""
        return tuple(key if key == "subject" else f"{key}_id" for key in self.keys)


def severity_where(condition, *, then, otherwise):
    """One of two severities, by a condition on the finding."""
    return Case(
        When(condition, then=Value(int(then))),
        default=Value(int(otherwise)),
        output_field=SmallIntegerField(),
    )


CHECKS = {}


def register(check):
    """Class decorator: the check takes part in sweeps, pages and the API."""
    if check.code in CHECKS:
        raise ValueError(f"There is already a check called {check.code}.")
    CHECKS[check.code] = check()
    return check
