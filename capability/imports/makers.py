"""What a profile's [create] makes: one function a kind, from the force and new codes to ids.

A maker takes (force, codes) and returns a dictionary from code to id.
"""

from functools import partial

from capability.actions import codes, units
from capability.models import Rank, Role, Unit

MAKERS = {
    Unit: units.make,
    Role: partial(codes.make, Role),
    Rank: partial(codes.make, Rank),
}
