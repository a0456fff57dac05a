"""The day's news of a team: owed to each supervisor once a day, as part of their one mail."""

from django.conf import settings

from capability.models import Notice


def owe(force, letters, *, title, on):
    """`letters` are (log-in, text), with {address} where the register's own stands.

    Returns how many were not owed yet.
    """
    wanted = [
        Notice(
            force=force,
            person=user.person,
            subject=f"team:{user.pk}",
            step=f"{on:%Y%m%d}",
            to=user.email.lower(),
            title=title,
            text=text.replace("{address}", settings.ADDRESS),
            is_daily=True,
        )
        for user, text in letters
    ]
    kept = Notice.objects.filter(force=force, step=f"{on:%Y%m%d}", subject__startswith="team:")
    before = kept.count()
    Notice.objects.bulk_create(wanted, ignore_conflicts=True)
    return kept.count() - before
