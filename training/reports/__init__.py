"""Reports of training; importing them joins its parts to own records, and to pages of gaps."""

from training.reports import abouts, own, team_tasks, ways

__all__ = ["abouts", "own", "team_tasks", "ways"]
