"""The powers of training; which access roles there are stands in `capability.access`."""

from capability.access import (
    ANALYST,
    ASSESSOR,
    AUDITOR,
    IQA,
    LD_ADMIN,
    SUPERVISOR,
    power,
)

SEE_TRAINING = power(
    "See courses booked, portfolios and CPD", LD_ADMIN, SUPERVISOR, AUDITOR, covers_own=True
)
SEE_FIGURES_OF_TRAINING = power(
    "See training by pseudonym", LD_ADMIN, SUPERVISOR, AUDITOR, ANALYST, covers_own=True
)
SEE_COURSES = power(
    "See courses and their dates", LD_ADMIN, SUPERVISOR, AUDITOR, ANALYST, covers_own=True
)
SEE_WORK = power("See the evidence in portfolios", LD_ADMIN, covers_own=True)

KEEP_COURSES = power("Keep courses, dates and who attended", LD_ADMIN)
EVALUATE = power("Say what one thought of a course one attended", covers_own=True)
SEE_EVALUATIONS = power("See what those who attended thought of a course", LD_ADMIN, AUDITOR)
SEE_TAKE_UP = power("See who gets onto courses, by kind and rank", LD_ADMIN, AUDITOR, ANALYST)
NOMINATE = power("Nominate people for courses", LD_ADMIN, SUPERVISOR)
APPROVE = power("Approve whoever is nominated for a course", SUPERVISOR)
TAKE_UP = power("Confirm a place on a course, or give it up", LD_ADMIN, SUPERVISOR, covers_own=True)
KEEP_PORTFOLIOS = power("Open portfolios, assign assessors, stop clocks, ratify", LD_ADMIN)
SEE_ASSESSORS = power("See assessors, what they hold and have to do", LD_ADMIN, AUDITOR)
SEE_FIGURES_OF_ASSESSORS = power(
    "See by pseudonym what assessors hold and have to do", LD_ADMIN, AUDITOR, ANALYST
)
WORK_ON_PORTFOLIO = power("Work on one's own portfolio", covers_own=True)
COUNTERSIGN = power("Countersign the portfolios of one's team", SUPERVISOR)
UNDO_SIGN_OFF = power("Reopen a portfolio after it was signed off", LD_ADMIN)
ASSESS = power("Judge the portfolios assigned to one", ASSESSOR)
SAMPLE = power("Sample the decisions of assessors", IQA)
LOG_CPD = power("Enter one's own CPD", covers_own=True)
VERIFY_CPD = power("Verify CPD and enter it for a group", LD_ADMIN, SUPERVISOR)
KEEP_PLANS = power("Agree development plans and hold their reviews", LD_ADMIN, SUPERVISOR)
WORK_ON_PLAN = power(
    "Add to a development plan, and sign its reviews", LD_ADMIN, SUPERVISOR, covers_own=True
)
