"""What a profile's [create] makes: one function a kind, from the force and new codes to ids.

A maker takes (force, codes) and returns a dictionary from code to id.
"""

from capability.actions import postings, units
from capability.models import Rank, Role, Unit

MAKERS = {
    Unit: units.make,
    Role: postings.make_roles,
    Rank: postings.make_ranks,
}
