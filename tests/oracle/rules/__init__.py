"""The oracle: by a check's code, who it must find on a day, with grade and severity.

Each rule takes the tables, a force's id and a day, and gives `{key: (grade, severity)}`.
"""

from tests.oracle.rules import (
    awards,
    caseloads,
    chances,
    investigators,
    lasting,
    learning,
    requirements,
    unanswered,
)

RULES = {
    "case-holder-unaccredited": requirements.case_holder_unaccredited,
    "role-holder-unaccredited": requirements.role_holder_unaccredited,
    "not-eligible-for-case": requirements.not_eligible_for_case,
    "not-eligible-for-role": requirements.not_eligible_for_role,
    "access-trap": requirements.access_trap,
    "case-reclassified": requirements.case_reclassified,
    "case-holder-short-service": investigators.case_holder_short_service,
    "supervisor-untrained": investigators.supervisor_untrained,
    "supervisor-carries-cases": investigators.supervisor_carries_cases,
    "case-above-level": investigators.case_above_level,
    "case-without-owner-left": unanswered.case_of_leaver,
    "case-without-owner-tray": unanswered.case_in_tray,
    "case-without-owner-waiting": unanswered.case_rows_waiting,
    "caseload-over-limit": caseloads.caseload_over_limit,
    "case-holder-absent": caseloads.case_holder_absent,
    "case-review-due": caseloads.case_review_due,
    "allocated-past-qualified": chances.allocated_past_qualified,
    "course-without-portfolio": chances.course_without_portfolio,
    "role-runs-out": lasting.role_runs_out,
    "entry-back-dated": lasting.entry_back_dated,
    "new-to-rasso-untaught": learning.new_to_rasso_untaught,
    "first-responder-untaught": learning.first_responder_untaught,
    "accreditation-expires": awards.accreditation_expires,
    "award-before-course": awards.award_before_course,
    "first-responder-without-level": awards.first_responder_without_level,
}
