"""Changes of one row."""

from capability.actions.acts import Refused


def set_changed(row, facts):
    """Set what differs, and save it if the row is on record; returns the names of those."""
    changed = [name for name, value in facts.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, facts[name])
    if changed and row.pk is not None:
        row.save(update_fields=changed)
    return changed


def ensure(model, key, **facts):
    """The row of that key, made or with those facts; nothing is written where it has them."""
    row, created = model.objects.get_or_create(**key, defaults=facts)
    if not created:
        set_changed(row, facts)
    return row


def end(row, ends_on, *, begins="begins on"):
    """Its last day; what begins later can't end before."""
    if row.starts_on and ends_on < row.starts_on:
        raise Refused(f"It {begins} {row.starts_on:%d/%m/%Y}: give that day or a later one.")
    set_changed(row, {"ends_on": ends_on})
