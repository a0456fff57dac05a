"""One real thing of each kind in each relation, as the words of its address."""

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from capability.actions import acts, allotting, extensions, gaps
from capability.checks import CHECKS, Scope
from capability.models import Dispute, Evidence, Gap, Restriction, Suspension
from tests.access_files import files_of
from tests.access_learning import Learning
from tests.access_office import lists_of, log_ins_of
from tests.factories.capability import (
    LONG_AGO,
    a_deployment,
    a_dispensation,
    a_log_in,
    a_person,
    an_allocation_check,
)

HOLDING, WAITING = CHECKS["case-holder-unaccredited"], CHECKS["case-without-owner-waiting"]


class Things:
    """By kind and relation; `user` is who will ask, whose own things are among them.

    The words of an address are by the names that routes have for them; the API calls each `uuid`.
    """

    def __init__(self, world, user, *, sees_pseudonyms=False):
        self.world, self.user, self.sees_pseudonyms = world, user, sees_pseudonyms
        self.hand = a_log_in("hand@northshire.example")
        self.pdf = default_storage.save("evidence/one", ContentFile(b"%PDF-1.7"))
        self.by_kind = lists_of(world) | log_ins_of(world, user) | files_of(world, self.hand)
        self.by_kind |= Learning(world, self.pdf, self._veiled).by_kind
        self.by_kind["extension"] = self._extensions()
        self.by_kind["gap of a force"] = self._gaps_of_forces()
        self.by_kind |= {kind: self._of_each(make) for kind, make in self._makers().items()}
        self.by_kind["act about a list"] = self._acts_about_lists()

    def _makers(self):
        """By kind, what makes the thing of one person."""
        return {
            "person": lambda one: self._known(one, "person"),
            "record that goes": lambda one: {"person": self._near(one), "other": one.uuid},
            "record that stays": lambda one: {"person": one.uuid, "other": self._near(one)},
            "posting": lambda one: {"person": one.uuid, "posting": one.postings.get().pk},
            "datum": self._datum,
            "accreditation": self._accreditation,
            "evidence": self._evidence,
            "restriction": self._restriction,
            "deployment": self._call_out,
            "allocation": lambda one: self._veiled(one.allocations.earliest("pk"), one),
            "gap": lambda one: self._gap(one.gaps.get(check_code=HOLDING.code), one),
            "dispensation": self._dispensation,
            "allocation check": self._allocation_check,
            "giving of a case": lambda one: self._act(one, allotting.KIND),
            "dispute": lambda one: self._dispute(one, "starts_on", self.hand),
            "dispute of one's own": lambda one: self._dispute(one, "ends_on", self.user),
            "act about a person": self._act,
        }

    def _of_each(self, make):
        return {relation: make(one) for relation, one in self.world.people.items()}

    def _is_veiled(self, person):
        is_own = person and person.pk == self.user.person_id
        return self.sees_pseudonyms and not is_own

    def _known(self, person, word):
        known = person.pseudonym if self._is_veiled(person) else person.uuid
        return {word: known, "uuid": known}

    def _veiled(self, row, person):
        return {"uuid": row.veiled_uuid if self._is_veiled(person) else row.uuid}

    def _near(self, person):
        """Someone of the same force whom everyone finds there who finds anyone IN it."""
        unit = person.force.units.get(code="TEAM" if person.force == self.world.force else "FAR")
        return a_person(person.force, unit=unit).uuid

    def _datum(self, person):
        own, service = person.accreditations.earliest("pk"), person.services.get()
        row = {"table": "service", "row": service.pk}
        return {"person": person.uuid, "accreditation": own.uuid} | row

    def _accreditation(self, person):
        own = person.accreditations.earliest("pk")
        Suspension.objects.create(
            force=person.force, accreditation=own, starts_on=timezone.localdate()
        )
        known = self._known(person, "person") | {"accreditation": own.uuid}
        return known | self._veiled(own, person)

    def _evidence(self, person):
        own = person.accreditations.earliest("pk")
        file = {"size": 8, "sha256": "0" * 64, "media_type": "application/pdf"}
        one = Evidence.objects.create(
            force=person.force, accreditation=own, title="A", storage_key=self.pdf, **file
        )
        return {"person": person.uuid, "accreditation": own.uuid, "evidence": one.uuid}

    def _restriction(self, person):
        one = Restriction.objects.create(force=person.force, person=person, starts_on=LONG_AGO)
        return {"person": person.uuid, "restriction": one.uuid}

    def _call_out(self, person):
        one = a_deployment(person, self.world.scheme, is_logged=True)
        return {"person": person.uuid, "call_out": one.uuid} | self._veiled(one, person)

    def _dispensation(self, person):
        requirement = person.gaps.get(check_code=HOLDING.code).requirement
        one = a_dispensation(person, requirement, by=self.hand)
        return {"dispensation": one.uuid}

    def _allocation_check(self, person):
        own = person.allocations.earliest("pk")
        return {"check": an_allocation_check(own, by=self.hand).uuid}

    def _gap(self, gap, person):
        known = self._veiled(gap, person)
        return known | {"gap": known["uuid"]}

    def _gaps_of_forces(self):
        """Rows about cases wait in each (access_files)."""
        found = {}
        for relation, force in {"OURS": self.world.force, "OTHER": self.world.other}.items():
            gaps.sweep(WAITING, Scope(force), on=timezone.localdate())
            gap = Gap.objects.get(force=force, check_code=WAITING.code)
            found[relation] = self._gap(gap, None)
        return found

    def _extensions(self):
        forces = {"OURS": self.world.force, "OTHER": self.world.other}
        days = {"expires_from": LONG_AGO, "expires_to": LONG_AGO, "months": 1}
        facts = {"scheme": self.world.scheme, "reference": "Circular", **days}
        done = {
            one: extensions.propose(force, facts, by=self.hand, reason="Cancelled courses")
            for one, force in forces.items()
        }
        return {one: {"extension": act.extension.uuid} for one, act in done.items()}

    def _dispute(self, person, field, by):
        row = {"table": "posting", "row": person.postings.get().pk, "field": field}
        one = Dispute.objects.create(
            force=person.force, person=person, says="Not so", opened_by=by, **row
        )
        return {"dispute": one.uuid}

    def _act(self, person, kind="person.corrected"):
        with acts.about(person, kind, by=self.hand, reason="Said so") as act:
            person.email = f"{kind}.{person.number}@northshire.example"
            person.save(update_fields=["email"])
        return {"act": act.uuid}

    def _acts_about_lists(self):
        """And one about a log-in, which is never undone from history."""
        forces = {"OURS": self.world.force, "OTHER": self.world.other}
        done = {one: self._renamed(force, "unit.corrected") for one, force in forces.items()}
        return done | {"LOG-IN": self._renamed(self.world.force, "user.disabled")}

    def _renamed(self, force, kind):
        unit = force.root_unit
        with acts.act(kind, force=force, by=self.hand, reason="Said so", people=None) as act:
            unit.name = f"{unit.name}, or so"
            unit.save(update_fields=["name"])
        return {"act": act.uuid}
