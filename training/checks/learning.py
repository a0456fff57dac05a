"""Learning that a part in cases or a post asks for, and that nobody has given yet.

No requirement says the same: S-01 and S-02, which find those, grade and address other people.
Where a force requires the scheme anyway, they say it and say more.
"""

from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    OuterRef,
    Q,
    SmallIntegerField,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Least

from capability.checks import CHECKS, Check, register
from capability.checks.defaults import DEFAULTS
from capability.checks.duties import case_duties
from capability.checks.grades import unmet, with_grade
from capability.checks.holding import begun, lacks, prerequisites
from capability.checks.national import national
from capability.checks.rasso import of_group, rasso, rasso_held
from capability.checks.role_duties import role_duties
from capability.checks.services import serving
from capability.checks.standing import named, standing
from capability.checks.thresholds import DaysAfter, Limit, threshold
from capability.models import Accreditation, CaseAllocation, Part, Posting, Rank, Scheme
from capability.models.days import covers_from_start
from capability.rules.severities import Severity
from capability.rules.states import IN_TRAINING
from training.checks import places
from training.checks.ranks import ranked
from training.rules import explanations_of_learning as explanations
from training.rules.learning import FIRST_RESPONSE, INVESTIGATIVE, NEW_TO_RASSO, SUPERVISION


class LearningMissing(Check):
    """Serves, and has not had the course in `scheme_id`, or what came of it is no longer good."""

    keys = ("person", "scheme")

    def missing(self, rows, scope, *, on, schemes):
        """Of the rows; not where a case or a role asks for that one of the schemes anyway."""
        own = {"person": OuterRef("person_id"), "scheme": OuterRef("scheme_id")}
        done = Accreditation.objects.filter(force=scope.force, **own).with_state(on=on)
        return rows.filter(
            lacks(scope, **own, on=on),
            ~Exists(done.filter(state__in=IN_TRAINING).order_by()),
            ~_required(schemes, scope, on),
            Exists(serving(scope, on=on)),
        )

    def facts(self, scope, *, on):
        return {
            **standing(scope, on=on),
            "next_on": places.next_with_a_place(scope, on=on),
            "place_on": places.place_held(scope, on=on),
            "waits": places.waits(scope, on=on),
        }


@register
class NewToRasso(LearningMissing):
    """Holds a RASSO case at grade A or B, without the learning for those new to it (P-10)."""

    code = "new-to-rasso-untaught"
    title = "New to RASSO, with cases and without the learning for it"
    rule = "P-10"
    owner = "L&D"
    explain = staticmethod(explanations.new_to_rasso)

    def findings(self, scope, *, on):
        """The earliest such case stands for them all."""
        rows = self._held(scope, on).annotate(scheme_id=national(Scheme, NEW_TO_RASSO))
        found = self.missing(rows, scope, on=on, schemes=[NEW_TO_RASSO])
        return found.order_by("person_id", "starts_on", "pk").distinct("person_id")

    def graded(self, findings, scope, *, on):
        """The worst of the person's grades, which are of another scheme."""
        held = rasso_held(scope.of(CaseAllocation), scope, on=on).values("pk")
        theirs = _early(scope, on).filter(person=OuterRef("person_id"), pk__in=held)
        theirs = with_grade(theirs, scope, on=on)
        return findings.annotate(
            grade=Subquery(theirs.order_by("grade").values("grade")[:1]),
            severity=Value(int(Severity.THIS_WEEK), SmallIntegerField()),
        )

    def facts(self, scope, *, on):
        theirs = self._held(scope, on).filter(person=OuterRef("person_id")).values("person")
        cases = theirs.annotate(counted=Count("case", distinct=True)).values("counted")
        return super().facts(scope, on=on) | {"cases": Subquery(cases)}

    def _held(self, scope, on):
        early = _early(scope, on)
        return rasso_held(scope.of(CaseAllocation), scope, on=on).filter(pk__in=early.values("pk"))


@register
class FirstResponderUntaught(LearningMissing):
    """First responder in a RASSO case, now or of late, without the learning for it (P-11)."""

    code = "first-responder-untaught"
    title = "First responder without the learning for it"
    rule = "P-11"
    owner = "Response inspector"
    limits = (Limit("days-looked-back"),)
    explain = staticmethod(explanations.first_responder)

    def findings(self, scope, *, on):
        """The latest such case stands for them all."""
        rows = self._went(scope, on).annotate(scheme_id=national(Scheme, FIRST_RESPONSE))
        found = self.missing(rows, scope, on=on, schemes=[FIRST_RESPONSE])
        return found.order_by("person_id", "-starts_on", "pk").distinct("person_id")

    def facts(self, scope, *, on):
        theirs = self._went(scope, on).filter(person=OuterRef("person_id")).values("person")
        cases = theirs.annotate(counted=Count("case", distinct=True)).values("counted")
        days = threshold(scope, self, "days-looked-back", on=on)
        return super().facts(scope, on=on) | {"cases": Subquery(cases), "days": days}

    def _went(self, scope, on):
        """In that part on one of the last days; it seldom lasts longer than one."""
        since = DaysAfter(Value(on), -threshold(scope, self, "days-looked-back", on=on))
        parts = scope.of(CaseAllocation).filter(part=Part.FIRST_RESPONDER, starts_on__lte=on)
        went = of_group(parts, rasso(scope), scope, on=on)
        # PostgreSQL leaves out what is null: open, of an open case.
        return went.annotate(last=Least("ends_on", "case__closed_on")).filter(
            Q(last=None) | Q(last__gte=since)
        )


@register
class SupervisorWithoutProgramme(LearningMissing):
    """A sergeant or inspector in an investigative post without the programme for it (P-04)."""

    code = "supervisor-without-programme"
    title = "Supervises investigators without the programme for it"
    rule = "P-04"
    owner = "L&D"
    explain = staticmethod(explanations.supervisor_without_programme)

    def findings(self, scope, *, on):
        """One substantive posting a person and day."""
        ranks = {DEFAULTS["ranks"][of]: scheme for of, scheme in SUPERVISION.items()}
        posted = scope.of(Posting).filter(
            covers_from_start(on), is_substantive=True, rank__seniority__in=ranks
        )
        programme = Case(
            *(When(rank__seniority=of, then=national(Scheme, code)) for of, code in ranks.items())
        )
        rows = posted.order_by().annotate(scheme_id=programme, role_asks=_role_asks(scope, on))
        investigative = _is_detective() | _is_specialist() | Q(role_asks=True)
        rows = rows.filter(investigative)
        return self.missing(rows, scope, on=on, schemes=ranks.values())

    def facts(self, scope, *, on):
        specialism = Case(When(_is_specialist(), then=F("unit__specialism")))
        return super().facts(scope, on=on) | {
            "rank": named(Rank, "rank_id"),
            "is_detective": Case(When(_is_detective(), then=True), default=False),
            "specialism": specialism,
            "role_asks": F("role_asks"),
        }


def _early(scope, on):
    """S-01's findings at grade A or B: what is needed first is not held."""
    found = CHECKS["case-holder-unaccredited"].findings(scope, on=on)
    own = begun(scope, person=OuterRef("person_id"), scheme=OuterRef("scheme_id"), on=on)
    return found.filter(Exists(unmet(scope, on=on)), ~own)


def _is_detective():
    """Also where a force writes its own before it: T/DS."""
    return ranked(INVESTIGATIVE["ranks"])


def _is_specialist():
    named_so = Q()
    for specialism in INVESTIGATIVE["specialisms"]:
        named_so |= Q(unit__specialism__iexact=specialism)
    return named_so


def _required(codes, scope, on):
    """A case or a role asks for the row's scheme: looked up once a scheme, not with each row."""
    asked = Q()
    for scheme in (national(Scheme, code) for code in codes):
        for duties in (case_duties, role_duties):
            people = duties(scope, on=on).filter(scheme_id=scheme).order_by().values("person_id")
            asked |= Q(scheme_id=scheme, person_id__in=people)
    return asked


def _role_asks(scope, on):
    """Whether the role requires investigators' level of whoever has it."""
    level = national(Scheme, INVESTIGATIVE["scheme"])
    needing = prerequisites(scope, scheme=OuterRef("scheme_id"), on=on).filter(needs=level)
    asking = role_duties(scope, on=on).filter(Q(scheme_id=level) | Exists(needing.order_by()))
    return Exists(asking.filter(pk=OuterRef("pk")).order_by())
