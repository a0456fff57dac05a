"""Reports of training; importing them joins its parts to own records, gaps and first pages."""

from training.reports import abouts, office_portfolios, own, team_tasks, ways

__all__ = ["abouts", "office_portfolios", "own", "team_tasks", "ways"]
