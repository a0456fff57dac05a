from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.db import transaction
from django.urls import reverse

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


def first_password_path(user):
    """The address, good once, at which a new user chooses a password; None for who has one."""
    if user.has_usable_password():
        return None
    key = {"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)}
    return reverse("account_reset_password_from_key", kwargs=key)
