"""Log-ins: made, closed and opened again, linked to a person."""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from django.db import transaction
from django.urls import reverse

from capability.actions import acts
from capability.models import Grant, User


@transaction.atomic
def invite(email):
    """The user with that address, made if need be, as yet without a password to sign in with."""
    address = User.objects.normalize_email(email).lower()
    user = User.objects.filter(email=address).first()
    return user or User.objects.create_user(address)


@transaction.atomic
def grant(user, access_role, unit, *, on, until=None):
    """Give the access role over the unit and all under it, up to and on `until`.

    Where it is held on that day already, that grant ends when this one would.
    """
    User.objects.select_for_update().get(pk=user.pk)
    held = user.grants.in_force(on=on).filter(access_role=access_role, unit=unit).first()
    if held is None:
        facts = {"access_role": access_role, "unit": unit, "starts_on": on, "ends_on": until}
        return Grant.objects.create(force=unit.force, user=user, **facts)
    if held.ends_on != until:
        held.ends_on = until
        held.save(update_fields=["ends_on"])
    return held


def end_sessions(user):
    """Wherever they are signed in, the next request finds them signed out."""
    user.end_sessions()
    user.save(update_fields=["signed_out_at"])


def disable(user, *, force, by, reason):
    """Its sessions and tokens end with it, and do not come back when it is enabled again."""
    _refuse_own(user, by)
    with acts.act("user.disabled", force=force, by=by, reason=reason) as act:
        close(user)
    return act


def close(user):
    user.is_active = False
    user.end_sessions()
    user.save(update_fields=["is_active", "signed_out_at"])
    user.auth_token_set.all().delete()


def enable(user, *, force, by, reason):
    _refuse_own(user, by)
    with acts.act("user.enabled", force=force, by=by, reason=reason) as act:
        user.is_active = True
        user.save(update_fields=["is_active"])
    return act


def invite_again(user, *, force, by, reason):
    """For whom the link of the invitation no longer works; the page makes the new one."""
    _refuse_own(user, by)
    if user.has_usable_password():
        raise acts.Refused(f"{user} has a password: they ask for a new one where they sign in.")
    with acts.act("user.invited-again", force=force, by=by, reason=reason) as act:
        return act


def link(user, person, *, by, reason):
    """The log-in is that person's: it opens their own record, and never changes it."""
    _refuse_own(user, by)
    if other := User.objects.filter(person=person).exclude(pk=user.pk).first():
        raise acts.Refused(f"{person} has the log-in {other} already.")
    with acts.act("user.linked", force=person.force, by=by, reason=reason) as act:
        user.person = person
        user.end_sessions()
        user.save(update_fields=["person", "signed_out_at"])
    return act


def forget_second_factor(user, *, force, by, reason):
    """For who has neither phone nor recovery codes: the next sign-in sets it up anew."""
    _refuse_own(user, by)
    with acts.act("user.second-factor-removed", force=force, by=by, reason=reason) as act:
        Authenticator.objects.filter(user=user).delete()
        end_sessions(user)
    return act


def force_of(user, reach):
    """In whose history an act about the log-in stands: that of the force which is acted for.

    Of a grant that stands in reach, else of the person it is linked to, else of one that is over.
    """
    granted = user.grants.within(reach).select_related("force").order_by("pk")
    standing = granted.in_force(on=reach.on).first()
    if standing is None and user.person_id:
        return user.person.force
    return (standing or granted[0]).force


def _refuse_own(user, by):
    if user == by:
        raise acts.Refused("Your own log-in others keep. Ask someone else who may.")


def first_password_path(user):
    """The address, good once, at which a new user chooses a password; None for who has one."""
    if user.has_usable_password():
        return None
    key = {"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)}
    return reverse("account_reset_password_from_key", kwargs=key)
