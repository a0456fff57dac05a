"""Entry routes as services name them: by code."""

from capability.models import EntryRoute


def as_listed(force, facts):
    """The facts, each with the code of its entry route spelt as the force or the nation lists it.

    Codes are compared letter by letter where they are judged; what is not listed stays as it is.
    """
    if not any(said.get("entry_route") for said in facts):
        return facts
    codes = EntryRoute.objects.of(force).order_by("code").values_list("code", flat=True)
    spelt = {code.upper(): code for code in codes}
    return [_spelt(said, spelt) for said in facts]


def _spelt(said, spelt):
    code = said.get("entry_route")
    return said | {"entry_route": spelt.get(code.upper(), code)} if code else said
