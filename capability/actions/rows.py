def set_changed(row, facts):
    """Set what differs, and save it if the row is on record; returns the names of those."""
    changed = [name for name, value in facts.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, facts[name])
    if changed and row.pk is not None:
        row.save(update_fields=changed)
    return changed
