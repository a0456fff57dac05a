"""Every feed by its word on the command line."""

from capability.imports.feeds import forces, people, postings, units
from capability.models import Feed

FEEDS = {
    Feed.FORCES: forces,
    Feed.UNITS: units,
    Feed.PEOPLE: people,
    Feed.POSTINGS: postings,
}
