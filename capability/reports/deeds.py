"""What one act or one load did to the register, in words, from history."""

from capability.access import KEEP_RECORDS, KEEP_REFERENCE
from capability.actions import traces, undoing
from capability.models import Act, Batch, Person
from capability.reports import events, history

# So many are shown: of a load it is enough to see what it was.
MOST = 50


class Deeds:
    """`changes` are the first of them: (whose, `history.Change`); `count` is of all."""

    def __init__(self, done):
        models = traces.tracked()
        listed = events.by(done, models)
        self.count = listed.count()
        read = events.read(list(listed[:MOST]), models)
        people = Person.objects.in_bulk({_person(event) for event in read} - {None})
        names = [str(people.get(_person(event), "")) for event in read]
        self.changes = list(zip(names, history.told(read), strict=True))


def batches(user):
    """The loads that the user may see, the latest first."""
    seen = Batch.objects.visible_to(user).defer("profile")
    return seen.select_related("force", "loaded_by", "undone_by", "undone_by__undone_by")


def acts():
    return Act.objects.select_related(
        "force", "done_by", "undoes", "undoes_batch", "undone_by", "undone_by__done_by"
    )


def undoable(acts, user):
    """Ids of those that the user may undo, as whoever may do the same; none is about a load.

    What is about a person no longer on record is for whoever keeps the records of the force.
    """
    acts = [act for act in acts if not act.is_about_access]
    people = Person.objects.filter(pk__in={act.person_id for act in acts})
    powers = {power for act in acts for power in undoing.powers_over(act)}
    kept = {power: _ids(people.changeable_by(user, power)) for power in powers}
    known = _ids(people)
    records, reference = (user.reach(power).forces for power in (KEEP_RECORDS, KEEP_REFERENCE))

    def may(act):
        if act.person_id is None:
            return act.force_id in reference
        if act.person_id not in known:
            return act.force_id in records
        return any(act.person_id in kept[power] for power in undoing.powers_over(act))

    return {act.pk for act in acts if may(act)}


def batch_behind(act):
    """The load that the act undid, or brought back; None where it is about none."""
    while act is not None and act.undoes_batch is None:
        act = act.undoes
    return act and act.undoes_batch


def brings_back(done):
    """Whether undoing it brings back what it undid."""
    undid = getattr(done, "undoes", None)
    if undid is None:
        return getattr(done, "undoes_batch", None) is not None
    return not brings_back(undid)


def profile(batch):
    """(name, what is said) of how the file was read."""
    said = batch.profile
    parts = {
        "Columns": ", ".join(f"{ours} from {theirs}" for ours, theirs in _items(said, "columns")),
        "The same in every row": ", ".join(f"{k}: {v}" for k, v in _items(said, "constants")),
        "Codes it may make": ", ".join(said.get("create", ())).replace("_", " "),
    }
    return [(name, words) for name, words in parts.items() if words]


def _items(said, table):
    return said.get(table, {}).items()


def _ids(people):
    return set(people.values_list("pk", flat=True))


def _person(event):
    return event["id"] if event["model"] is Person else event.get("person_id")
