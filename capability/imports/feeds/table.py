"""Every feed by its word on the command line."""

from capability.imports.columns import SHAPES
from capability.imports.feeds import (
    absences,
    accreditations,
    allocations,
    deployments,
    duties,
    forces,
    people,
    postings,
    requirements,
    schemes,
    units,
)
from capability.models import Feed

FEEDS = {
    Feed.FORCES: forces,
    Feed.UNITS: units,
    Feed.SCHEMES: schemes,
    Feed.PEOPLE: people,
    Feed.POSTINGS: postings,
    Feed.ACCREDITATIONS: accreditations,
    Feed.ALLOCATIONS: allocations,
    Feed.REQUIREMENTS: requirements,
    Feed.DUTIES: duties,
    Feed.ABSENCES: absences,
    Feed.DEPLOYMENTS: deployments,
}


def join(feed, module, shape):
    """A feed of a higher app: its module, as those of this package are, and its columns."""
    FEEDS[feed] = module
    SHAPES[feed] = shape
