"""What people of a make-believe force did to keep what they can do: by a file, and by hand."""

from datetime import timedelta
from decimal import Decimal
from random import Random

from capability.models import Person
from config.demo.days import ago
from training.actions import cpd, cpd_records
from training.models import Kind, PlanAim

# (title, hours, kind), as a learning system has them.
_DONE = (
    ("Digital evidence from phones", "2", Kind.FORMAL),
    ("Day on the rights of victims", "6", Kind.FORMAL),
    ("Disclosure: what changed this year", "1.5", Kind.INFORMAL),
    ("Shadowed an interview adviser", "4", Kind.WORKPLACE),
    ("Talk by the forensic service", "1", Kind.INFORMAL),
    ("Case review with the team", "2", Kind.REFLECTIVE),
    ("Reading on trauma and memory", "1", Kind.INFORMAL),
)
_MOST = 5
_DAYS = 500
# Entered by the officer towards an aim, who waits for someone to verify it.
_OWN = (
    (3, "Planned an interview with a colleague", "2", Kind.WORKPLACE, "Agree the breaks before."),
    (12, "Watched a hearing at the Crown Court", "3.5", Kind.INFORMAL, ""),
)


def bring_in(force, *, on):
    """Some of everybody's; a few people have nothing yet."""
    rng = Random(f"cpd {force.code}")  # noqa: S311 - nothing here is a secret
    serving = Person.objects.filter(force=force).serving(on=on).order_by("person_ref")
    stated = [
        cpd_records.Stated(person, said)
        for person in serving.values_list("pk", flat=True)
        for said in _of_one(rng, on)
    ]
    cpd_records.record(force, stated)


def enter_own(user, *, on):
    towards = {"aim": PlanAim.objects.open_of(user.person).first()}
    for days, title, hours, kind, reflection in _OWN:
        facts = {"title": title, "hours": Decimal(hours), "kind": kind, "reflection": reflection}
        cpd.log(user.person, {"done_on": ago(on, days)} | facts | towards, by=user)


def _of_one(rng, on):
    for title, hours, kind in rng.sample(_DONE, rng.randint(0, _MOST)):
        done_on = on - timedelta(days=rng.randint(1, _DAYS))
        yield {"done_on": done_on, "title": title, "hours": Decimal(hours), "kind": kind}
