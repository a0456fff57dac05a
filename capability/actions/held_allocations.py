"""Allocations of which something was set by hand, as the feed of allocations would state them."""

from typing import NamedTuple

from capability.actions import weighing
from capability.models import CaseAllocation

OF_CASE = ("closed_on", "last_reviewed_on")


class _Own(NamedTuple):
    identity: str
    columns: dict
    facts: dict


class HeldAllocations:
    """`weigh` what a row says of somebody's part in a case."""

    def __init__(self, held):
        self._own = {}
        for person, identity, columns in held:
            reference, part, starts_on = identity.rsplit("|", 2)
            own = CaseAllocation.objects.filter(
                person=person, case__reference=reference, part=part, starts_on=starts_on
            )
            for allocation in own.select_related("case"):
                one = _Own(identity, columns, _facts(allocation))
                self._own.setdefault((person, reference, part), []).append(one)

    def weigh(self, person, said):
        """What is heard of the row, and where it differs from what was set by hand."""
        for own in self._own.get((person, said["case_reference"], said["part"]), ()):
            if _overlaps(said, own.facts):
                said = _needed(own.facts) | weighing.heard(own.columns, said)
                found = weighing.differing(own.columns, said, _changed_by(said, own.facts))
                if found:
                    return said, weighing.differences(person, own.identity, found)
        return said, []


def _needed(facts):
    """A row can't do without these: what was refused of them is as the register has it."""
    return {name: facts[name] for name in ("starts_on", "case_category")}


def _facts(allocation):
    category = allocation.case.classifications.order_by("starts_on").last()
    facts = {name: getattr(allocation.case, name) for name in OF_CASE}
    return facts | {
        "starts_on": allocation.starts_on,
        "ends_on": allocation.ends_on,
        "case_category": category and category.category.code,
        "classified_on": category and category.starts_on,
    }


def _overlaps(said, facts):
    first, last = said.get("starts_on") or facts["starts_on"], said.get("ends_on")
    begins_in_time = facts["ends_on"] is None or first <= facts["ends_on"]
    return begins_in_time and (last is None or last >= facts["starts_on"])


def _changed_by(said, facts):
    """A later start changes nothing: the part in the case is one from the earliest on."""
    starts_on = said.get("starts_on")
    later = starts_on is not None and starts_on >= facts["starts_on"]
    return facts | {"starts_on": starts_on} if later else facts
