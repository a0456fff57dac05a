"""Letting people in: a log-in, a grant, and a link by which to choose a password."""

from functools import partial

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.template.loader import render_to_string

from capability.actions import acts, grants, users
from capability.models import Person, User

# So many as one request may send; the rest are invited by asking again.
MOST_AT_ONCE = 200
_NOWHERE = ("console", "dummy")


def invite(email, granted, *, by, reason):
    """As (user, act): made if need be, with the grant (see `grants.add`).

    Sessions go on: by an invitation nobody signs out whoever has that address already.
    """
    with transaction.atomic():
        user = users.invite(email)
        return user, grants.add(user, **granted, by=by, reason=reason)


def is_let_in_by(user, by):
    """Whether nobody else did: the link to a log-in opens all that it was ever granted."""
    return user.person_id is None and not user.grants.exclude(made_by=by).exists()


def invite_officers(unit, *, on, by, reason):
    """As (users, act): to their own record, for whoever there has an address and no log-in yet."""
    with acts.act("user.officers-invited", force=unit.force, by=by, reason=reason) as act:
        people = list(uninvited(unit, on=on)[:MOST_AT_ONCE])
        if not people:
            raise acts.Refused(f"Nobody in {unit} has an e-mail address on record and no log-in.")
        made = [users.invite(person.email) for person in people]
        for user, person in zip(made, people, strict=True):
            user.person = person
            user.save(update_fields=["person"])
    return made, act


def uninvited(unit, *, on):
    """Serving there, with an address that nobody signs in by and nobody else has."""
    people = Person.objects.standing_in(unit, on=on).serving(on=on).exclude(email="")
    same = {"force": OuterRef("force"), "email__iexact": OuterRef("email")}
    others = Person.objects.filter(**same).exclude(pk=OuterRef("pk"))
    taken = User.objects.filter(email__iexact=OuterRef("email"))
    return people.filter(~Exists(others), ~Exists(taken), user=None).order_by("pk")


def mail_goes_out():
    return not any(word in settings.EMAIL_BACKEND for word in _NOWHERE)


def tell(user, granted, *, by, address):
    """A mail whether the address was known or not: a link, or what is new to who has a password."""
    if not user.has_usable_password():
        send([user], address)
        return
    said = {"access_role": granted["access_role"].label, "unit": granted["unit"], "by": by}
    body = render_to_string("capability/accounts/granted.txt", said)
    mail = EmailMessage("What you may do in the capability register", body, to=[user.email])
    transaction.on_commit(partial(_send, [mail]), robust=True)


def send(invited, address):
    """A mail to each once all is on record; `address` makes a path one that leads here."""
    mails = [_mail(user, address(path)) for user in invited if (path := _path(user))]
    transaction.on_commit(partial(_send, mails), robust=True)


def _path(user):
    return users.first_password_path(user)


def _mail(user, link):
    body = render_to_string("capability/accounts/invitation.txt", {"link": link})
    return EmailMessage("Your log-in to the capability register", body, to=[user.email])


def _send(mails):
    get_connection().send_messages(mails)
