"""The oracle: by a check's code, who it must find on a day, with grade and severity.

Each rule takes the tables, a force's id and a day, and gives `{key: (grade, severity)}`.
"""

from tests.oracle.rules import requirements

RULES = {
    "case-holder-unaccredited": requirements.case_holder_unaccredited,
    "role-holder-unaccredited": requirements.role_holder_unaccredited,
    "not-eligible-for-case": requirements.not_eligible_for_case,
    "not-eligible-for-role": requirements.not_eligible_for_role,
    "access-trap": requirements.access_trap,
    "case-reclassified": requirements.case_reclassified,
}
