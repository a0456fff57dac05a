"""What will live here: how people come by a capability.

Courses, their events and bookings; programmes and portfolios; assessors and quality assurance;
CPD; development plans and reviews. It stands above `capability` and calls down: a passed course
begins an accreditation, a ratified portfolio awards it.
"""
