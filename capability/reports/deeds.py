"""What one act or one load did to the register, in words, from history."""

from capability.actions import traces
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


def _person(event):
    return event["id"] if event["model"] is Person else event.get("person_id")
