"""The feeds of training; importing them joins them to the others."""

from capability.imports.feeds import table
from capability.models import Feed
from training.imports import courses, cpd, portfolios

table.join(Feed.COURSES, courses, courses.SHAPE)
table.join(Feed.CPD, cpd, cpd.SHAPE)
table.join(Feed.PORTFOLIOS, portfolios, portfolios.SHAPE)
