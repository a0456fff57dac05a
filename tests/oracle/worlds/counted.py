"""The days that a check counts to or from, by its code: of which table, which column, and how."""

from datetime import timedelta

AFTER, BEFORE = 1, -1
COUNTED = {
    "caseload-over-limit": (),
    "case-holder-absent": [("absences", "starts_on", AFTER)],
    "case-review-due": [
        ("cases", "last_reviewed_on", AFTER),
        ("allocations", "starts_on", AFTER),
    ],
    "allocated-past-qualified": [("allocations", "starts_on", AFTER)],
    "course-without-portfolio": [("accreditations", "course_completed_on", AFTER)],
    "role-runs-out": [("accreditations", "valid_to", BEFORE)],
    "entry-back-dated": [("entries", "entered_on", AFTER)],
    "case-without-owner-waiting": (),
}


def days_counted(world, code):
    """So many days on, or back, as any number of the check says."""
    numbers = {int(row["value"]) for row in world["thresholds"] if row["check_code"] == code}
    return {
        row[column] + way * number * timedelta(days=1)
        for table, column, way in COUNTED[code]
        for row in world[table]
        if row[column]
        for number in numbers
    }
