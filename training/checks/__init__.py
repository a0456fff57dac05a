"""The checks of training; importing them puts them into the one registry."""

from training.checks import (
    assessors,
    bookings,
    cpd,
    first_courses,
    learning,
    offers,
    plans,
    portfolios,
    quality,
    tutoring,
)

__all__ = [
    "assessors",
    "bookings",
    "cpd",
    "first_courses",
    "learning",
    "offers",
    "plans",
    "portfolios",
    "quality",
    "tutoring",
]
