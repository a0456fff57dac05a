"""Who leads cases and was never offered a course for them, though others of the force are."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, F, OuterRef, Q, Subquery

from capability.checks import CHECKS, Check, register
from capability.checks.holding import prerequisites
from capability.checks.rasso import rasso_led
from capability.checks.services import serving
from capability.checks.standing import named
from capability.models import Accreditation, Person, PersonKind, Posting, Scheme
from capability.models.accreditations import is_begun
from capability.models.days import covers_from_start
from capability.rules.severities import Severity
from training.checks import places
from training.checks.ranks import ranked
from training.models import Booking
from training.rules import explanations_of_offers as explanations
from training.rules.learning import DETECTIVES


@register
class HolderNeverOffered(Check):
    """Leads RASSO cases, is staff or no detective, and was offered no course for them (S-37).

    Whom S-01 finds for such a case. A place on a course in what the scheme needs first counts, and
    so does a course on record without one.
    """

    code = "rasso-holder-never-offered"
    title = "Leads RASSO cases, is no detective, and was never offered a course for them"
    rule = "S-37"
    owner = "L&D lead"
    severity = Severity.PLAN
    keys = ("person", "scheme")
    explain = staticmethod(explanations.never_offered)

    def findings(self, scope, *, on):
        """The earliest case stands for them all."""
        led = rasso_led(scope, on=on).values("pk")
        found = (
            CHECKS["case-holder-unaccredited"]
            .findings(scope, on=on)
            .filter(
                Exists(serving(scope, on=on)),
                ~Exists(_posted(scope, on).filter(_is_detective())),
                ~Exists(_offered(scope, on)),
                ~Exists(_begun(scope, on)),
                pk__in=led,
            )
        )
        in_order = found.order_by("person_id", "scheme_id", "starts_on", "pk")
        return in_order.distinct("person_id", "scheme_id")

    def facts(self, scope, *, on):
        theirs = rasso_led(scope, on=on).filter(person=OuterRef("person_id")).values("person")
        cases = theirs.annotate(counted=Count("case", distinct=True)).values("counted")
        needed = prerequisites(scope, scheme=OuterRef("scheme_id"), on=on).order_by("needs__code")
        kinds = Person.objects.filter(pk=OuterRef("person_id")).order_by()
        return {
            "scheme": named(Scheme, "scheme_id"),
            "prerequisites": ArraySubquery(needed.values("needs__code")),
            "kind": Subquery(kinds.values("kind")),
            "rank": Subquery(_posted(scope, on).values("rank__name")[:1]),
            "cases": Subquery(cases),
            "held_from": F("starts_on"),
            "next_on": places.next_with_a_place(scope, on=on),
            "waits": places.waits(scope, on=on),
        }


def _posted(scope, on):
    posted = Posting.objects.filter(covers_from_start(on), force=scope.force, is_substantive=True)
    return posted.filter(person=OuterRef("person_id")).order_by()


def _is_detective():
    return ranked(DETECTIVES["ranks"]) & Q(person__kind=PersonKind.OFFICER)


def _offered(scope, on):
    """A place of an event, or a course that a file says was completed."""
    own = Booking.objects.filter(force=scope.force, person=OuterRef("person_id"))
    came = Q(event__isnull=False) | Q(completed_on__lte=on)
    towards = places.towards("course__scheme", scope, on=on)
    return own.filter(came, towards, wanted_from__lte=on).order_by()


def _begun(scope, on):
    own = Accreditation.objects.filter(force=scope.force, person=OuterRef("person_id"))
    return own.filter(is_begun(on), places.towards("scheme", scope, on=on)).order_by()
