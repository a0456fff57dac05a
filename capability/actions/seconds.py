"""Who may be the second person of a file that takes two, and which files those are."""

from functools import cached_property

from capability.access import BRING_IN, BRING_IN_CASES
from capability.actions import traces
from capability.models import User
from capability.models.history import CurrentXid
from capability.rules.unknowns import queued_as

# More rows than this a second person confirms.
MOST_BY_ONE = 500

HANDS = (
    "Whoever brought the file in, said how it is read or decided about its rows can't be the "
    "second person who confirms it. Ask someone else, or give it up and bring it in anew."
)
OWN = "It changes your own record, which others keep: it can't go in by your word. Ask another."


class TwoPeople:
    """Whether the file takes two, why, and who can't be the second."""

    def __init__(self, upload):
        self._upload, self._counts = upload, upload.counts

    @cached_property
    def reason(self):
        """Why it takes two; empty where one is enough."""
        if leaving := self._counts.get("leaving", 0):
            people = "1 person is" if leaving == 1 else f"{leaving:,} people are"
            return f"{people} recorded as having left"
        if self._counts.get("created", 0) + self._counts.get("changed", 0) > MOST_BY_ONE:
            return f"more than {MOST_BY_ONE} rows change"
        if User.objects.filter(pk__in=self._hands, person__in=self._own_of).exists():
            return "it changes the own record of someone who brought it in or worked on it"
        return ""

    def is_first(self, user):
        """Whether the user had a hand in it."""
        return user.pk in self._hands

    def refusal(self, user):
        """Why it can't go in by the user's word; empty where it can."""
        if self.reason and self.is_first(user):
            return HANDS
        return OWN if user.person_id in self._own_of else ""

    @cached_property
    def _hands(self):
        """Ids of the users who brought it in, said how it is read, or decided about its rows."""
        hands = {self._upload.uploaded_by_id, *self._counts.get("decided_by", ())}
        versions = self._upload.events.order_by("pgh_id")
        read_as = None
        for tables, user in versions.values_list("tables", "pgh_context__metadata__user"):
            if read_as not in (None, tables):
                hands.add(user)
            read_as = tables
        return hands - {None}

    @property
    def _own_of(self):
        return self._counts.get("own_of", ())


def found(upload, load):
    """What `TwoPeople` asks of a check, while the register holds what the load wrote.

    `decided_by`: ids of users who decided about its rows since it came.
    """
    return {"own_of": own_of(load), "decided_by": _decided_by(upload, load)}


def own_of(load):
    """Ids of people whose record it touches and who bring in files of the force themselves."""
    roles = BRING_IN.roles | BRING_IN_CASES.roles
    keepers = User.objects.filter(grants__access_role__in=roles, grants__force=load.force)
    people = list(keepers.exclude(person=None).values_list("person", flat=True).distinct())
    return sorted({pk for model in traces.tracked() for pk in _touched(model, load, people)})


def _touched(model, load, people):
    column = traces.person_column(model)
    if not (people and column):
        return ()
    history = model.pgh_event_model.objects.order_by()
    mine = {"pgh_xid": CurrentXid(), "pgh_context__metadata__batch": load.batch.pk}
    own = history.filter(**mine, **{f"{column}__in": people})
    return own.values_list(column, flat=True).distinct()


def _decided_by(upload, load):
    since = [one for one in load.decisions.values() if one.decided_at >= upload.uploaded_at]
    if not since:
        return []
    about = {queued_as(row.values) for row in load.rows}
    return sorted({one.decided_by_id for one in since if one.queued_as in about})
