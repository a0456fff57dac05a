"""Who may open what, apart from the code: short, in sets. A new route, field, filter or ordering
is added here in one word; tests/test_access.py fails until it is."""

# OF officer (a log-in linked to a person, no grant), SU supervisor, LD L&D administrator,
# RA RASSO allocator, AN analyst, AU auditor, SA system administrator, AS assessor, IQ internal
# quality assurer.
EVERYONE = "OF SU LD RA AN AU SA AS IQ NO"

ROUTES = {
    EVERYONE: """
        start account own-calendar schema installation:login
        """,
    "OF SU LD RA AN AU": """
        accreditations people person person-postings person-cases person-gaps accreditation
        call-outs person-call-outs deployment-list deployment-detail
        gaps gap case-holders units unit team team-paper team-capability
        reference schemes scheme programmes requirements requirement case-group codes thresholds
        shifts shift shift-list shift-detail
        entry-routes entry-route entryroute-list entryroute-detail
        person-list person-detail unit-list unit-detail scheme-list
        scheme-detail accreditation-list accreditation-detail requirement-list
        requirement-detail caseallocation-list caseallocation-detail gap-list
        gap-detail report-gaps-list report-case-holders-list export-csv export-xlsx
        """,
    "OF SU LD RA AU": "search dispensations dispensation allocation-check",
    "SU RA": "allocate",
    "OF SU LD AU AS IQ": "portfolio",
    "AS": "portfolios-to-judge portfolio-judge portfolio-send-back portfolio-competent",
    "IQ": "portfolios-to-sample portfolio-sample",
    "OF LD AS IQ": "portfolio-evidence-file",
    "LD AU": "assessors assessor course-comments extensions extension",
    "LD AN AU": "report-assessors-list take-up take-up-turns",
    "OF SU LD AU": """
        person-training person-portfolios portfolios person-history unit-history person-plan
        person-cpd
        """,
    "OF SU LD AN AU": """
        courses course event calendar course-list course-detail event-list event-detail
        booking-list booking-detail portfolio-list portfolio-detail report-pipeline-list
        cpdentry-list cpdentry-detail
        """,
    "OF LD": "evidence-file",
    "SU LD RA AN AU": """
        feeds team-csv team-xlsx
        dispensation-months report-dispensations-list
        coverage required report-coverage-list report-gap-trend-list team-picture team-cover
        team-call-outs
        """,
    "LD AU SA": "jobs job job-list job-detail users user",
    "LD RA AU": """
        imports waiting waiting-differences upload upload-problems upload-problem upload-faults
        upload-rejected upload-people upload-preview batches batch
        """,
    "LD RA": """
        waiting-apply waiting-person upload-new upload-sheet upload-check upload-again
        upload-give-up upload-mended upload-columns upload-values upload-person upload-apply
        batch-undo feed-template feed-template-file
        """,
    "LD": """
        completions gap-dispense dispensation-end extension-propose extension-apply
        person-join person-transfer person-correct person-merge person-merge-into person-leave
        person-rejoin service-correct probation-confirm probation-extend posting-begin
        posting-change posting-correct posting-end accreditation-enter accreditation-correct
        accreditation-renew accreditation-suspend accreditation-lift accreditation-revoke
        accreditation-recognise evidence-attach evidence-withdraw restriction-enter
        restriction-lift bulk bulk-award bulk-post bulk-restrict dispute-decide
        unit-make unit-correct unit-move unit-end unit-head unit-posts
        scheme-add scheme-rename scheme-version scheme-needs scheme-counts needs-end counts-end
        requirement-add requirement-change requirement-end threshold-set case-group-add member-end
        code-add code-change shift-add shift-change shift-end
        entry-route-add entry-route-change milestone-add milestone-end
        drafts draft draft-gaps draft-look draft-publish draft-give-up
        worklist course-add course-change course-end course-needs course-need-drop course-review
        event-add event-change event-move event-cancel event-offer event-mark
        portfolio-open portfolio-assign portfolio-ratify portfolio-reopen portfolio-withdraw
        portfolio-take-up clock-stop clock-resume portfolio-extend
        programme-add assessor-take-on assessor-change assessor-stand-down assessor-reassign
        """,
    "OF": """
        my-record my-record-csv my-record-json
        portfolio-evidence-add portfolio-evidence-withdraw reflection-write reflection-share
        portfolio-submit cpd-log cpd-correct cpd-remove booking-evaluate
        """,
    "SU LD": """
        gap-acknowledge gap-take-back gap-plan
        plan-agree plan-close plan-review yearly-review case-review person-nominate
        cpd cpd-verify cpd-group
        """,
    "SU LD RA": """
        who-can-take allocation-checks act-undo call-out-log call-out-end call-out-strike
        """,
    "SU": "team-tasks booking-approve booking-refuse portfolio-countersign",
    "OF SU": "dispute-open accreditation-wrong dispute-withdraw",
    "OF SU LD": """
        booking-confirm booking-withdraw disputes dispute aim-add aim-settle step-add step-done
        plan-sign
        """,
    "LD SA": "user-invite officers-invite grant-make grant-end job-retry",
    "SA": """
        user-disable user-enable user-link user-new-link user-second-factor grant-confirm
        installation:index installation:jsi18n installation:app_list
        installation:capability_force_export installation:capability_force_changelist
        installation:capability_force_add installation:capability_force_change
        installation:capability_job_export installation:capability_job_changelist
        installation:capability_apitoken_export installation:capability_apitoken_changelist
        """,
    "AN SA": "tokens token-revoke",
    "AN": "token-make",
}
# Pages of allauth for signing in and for one's own log-in, whether the service is up, and a
# calendar that asks for a secret (tests/training/views/test_own_calendar.py).
OUTSIDE = """
    health calendar-feed account_login account_logout account_inactive account_reauthenticate
    account_change_password account_reset_password account_reset_password_done
    account_reset_password_from_key account_reset_password_from_key_done mfa_index
    mfa_authenticate mfa_reauthenticate mfa_activate_totp mfa_deactivate_totp
    mfa_view_recovery_codes mfa_generate_recovery_codes mfa_download_recovery_codes
    """
# Asked by POST alone.
BY_POST = """
    gap-acknowledge gap-take-back job-retry upload-again upload-give-up upload-check upload-mended
    waiting-apply upload-sheet upload-apply step-done plan-sign completions
    allocation-checks draft-look draft-publish
    draft-give-up
    """
# Of one person, by the address: read within reach; changed within reach, and never one's own.
OF_A_PERSON = "person person-postings person-cases person-gaps person-history person-call-outs"
KEEPS_A_PERSON = """
    person-correct person-merge person-leave posting-begin accreditation-enter restriction-enter
    portfolio-open
    """

# Over whom: OWN is the officer's record, IN stands under the supervisor's unit, OUT elsewhere in
# the force, ENDED left from under it, OTHER is of another force.
SEES = {
    "OF": {"OWN"},
    "SU": {"IN", "ENDED"},
    **{who: {"OWN", "IN", "OUT", "ENDED"} for who in ("LD", "RA", "AN", "AU")},
    **{who: set() for who in ("SA", "AS", "IQ", "NO")},
}
RELATIONS = {"OWN", "IN", "OUT", "ENDED", "OTHER"}

# What tells who someone is, or which case: never for an analyst. All else is plain.
TELLING = "person_ref number surname forename person_uuid case_reference incident plan_aim"
PLAIN = """
    as_of known_at generated_at uuid pseudonym kind force_code joined_on left_on is_serving
    entry_route probation_ends_on probation_extended_to probation_confirmed_on
    unit_uuid unit_code unit_name rank_code role_code posted_from posted_to
    code name specialism is_root parent_uuid parent_code starts_on ends_on
    versions prerequisites equivalences
    scheme_code scheme_name version_label state course_completed_on portfolio_opened_on
    portfolio_due_on awarded_on expires_on valid_to is_transfer recognised_on revoked_on
    suspended_from suspended_to extended_from extended_by disputed certificate source
    level oldest_version_label case_group_code part enforcement grace_days required_since
    begins_at weekdays people milestones
    case_uuid category_code category_name outcome_on closed_on last_reviewed_on is_held
    check rule title owner opened_on is_found grade severity person explanation acknowledged_at
    due_on owned_by plan covered_until dispensation_uuid mentor mitigation ways
    programme_code programme_name step step_on opened_on first_due_on is_overdue has_assessor
    assigned_on countersigned_on evidence_count unit_count competent_count
    done_on hours purpose origin verified_on
    effect mode length_in_days provider cost risk is_on_offer next_on waiting_count
    course_uuid course_code places taken free venue cancelled_on
    event_uuid wanted_from completed_on is_lost_to_operations
    called_at called_on released_on is_trained is_logged
    progress attempts queued_at leased_until finished_at reason
    open_cases short_cases rasso_cases short_rasso_cases cells
    """
# Columns of files beside those; the lists they are of are guarded as the pages are.
OF_FILES = """
    grade_meaning summary required found barred covered cures feed file_name as_at loaded_at
    loaded_by_email read created changed unchanged rejected unresolved warnings queued_as cells row
    table field stood says opened_at outcome decision decided_at user expiry created last_used_on
    """
FILTERS = """
    as_of known_at q person_ref unit kind serving scheme state restricted code parent whose person
    posted_from posting_ended_from
    best pending awarded_from awarded_to valid_to_from valid_to_to role case_group part level
    in_force category held starts_from starts_to check severity grade opened_from status closed_from
    acknowledged covered owner due_to step overdue assigned
    waits_for force step_from step_to
    trained called_from called_to subtree
    year done_from done_to verified source plan_aim mode on_offer course free lost
    """
ORDERINGS = {
    "AN": "code name unit starts_on scheme queued_at done_on called_at",
    "LD": (
        "code name unit starts_on scheme queued_at done_on called_at surname person_ref "
        "case_reference"
    ),
}
