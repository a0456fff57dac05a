import pghistory

from capability.models import AccessDenial


def record(user, page, status):
    """That the user was refused a page of their own record; history keeps who it was."""
    person = user.person
    with pghistory.context(user=user.pk):
        AccessDenial.objects.create(
            force_id=person.force_id, person=person, page=page, status=status
        )
