"""Facts that were set by hand: a feed that says otherwise waits until someone decides."""

from capability.models import Correction


def set_by_hand(person, feed, columns, identity=""):
    """From now on the feed does not overwrite these columns of its row about the person.

    `columns` are the feed's, `identity` names the row as the feed knows it, when a person has
    several: people: none; postings: the first day (ISO); accreditations: the accreditation's uuid;
    allocations: case reference|part|first day (ISO), the first day as it stands after the act.
    Call it inside an act: undoing the act takes the corrections back. What was decided about one
    of them before holds on.
    """
    Correction.objects.bulk_create(
        (
            Correction(
                force_id=person.force_id,
                person=person,
                feed=feed,
                identity=identity,
                column=column,
            )
            for column in columns
        ),
        ignore_conflicts=True,
    )
