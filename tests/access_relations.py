"""What each route with an argument is about, and which of those things each principal finds; apart
from the code, as access_rules.py is. A new route is added here to the kind that it is about."""

from tests import access_rules as rules

# By kind of thing: the routes that reach one; those that change one, which nobody does with what
# is about themselves; and those that whoever it is about changes as well.
KINDS = {
    "person": (
        """
        person person-postings person-cases person-gaps person-history person-detail
        person-training person-portfolios person-plan person-cpd person-call-outs
        """,
        """
        person-correct person-merge person-leave person-rejoin service-correct probation-confirm
        probation-extend posting-begin accreditation-enter restriction-enter portfolio-open
        person-nominate plan-agree yearly-review case-review call-out-log allocate
        """,
        "cpd-log",
    ),
    "record that goes": ("", "person-merge-into"),
    "record that stays": ("", "person-merge-into"),
    "posting": ("", "posting-change posting-correct posting-end"),
    "datum": ("", "", "dispute-open accreditation-wrong"),
    "accreditation": (
        "accreditation accreditation-detail",
        """
        accreditation-correct accreditation-renew accreditation-suspend accreditation-lift
        accreditation-revoke accreditation-recognise evidence-attach
        """,
    ),
    "evidence": ("evidence-file", "evidence-withdraw"),
    "restriction": ("", "restriction-lift"),
    "deployment": ("deployment-detail", "call-out-end call-out-strike"),
    "allocation": ("caseallocation-detail", ""),
    "allocation check": ("allocation-check", ""),
    "giving of a case": ("", "act-undo"),
    "gap": ("gap gap-detail", "gap-acknowledge gap-take-back gap-plan gap-dispense"),
    "gap of a force": ("gap gap-detail", "gap-acknowledge gap-take-back gap-plan"),
    "dispensation": ("dispensation", "dispensation-end"),
    "extension": ("extension", "extension-apply"),
    "dispute": ("dispute", "dispute-decide", "dispute-withdraw"),
    "dispute of one's own": ("dispute", "dispute-decide", "dispute-withdraw"),
    "act about a person": ("", "act-undo"),
    "act about a list": ("", "act-undo"),
    "undoing of a load": ("", "act-undo"),
    "unit": (
        """
        unit unit-history unit-detail team team-paper team-csv team-xlsx team-capability
        team-picture team-call-outs
        """,
        "unit-correct unit-move unit-end unit-head unit-posts",
    ),
    "shift of a unit": ("team-cover", ""),
    "scheme": (
        "scheme scheme-detail scheme-needs",
        "scheme-rename scheme-version scheme-counts",
    ),
    "prerequisite": ("", "needs-end"),
    "equivalence": ("", "counts-end"),
    "requirement": ("requirement requirement-detail", "requirement-change requirement-end"),
    "entry route": (
        "entry-route entryroute-detail milestone-add",
        "entry-route-change",
    ),
    "milestone": ("", "milestone-end"),
    "shift": ("shift shift-detail", "shift-change shift-end"),
    "case group": ("case-group", "case-group-add"),
    "member": ("", "member-end"),
    "code": ("", "code-change"),
    "list of codes": ("codes", "code-add"),
    "number": ("", "threshold-set"),
    "draft": ("draft draft-gaps", "draft-look draft-publish draft-give-up"),
    "feed": ("feed-template feed-template-file", ""),
    "upload": (
        "upload upload-problems upload-problem upload-faults upload-rejected upload-people "
        "upload-preview",
        """
        upload-sheet upload-check upload-again upload-give-up upload-mended upload-columns
        upload-values upload-person upload-apply
        """,
    ),
    "load": ("batch", "batch-undo"),
    "rows that wait": ("", "waiting-person"),
    "queue": ("", "waiting-apply"),
    "job": ("job job-detail", "job-retry"),
    "log-in": (
        "user grant-make",
        "user-disable user-enable user-link user-new-link user-second-factor",
    ),
    "grant": ("", "grant-confirm grant-end"),
    "token": ("token-revoke", ""),
    "course": (
        "course course-detail course-comments",
        "course-change course-end course-needs course-review event-add",
    ),
    "course need": ("", "course-need-drop"),
    "event": (
        "event event-detail",
        "event-change event-move event-cancel event-offer event-mark",
    ),
    "booking": (
        "booking-detail",
        "booking-approve booking-refuse",
        "booking-confirm booking-withdraw",
    ),
    "booking of what is over": ("", "", "booking-evaluate"),
    "CPD entry": ("cpdentry-detail", "", "cpd-correct cpd-remove"),
    "portfolio": (
        "portfolio portfolio-detail",
        """
        portfolio-assign portfolio-ratify portfolio-reopen portfolio-withdraw portfolio-take-up
        clock-stop clock-resume portfolio-extend portfolio-judge portfolio-send-back
        portfolio-competent portfolio-sample portfolio-countersign
        """,
        "portfolio-evidence-add reflection-write portfolio-submit",
    ),
    "portfolio evidence": ("portfolio-evidence-file", "", "portfolio-evidence-withdraw"),
    "reflection": ("", "", "reflection-share"),
    "assessor": ("assessor", "assessor-change assessor-stand-down assessor-reassign"),
    "plan": ("", "plan-close plan-review", "aim-add"),
    "aim": ("", "", "aim-settle step-add"),
    "step": ("", "", "step-done"),
    "plan review": ("", "", "plan-sign"),
    "setting": ("installation:app_list installation:capability_force_change", ""),
}
# By the noun in their address, each with a rule of its own (EXPORTED).
OF_LISTS = "export-csv export-xlsx"
PEOPLE = rules.SEES
FIVE = {"OWN", "IN", "OUT", "ENDED"}

# LN is an L&D administrator of NORTH alone: the people of it, and nothing that concerns a force.
NORTHERN = {"IN", "ENDED"}
READERS = "SU LD RA AN AU LN OF"


def by(who, relations):
    return {one: set(relations.split()) for one in who.split()}


# What each finds of a kind, by access role, or by one of the ways in which it is held (`WAYS` of
# tests/test_access_relations.py): of people OWN IN OUT ENDED OTHER as in access_rules; OURS is the
# force's, CASES too, where it is about case allocations; NATIONAL is of no force, and KNOWN the
# same for all. Of log-ins, grants and tokens SELF is of whoever asks, TEAM is in NORTH, LINKED the
# log-in of the person IN, HIGH is granted over the force, PAST was, BOTH is in the other force too.
# What is in the other force alone (OTHER, and THEIRS as CASES) nobody finds.
ABOUT_PEOPLE = PEOPLE | {"LN": NORTHERN}
OF_COURSES = by("OF SU LD AN AU LN", "OURS")
# Whoever a portfolio is assigned to is a person, so that a log-in without one finds none.
WHOLE_FORCE = FIVE | {"JUDGED", "SAMPLED"}
PORTFOLIOS = ABOUT_PEOPLE | dict.fromkeys(("LD", "AN", "AU"), WHOLE_FORCE)
ASSIGNED = {"AS linked": {"OWN", "JUDGED"}, "IQ linked": {"OWN", "SAMPLED"}}
REFERENCE = by(READERS, "OURS NATIONAL")
IMPORTS = by("LD AU", "OURS CASES") | by("RA", "CASES")
FINDS = {
    **dict.fromkeys(KINDS, ABOUT_PEOPLE),
    # One who supervises the whole of the other force finds what is of that force.
    "gap of a force": by("LD RA AN AU", "OURS") | {"SU there": {"OTHER"}},
    "dispute": {"LD": FIVE, "LN": NORTHERN, "OF": {"OWN"}},
    "dispute of one's own": ABOUT_PEOPLE,
    "act about a list": by("LD", "OURS"),
    "undoing of a load": IMPORTS,
    **dict.fromkeys(("unit", "shift of a unit"), by("LD RA AN AU", "IN OUT") | by("SU LN", "IN")),
    **dict.fromkeys(("scheme", "requirement", "entry route", "case group"), REFERENCE),
    "shift": by(READERS, "OURS"),
    "list of codes": by(READERS, "KNOWN"),
    "feed": by("LD RA LN", "KNOWN"),
    **dict.fromkeys(("upload", "load", "rows that wait"), IMPORTS),
    "extension": by("LD AU", "OURS"),
    "draft": by("LD", "OURS"),
    "queue": by("LD RA", "OURS"),
    "job": by("LD AU", "OURS") | by("SA", "OURS NATIONAL"),
    "log-in": by("LD AU SA", "TEAM LINKED HIGH PAST BOTH SELF") | by("LN", "TEAM LINKED BOTH SELF"),
    "grant": by("SA", "TEAM HIGH") | by("LD LN", "TEAM"),
    "token": by("AN", "SELF") | by("SA", "SELF OURS"),
    "setting": by("SA", "KNOWN"),
    **dict.fromkeys(("course", "event"), OF_COURSES),
    "portfolio": PORTFOLIOS,
    "portfolio evidence": PORTFOLIOS | ASSIGNED,
    "reflection": PORTFOLIOS,
}
# What each changes, where that is less than what is found. National rows nobody changes here; and
# a log-in is kept where nothing of it lies beyond reach.
OURS_ALONE = by("LD", "OURS")
CHANGES = FINDS | {
    "act about a person": {"LD": FIVE, "LN": NORTHERN},
    "giving of a case": ABOUT_PEOPLE,
    "dispute of one's own": {},
    "unit": by("LD", "IN OUT"),
    **dict.fromkeys(
        (
            *("scheme", "prerequisite", "equivalence", "requirement", "shift"),
            *("entry route", "milestone"),
            *("case group", "member", "code"),
        ),
        OURS_ALONE,
    ),
    **dict.fromkeys(("course", "course need", "event"), OURS_ALONE),
    **dict.fromkeys(("list of codes", "number"), by("LD", "KNOWN")),
    "log-in": by("SA", "TEAM LINKED HIGH PAST"),
}
# Routes that differ from the kind, each with why.
OTHERWISE = {
    # Evidence and acts spell the name out, which an analyst never sees.
    ("accreditation", "accreditation"): ABOUT_PEOPLE | {"AN": set()},
    # What a whole force's people thought is for whoever leads the learning of a whole force.
    ("course", "course-comments"): by("LD AU", "OURS"),
    # A force may ask for more before a national scheme too; a part of one asks for nothing.
    ("scheme", "scheme-needs"): by("LD", "OURS NATIONAL"),
    # The same of milestones beside a national route.
    ("entry route", "milestone-add"): by("LD", "OURS NATIONAL"),
    # On the page they see what they decide about, in the API they have no business.
    ("portfolio", "portfolio"): PORTFOLIOS | ASSIGNED,
    **{
        ("portfolio", f"portfolio-{act}"): {"AS linked": {"JUDGED"}}
        for act in ("judge", "send-back", "competent")
    },
    ("portfolio", "portfolio-sample"): {"IQ linked": {"SAMPLED"}},
    # Evidence withdrawn is the candidate's deed, whoever else reads it.
    ("portfolio evidence", "portfolio-evidence-withdraw"): PORTFOLIOS,
    # Only what one has said oneself is withdrawn.
    ("dispute", "dispute-withdraw"): {},
    # One's own words one takes back wherever one finds them: who decides finds all.
    ("dispute of one's own", "dispute-withdraw"): ABOUT_PEOPLE | {"LD linked": FIVE},
}

# Lists that can be taken away as files, and who may; of the rows each finds what the page shows.
EXPORTED = {
    "SU LD RA AN AU": "people accreditations call-outs gaps units",
    "LD RA AU": "imports waiting-rows",
    "OF SU LD AU": "cpd-entries",
    "SU LD": "disputes cpd",
    "LD AU": "jobs",
}

# Columns of flat reports beside the fields and columns that have a rule in access_rules.py; none
# tells who someone is, or which case.
OF_FLAT_REPORTS = """
    gap_uuid allocation_uuid requirement_uuid requirement_level held_from days_held days_open
    earliest_cure_on
    stage stage_since days_in_stage nie_passed_on pip2_course_on pip2_portfolio_on pip2_awarded_on
    ssaidp_course_on ssaidp_awarded_on
    month_end required held in_training short share open_gaps opened_gaps closed_gaps
    holds_scheme is_qualified qualified_until capacity load to_decide oldest_waiting_on
    days_waiting signed_off month in_force granted ended
    """

# The same seen from the other force: what nobody owns stays, what is ours is theirs.
ALIKE = {"NATIONAL", "KNOWN", "SELF", "BOTH"}


def mirrored(found):
    """What the twin in the other force finds where one here finds that."""
    theirs = {"THEIRS" if relation == "CASES" else "OTHER" for relation in found - ALIKE}
    return theirs | (found & ALIKE)
