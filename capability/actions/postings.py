"""Postings, many at once, so that each person has one substantive posting at a time."""

from collections import defaultdict
from decimal import Decimal
from typing import NamedTuple

from django.db import transaction

from capability.actions import bulk, handmade
from capability.actions.verdicts import Remark, Verdict, rejected
from capability.models import Posting, PostingSource
from capability.rules.postings import Stay, fit

FIELDS = ("starts_on", "unit", "ends_on", "role", "rank", "fte", "source", "is_substantive")
CURE = "Correct the days of one of the two."
REVERSED = ("The last day is before the first.", "Correct one of the two.")


class Claim(NamedTuple):
    """`said` maps unit, role and rank (ids), starts_on, ends_on and fte to what a source says.

    Unit and starts_on are needed. What is left out stays as it is on record, None empties. By its
    `content` a claim that was refused before is known.
    """

    person: int
    said: dict
    content: str = ""


@transaction.atomic
def record(force, claims, *, held=None):
    """Lay the claims beside each other and the record, and write; a verdict for each claim.

    They stand instead of what the people feed said of that person. Whoever comes earlier among the
    claims stands where two overlap (`rules.postings.fit`). With `held` (`corrections.Held`), a
    claim that would end, change or replace what was set by hand waits.
    """
    places = defaultdict(list)
    for place, claim in enumerate(claims):
        places[claim.person].append(place)
    known = on_record(force, places)
    verdicts, before, after = {}, {}, {}
    for person, own in places.items():
        before[person] = known.get(person, [])
        waiting = _held_out(before[person], claims, own, held)
        verdicts |= waiting
        rest = [place for place in own if place not in waiting]
        settled, after[person] = _settle(before[person], [claims[place].said for place in rest])
        verdicts |= {rest[at]: _renumbered(verdict, rest) for at, verdict in settled.items()}
    write(force, before, after)
    return [verdicts[place] for place in range(len(claims))]


def _held_out(known, claims, own, held):
    """By place, verdicts on those of a person's claims that what was set by hand keeps out."""
    if held is None:
        return {}
    mine = [claims[place] for place in own]
    out = handmade.held_out(known, mine, held.of(mine[0].person), _settle)
    return {own[at]: verdict for at, verdict in out.items()}


def on_record(force, people):
    """Each person's substantive postings as stays, oldest first."""
    return _stays(Posting.objects.filter(force=force, person__in=list(people), is_substantive=True))


def all_on_record(person):
    """One person's postings as stays, those beside the substantive ones too; oldest first."""
    own = Posting.objects.filter(force=person.force_id, person=person)
    return _stays(own)[person.pk]


def _stays(rows):
    known = defaultdict(list)
    columns = [Posting._meta.get_field(name).attname for name in FIELDS]
    for person, *stay in rows.order_by("starts_on").values_list("person_id", *columns, "id"):
        known[person].append(Stay(*stay))
    return known


def write(force, before, after):
    """Bring the record of each person from one list of stays to the other, set-based."""
    gone, changed, new = [], [], []
    for person, stays in after.items():
        old = {stay.id: stay for stay in before[person]}
        gone += old.keys() - {stay.id for stay in stays}
        changed += [(old[stay.id], stay) for stay in stays if stay.id and stay != old[stay.id]]
        new += [(force.pk, person, *stay[:-1]) for stay in stays if stay.id is None]
    if gone:
        Posting.objects.filter(pk__in=gone).delete()
    # The database looks at each row as it is written: who grows shorter makes room first.
    bulk.update(Posting, FIELDS, [_row(stay) for old, stay in changed if _shrinks(old, stay)])
    bulk.update(Posting, FIELDS, [_row(stay) for old, stay in changed if not _shrinks(old, stay)])
    bulk.insert(Posting, ["force", "person", *FIELDS], new)


def _settle(known, said):
    """The verdicts on one person's claims, and all of the person's stays afterwards."""
    on_day = {stay.starts_on: stay for stay in known}
    wanted = {place: _wanted(one, on_day.get(one["starts_on"])) for place, one in enumerate(said)}
    sound = [place for place, stay in wanted.items() if not _reversed(stay)]
    feed = [stay for stay in known if stay.source == PostingSource.PEOPLE_FEED]
    kept = [stay for stay in known if stay not in feed]
    fitted = fit([wanted[place] for place in sound], kept)
    stands = {sound[place]: stay for place, stay in fitted.stands.items()}
    if not stands:
        return {place: _refused(place, wanted, sound, fitted) for place in wanted}, known
    stands = {place: _with_rank(stay, feed) for place, stay in stands.items()}
    verdicts = {
        place: _verdict(stands[place], on_day, fitted.ended.get(sound.index(place)))
        if place in stands
        else _refused(place, wanted, sound, fitted)
        for place in wanted
    }
    return verdicts, [*stands.values(), *fitted.record]


def _wanted(said, old):
    """What the claim makes of the posting that is on record from that day, or a new one."""
    stay = old or Stay(said["starts_on"], said["unit"])
    emptied = {"fte": Decimal(1)} if said.get("fte", ...) is None else {}
    wanted = stay._replace(**said | emptied)
    if wanted == old and old.source == PostingSource.HAND:
        return old
    return wanted._replace(source=PostingSource.POSTINGS_FEED)


def _reversed(stay):
    return stay.ends_on is not None and stay.ends_on < stay.starts_on


def _with_rank(stay, feed):
    """Without a rank it takes that of the people feed's posting whose place it takes."""
    if stay.rank or stay.id:
        return stay
    replaced = [old for old in feed if old.overlaps(stay)]
    return stay._replace(rank=replaced[-1].rank if replaced else None)


def _verdict(stay, on_day, ended):
    remarks = () if ended is None else (_ended(stay, ended),)
    old = on_day.get(stay.starts_on)
    if old is None:
        return Verdict("created", remarks)
    same = old._replace(source=stay.source) == stay
    return Verdict("unchanged" if same else "changed", remarks)


def _ended(stay, ended):
    whose = "It" if ended.starts_on == stay.starts_on else f"The one from {_day(ended.starts_on)}"
    rule = f"{whose} ends on {_day(ended.ends_on)}, the day before the next posting begins."
    return Remark("ends_on", rule, "Give it its own last day, if that is not right.")


def _refused(place, wanted, sound, fitted):
    if place not in sound:
        return rejected("ends_on", *REVERSED)
    clash = fitted.refused[sound.index(place)]
    other = next((one for one, stay in wanted.items() if stay is clash), None)
    days = f"from {_day(clash.starts_on)} to {_day(clash.ends_on) if clash.ends_on else 'now'}"
    name = "the posting on record" if other is None else "{other}"
    return rejected("starts_on", f"Overlaps {name}, {days}.", CURE, other=other)


def _renumbered(verdict, own):
    """The places of one person's claims are told as places among all claims."""
    remarks = tuple(
        remark if remark.other is None else remark._replace(other=own[remark.other])
        for remark in verdict.remarks
    )
    return verdict._replace(remarks=remarks)


def _shrinks(old, stay):
    return stay.ends_on is not None and (old.ends_on is None or stay.ends_on < old.ends_on)


def _row(stay):
    return (stay.id, *stay[:-1])


def _day(day):
    return f"{day:%d/%m/%Y}"
