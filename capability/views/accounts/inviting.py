"""Somebody is let in."""

from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from capability.access import GRANT_TEAMS
from capability.actions import invitations, users
from capability.forms.users import InviteForm, OfficersForm
from capability.pages.acting import acting
from capability.pages.needs import needs

# The link would open what others granted, too.
KNOWN = (
    "Others let them in before. If they have no password yet, ask whoever keeps log-ins for a link."
)


@needs(GRANT_TEAMS)
def invite(request):
    on = timezone.localdate()
    form = InviteForm(request.POST or None, user=request.user, on=on)

    def do(cleaned):
        how = {"by": request.user, "reason": cleaned["reason"]}
        user, act = invitations.invite(cleaned["email"], form.granted, **how)
        words = f"{user} may sign in."
        if invitations.mail_goes_out():
            how = {"by": request.user, "address": request.build_absolute_uri}
            invitations.tell(user, form.granted, **how)
            # The same of an address that is known: it is not for the page to say whose are.
            return act, f"{words} A mail on its way to them says how."
        if invitations.is_let_in_by(user, request.user):
            return act, told(request, user, words)
        return act, f"{words} {KNOWN}"

    intro = "They get a link by which they choose a password, once."
    page = {"title": "Invite someone", "intro": intro, "button": "Invite"}
    return acting(request, form, do, back=reverse("users"), **page)


@needs(GRANT_TEAMS)
def officers(request):
    """Those of a unit with an address on record, each to their own record."""
    form = OfficersForm(request.POST or None, user=request.user)

    def do(cleaned):
        how = {"on": timezone.localdate(), "by": request.user, "reason": cleaned["reason"]}
        invited, act = invitations.invite_officers(cleaned["unit"], **how)
        invitations.send(invited, request.build_absolute_uri)
        return act, _counted(invited, cleaned["unit"])

    intro = (
        "Whoever serves there, has an e-mail address on record and no log-in yet gets one to their "
        f"own record, {invitations.MOST_AT_ONCE} at a time."
    )
    page = {"title": "Invite officers", "intro": intro, "button": "Invite them"}
    return acting(request, form, do, back=reverse("users"), **page)


def told(request, user, words):
    """And the link, by mail; on the page, this once, where no mail goes out."""
    path = users.first_password_path(user)
    if path is None:
        return words
    if invitations.mail_goes_out():
        invitations.send([user], request.build_absolute_uri)
        return f"{words} A mail with a link is on its way."
    link = request.build_absolute_uri(path)
    return format_html(
        "{} No mail goes out here: give them this link, shown this once. <code>{}</code>",
        words,
        link,
    )


def _counted(invited, unit):
    people = "1 person" if len(invited) == 1 else f"{len(invited)} people"
    words = f"{people} in {unit} may sign in to their own record."
    if invitations.mail_goes_out():
        return f"{words} A mail with a link is on its way to each."
    return f"{words} No mail goes out here: open each log-in for a link."
