"""What stands out on a person's record: what they may not be given, and what is contested."""

from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef
from django.db.models.functions import JSONObject

from capability.access import CONTEST, SEE_EVIDENCE, SEE_EVIDENCE_FACTS, SEE_HISTORY
from capability.models import Dispute, Person, Restriction

MAY = {
    "may_contest": CONTEST,
    "may_open_evidence": SEE_EVIDENCE,
    "may_know_evidence": SEE_EVIDENCE_FACTS,
    "may_know_history": SEE_HISTORY,
}


def marked(people, user, *, on):
    """With the marks, as JSON, and what the user may do about them.

    So that a person's page asks for all that and the person at once.
    """
    restrictions = Restriction.objects.in_force(on=on).filter(person=OuterRef("pk"))
    disputes = Dispute.objects.still_open().filter(person=OuterRef("pk"))
    facts = {"uuid": "uuid", "starts_on": "starts_on", "ends_on": "ends_on"}
    return people.annotate(
        restricted=ArraySubquery(
            restrictions.order_by("starts_on", "pk").values(
                json=JSONObject(group=F("case_group__name"), **facts)
            )
        ),
        disputed=ArraySubquery(
            disputes.values(json=JSONObject(table="table", row="row", field="field"))
        ),
        **{name: _may(user, power) for name, power in MAY.items()},
    )


def restrictions(person):
    """Of a person with the marks: uuid, group (None: any case), and the last day."""
    return [
        row | {"ends_on": row["ends_on"] and date.fromisoformat(row["ends_on"])}
        for row in person.restricted
    ]


def personal(person):
    """What is contested of who the person is: the names of those facts; and the row they are of."""
    fields = [one["field"] for one in person.disputed if one["table"] == "person"]
    names = [str(Person._meta.get_field(field).verbose_name) for field in fields]
    return {"row": person.pk, "disputed": sorted(names)}


def disputed(person):
    """Of a person with the marks: "table.row.field" of each datum that is contested."""
    return {"{table}.{row}.{field}".format(**one) for one in person.disputed}


def _may(user, power):
    return Exists(Person.objects.within(user.reach(power)).filter(pk=OuterRef("pk")))
