"""New codes of a force for what its own files name: ranks, roles, case categories."""

from capability.actions import bulk


def make(model, force, codes):
    """Make them for the force, named as they are coded; returns their ids by code."""
    ids = bulk.insert(model, ["force", "code", "name"], [(force.pk, code, code) for code in codes])
    return dict(zip(codes, ids, strict=True))
