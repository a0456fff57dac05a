"""Acts whose page says what will come of them before anything is saved."""

from hashlib import sha256

from django.shortcuts import render

from capability.pages.acting import acting


class Unseen(Exception):  # noqa: N818 - nothing went wrong
    """Nobody has looked at this outcome yet: what was done is taken back, and shown."""

    def __init__(self, preview):
        super().__init__()
        self.preview = preview


def previewing(request, form, do, look, **context):
    """As `acting`, but in two steps: first the outcome is shown, then it is saved.

    The outcome, `look(act, cleaned)`, is that of the act itself, which is done and taken back; if
    anything makes it another one until it is sent again, that is shown first.
    """

    def checked(cleaned):
        act, words = do(cleaned)
        preview = look(act, cleaned)
        if cleaned["looked_at"] != _mark(preview):
            raise Unseen(preview)
        return act, words

    context = {"template": "capability/accreditations/act.html", "button": "Continue"} | context
    try:
        return acting(request, form, checked, **context)
    except Unseen as unseen:
        return _shown(request, form, unseen.preview, context)


def _shown(request, form, preview, context):
    form.data = form.data.copy()
    form.data["looked_at"] = _mark(preview)
    page = {"form": form, "preview": preview, "seen": request.POST.get("seen", "")}
    page["button"] = context.get("save", "Save")
    return render(request, context["template"], context | page)


def _mark(preview):
    return sha256(repr(preview).encode()).hexdigest()
