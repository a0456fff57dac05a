"""Where each datum on record comes from: which file, or who by hand and why; out of history."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.utils import timezone

from capability.access import AccessRole
from capability.models import Act, Batch, Grant, User
from capability.reports.fields import pointed_to, told
from capability.reports.named import Named
from capability.rules.words import day

ROLES = list(AccessRole)


@dataclass(frozen=True)
class Source:
    """`kind` is file, hand, own or register; `words` say it in a sentence."""

    kind: str
    on: date
    words: str


@dataclass
class Sources:
    """Of versions as `events.of_rows` gives them, for one reader: two queries, however many."""

    reader: User
    versions: list
    named: Named = field(init=False)

    def __post_init__(self):
        wanted = pointed_to(self.versions)
        for model, name in ((Act, "act"), (Batch, "batch"), (User, "user")):
            wanted[model] |= {one[name] for one in self.versions} - {None}
        self.named = Named(wanted)
        self._grants = defaultdict(list)
        for grant in Grant.objects.filter(user__in=wanted[User]).order_by("pk"):
            self._grants[grant.user_id].append(grant)

    def of_version(self, version, *, with_reason=True):
        on = timezone.localtime(version["pgh_created_at"]).date()
        if version["batch"]:
            return self._file(version["batch"], on)
        if version["user"] is None:
            return Source("register", on, f"The register itself, {day(on)}")
        if version["user"] == self.reader.pk:
            return Source("own", on, f"Your own entry, {day(on)}")
        return self._hand(version, on, with_reason)

    def _file(self, batch, on):
        batch = self.named.row(Batch, batch)
        if batch is None:
            return Source("file", on, f"A file, {day(on)}")
        feed = batch.get_feed_display().lower()
        return Source("file", on, f"File {batch.file_name} ({feed}), {day(on)}")

    def _hand(self, version, on, with_reason):
        words = f"By hand by {self._role(version['user'], on)}, {day(on)}"
        act = self.named.row(Act, version["act"])
        return Source("hand", on, f"{words}: {act.reason}" if act and with_reason else words)

    def _role(self, user, on):
        """The role in which that log-in could do it then; the one that may most comes first."""
        held = [
            grant.access_role
            for grant in self._grants[user]
            if (grant.starts_on or on) <= on <= (grant.ends_on or on)
        ]
        roles = sorted(map(AccessRole, held), key=ROLES.index)
        return f"the {roles[0].label}" if roles else "another log-in"


def last_said(versions):
    """By field, the version that last changed it, of all versions of one row."""
    said, before = {}, {}
    for version in versions:
        for one in told(version["model"], is_own=True):
            if one.attname not in before or before[one.attname] != version[one.attname]:
                said[one.name] = version
        before = version
    return said
