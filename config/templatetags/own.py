"""Of one's own record, a row at a time."""

from django import template

register = template.Library()


@register.simple_tag
def state_of(row, states):
    """Of an accreditation, on the day; nothing of any other row."""
    return states.get(row.uuid, "")
