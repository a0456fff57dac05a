"""The actions of training; importing them joins what it owes each morning and after an undo."""

from training.actions import chasing, undone

__all__ = ["chasing", "undone"]
