"""Facts that were set by hand: a feed that says otherwise waits until someone decides."""

from collections import defaultdict

from django.db import transaction

from capability.actions import acts
from capability.models import Correction, Feed, Posting, PostingSource, UnresolvedRow
from capability.rules.unknowns import DECIDED

# By what a posting as a whole is remembered, whichever of its columns a file would change.
WHOLE = "posting"
LONGEST = 200


def set_by_hand(person, feed, columns, identity=""):
    """From now on the feed does not overwrite these columns of its row about the person.

    `columns` are the feed's, `identity` names the row as the feed knows it, when a person has
    several: people: none; postings: the first day (ISO); accreditations: the accreditation's uuid;
    allocations: case reference|part|first day (ISO), the first day as it stands after the act.
    Call it inside an act: undoing the act takes the corrections back. What was decided about one
    of them before holds on. A posting whose source is HAND needs no correction.
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


class Held:
    """A force's corrections of one feed: of a person, identity to column to what was refused."""

    def __init__(self, force, feed):
        self._by_person = defaultdict(lambda: defaultdict(dict))
        known = Correction.objects.filter(force=force, feed=feed).order_by()
        for person, *one in known.values_list("person_id", "identity", "column", "refused"):
            identity, column, refused = one
            self._by_person[person][identity][column] = refused

    def __bool__(self):
        return bool(self._by_person)

    def __iter__(self):
        """(person, identity, columns)."""
        for person, own in self._by_person.items():
            for identity, columns in own.items():
                yield person, identity, columns

    def of(self, person):
        return self._by_person.get(person, {})


@transaction.atomic
def keep(row, by):
    """The register is right: as long as the file says that value, it says nothing. An act."""
    with _deciding("correction.kept", row, by) as done:
        for differs in row.candidates:
            column, refused = _what(row, differs)
            Correction.objects.update_or_create(
                force=row.force,
                person_id=differs["person"],
                feed=row.feed,
                identity=_identity(row, differs),
                column=column,
                defaults={"refused": refused},
            )
    return done


@transaction.atomic
def take(row, by):
    """The file is right: the facts are the feed's again, and the row can go in. An act."""
    with _deciding("correction.taken", row, by) as done:
        for differs in row.candidates:
            own = Correction.objects.filter(person=differs["person"], feed=row.feed)
            if row.feed == Feed.POSTINGS:
                own.filter(identity__in=(differs["identity"], row.values["starts_on"])).delete()
                _to_the_feed(differs)
            else:
                own.filter(identity=differs["identity"], column=differs["column"]).delete()
    return done


def text(value):
    """A value as it is remembered."""
    return "" if value is None else str(value)[:LONGEST]


def _deciding(kind, row, by):
    """Then the row can go in, or says nothing: `decisions.apply` sees to it."""
    if not any(isinstance(one, dict) for one in row.candidates):
        raise acts.Refused("The row does not wait for that. Look at the list again.")
    people = list(dict.fromkeys(one["person"] for one in row.candidates))
    if by.person_id in people:
        raise acts.Refused("Your own record others keep. Ask someone else to decide about it.")
    UnresolvedRow.objects.filter(pk=row.pk).update(reason=DECIDED)
    reason = "Decided where rows wait: " + ", ".join(one["column"] for one in row.candidates)
    return acts.act(kind, force=row.force, by=by, reason=reason[:500], people=people)


def _what(row, differs):
    """A posting is refused as a whole, by the row's content."""
    if row.feed == Feed.POSTINGS:
        return WHOLE, row.content
    return differs["column"], differs["file"]


def _identity(row, differs):
    return row.values["starts_on"] if row.feed == Feed.POSTINGS else differs["identity"]


def _to_the_feed(differs):
    own = Posting.objects.filter(person=differs["person"], starts_on=differs["identity"])
    own.filter(source=PostingSource.HAND).update(source=PostingSource.POSTINGS_FEED)
