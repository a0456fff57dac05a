"""The accreditations of the force while they are planned, and the classes in which some began."""

from dataclasses import dataclass, field

from config.demo.classes import Class
from config.demo.plan import Cycle, Revocation, Suspension, Transfer


@dataclass
class Records:
    """Cycles, and what happened to some of them afterwards."""

    cycles: list[Cycle] = field(default_factory=list)
    suspensions: list[Suspension] = field(default_factory=list)
    revocations: list[Revocation] = field(default_factory=list)
    transfers: list[Transfer] = field(default_factory=list)
    classes: list[Class] = field(default_factory=list)

    def add(self, person, scheme, **days):
        """A cycle by its days; returns the certificate by which it is meant later on."""
        certificate = f"{scheme}-{len(self.cycles) + 1:05d}"
        self.cycles.append(Cycle(person.ref, scheme, certificate, **days))
        return certificate

    def suspend(self, certificate, starts_on, lifts_on):
        self.suspensions.append(Suspension(certificate, starts_on, lifts_on))

    def revoke(self, certificate, on):
        self.revocations.append(Revocation(certificate, on))

    def transfer(self, certificate, awarded_on):
        """From another force; this one has not recognised it yet."""
        self.transfers.append(Transfer(certificate, awarded_on))
