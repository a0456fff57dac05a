"""Changes that wait to be published, and the gaps that they would open and close, by team."""

from collections import defaultdict
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Count

from capability.checks import CHECKS
from capability.models import CaseAllocation, Draft, DraftGap, DraftState, Person
from capability.reports import audiences
from capability.reports.people import PeopleReport
from capability.reports.sight import NAMES

# Once a change is published, what it would do is what was foreseen of it.
_FORESEEN = {
    DraftGap.What.OPENS: "Foreseen to open",
    DraftGap.What.CLOSES: "Foreseen to close",
    DraftGap.What.GOES_ON: "Foreseen to go on",
}


@dataclass
class Team:
    """How many gaps of one unit would open, close and go on; of no unit: the force's own."""

    name: str
    uuid: UUID | None = None
    counts: dict = field(default_factory=dict)
    is_past: bool = False

    @property
    def cells(self):
        """(what, in words, how many)."""
        labels = _FORESEEN if self.is_past else {what: what.label for what in DraftGap.What}
        return [(what, labels[what], self.counts.get(what, 0)) for what in DraftGap.What]


def listed(user):
    """The latest first."""
    visible = Draft.objects.visible_to(user)
    return visible.select_related("force", "drafted_by", "job", "recheck", "act__done_by")


def gaps(user, draft):
    """What the last look found, as far as the user may see it."""
    return audiences.visible(DraftGap, user).filter(draft=draft)


def teams(draft, rows):
    """A Team each, by name, and one of all of them."""
    counted = rows.order_by().values("team__name", "team__uuid", "what").annotate(many=Count("pk"))
    found, total, is_past = {}, defaultdict(int), draft.state == DraftState.PUBLISHED
    for row in counted:
        name, uuid = row["team__name"] or str(draft.force), row["team__uuid"]
        team = found.setdefault(uuid, Team(name, uuid, is_past=is_past))
        team.counts[row["what"]] = row["many"]
        total[row["what"]] += row["many"]
    everyone = Team("All teams", counts=total, is_past=is_past)
    return sorted(found.values(), key=lambda team: team.name), everyone


def filled(user, draft, rows):
    """A page of them: (check, person or None, case reference). Before a look there are none."""
    if not rows:
        return []
    people = Person.objects.filter(pk__in={row.person_id for row in rows} - {None})
    known = PeopleReport(user, draft.on).by_pk(people)
    held = CaseAllocation.objects.filter(pk__in={row.allocation_id for row in rows} - {None})
    cases = dict(held.order_by().values_list("pk", "case__reference"))
    return [_told(row, known.get(row.person_id), cases) for row in rows]


def _told(row, person, cases):
    is_named = person is not None and NAMES[0] in person
    case = cases.get(row.allocation_id, "") if is_named else ""
    return {"check": CHECKS.get(row.check_code), "row": row, "person": person, "case": case}
