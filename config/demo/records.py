"""The accreditations of the force while they are planned."""

from config.demo.plan import Cycle, Revocation, Suspension, Transfer


class Records:
    """Cycles, and what happened to some of them afterwards."""

    def __init__(self):
        self.cycles = []
        self.suspensions = []
        self.revocations = []
        self.transfers = []

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
