"""What a profile's [create] makes: one function a kind, from the force and new codes to ids.

A maker takes (force, codes) and returns a dictionary from code to id.
"""

from functools import partial

from capability.actions import codes, schemes, units
from capability.models import CaseCategory, Rank, Role, Scheme, Unit

MAKERS = {
    Unit: units.make,
    Role: partial(codes.make, Role),
    Rank: partial(codes.make, Rank),
    CaseCategory: partial(codes.make, CaseCategory),
    Scheme: schemes.make,
}
