"""How days and states are said on pages."""

from django import template

from capability.rules.states import State
from capability.rules.words import span
from training.rules.cpd import hours

register = template.Library()

SYMBOLS = {
    "current": "●",
    "due": "◐",
    "suspended": "▲",
    "portfolio-open": "◔",
    "portfolio-overdue": "◔",
    "course-complete": "◔",
    "lapsed-renewable": "✕",
    "lapsed": "✕",
    "revoked": "✕",
    "not-started": "○",
}


@register.filter
def symbol(state):
    """The sign beside a state's word, so that it is never told by colour alone."""
    return SYMBOLS.get(state, "")


@register.filter
def named_in_address(person):
    """By what the address of a person's pages names them: a row by pseudonym has no uuid."""
    return person.get("uuid") or person["pseudonym"]


@register.filter
def state_word(state):
    return State(state).label


@register.filter
def age(day, on):
    """How long before or after the day that the page is true for."""
    if not day or not on:
        return ""
    if day == on:
        return "that day"
    return f"{span(day, on)} ago" if day < on else f"in {span(day, on)}"


@register.filter
def as_hours(number):
    return hours(number)
