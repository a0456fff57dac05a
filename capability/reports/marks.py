"""What stands out on a person's record: what they may not be given, and what is contested."""

from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef
from django.db.models.functions import JSONObject

from capability.access import CONTEST
from capability.models import Dispute, Person, Restriction


def marked(people, user, *, on):
    """With the marks, as JSON: so that a person's page asks for them and the person at once."""
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
        may_contest=Exists(Person.objects.within(user.reach(CONTEST)).filter(pk=OuterRef("pk"))),
    )


def restrictions(person):
    """Of a person with the marks: uuid, group (None: any case), and the last day."""
    return [
        row | {"ends_on": row["ends_on"] and date.fromisoformat(row["ends_on"])}
        for row in person.restricted
    ]


def disputed(person):
    """Of a person with the marks: "table.row.field" of each datum that is contested."""
    return {"{table}.{row}.{field}".format(**one) for one in person.disputed}
