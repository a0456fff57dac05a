"""The actions of training; importing them joins what it owes each morning."""

from training.actions import chasing

__all__ = ["chasing"]
