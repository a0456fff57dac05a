"""Where something is contested, it says so on the spot."""

from django import template

register = template.Library()


@register.inclusion_tag("components/disputed.html", takes_context=True)
def disputed(context, table, row, field):
    """On a person's pages, which have `disputed` (reports.marks) in their context."""
    return {"is_disputed": f"{table}.{row}.{field}" in context.get("disputed", ())}
