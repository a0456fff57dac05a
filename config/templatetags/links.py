"""Links that remember where the reader stood."""

from urllib.parse import urlencode

from django import template

register = template.Library()


@register.simple_tag(takes_context=True)
def from_here(context):
    """What a link to one row of a list ends with: the list's day, and the way back to it."""
    day = context["day"]
    return "?" + urlencode(day.parameters | {"from": context["request"].get_full_path()})
