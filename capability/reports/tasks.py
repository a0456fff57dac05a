"""What waits for whoever supervises a team, or for the L&D office; a higher app adds its own.

Each is a queryset of as many rows as its page lists, so that the first page and the daily mail
count alike.
"""

from collections.abc import Callable
from typing import NamedTuple

from django.db.models import QuerySet
from django.urls import reverse


class Task(NamedTuple):
    """`said` names it after its number; `page` with `query` lists its rows."""

    name: str
    said: str
    page: str
    query: str
    rows: Callable[..., QuerySet]

    @property
    def url(self):
        return f"{reverse(self.page)}{self.query}"


TASKS, OF_THE_OFFICE = {}, {}


def join(*tasks, among=TASKS):
    """In the order of the page."""
    among.update({task.name: task for task in tasks})


def of(user, *, on, among=TASKS):
    """By name, what waits for the user on the day."""
    return {name: task.rows(user, on) for name, task in among.items()}
