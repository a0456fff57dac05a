"""One description of a force: rows that the oracle reads and PostgreSQL is filled with."""

from decimal import Decimal
from itertools import count

from capability import models
from tests.oracle.worlds.training import TRAINING

DAYS = {"starts_on": None, "ends_on": None}
# In the order in which they can be written, each with what a row says unless it is told otherwise.
TABLES = {
    "forces": (models.Force, {}),
    "units": (models.Unit, DAYS | {"specialism": "", "is_root": False}),
    "edges": (models.UnitEdge, DAYS),
    "ranks": (models.Rank, {}),
    "roles": (models.Role, DAYS),
    "people": (models.Person, {"kind": "officer", "surname": "Okafor", "surname_key": "okafor"}),
    "services": (
        models.Service,
        {
            "left_on": None,
            "probation_ends_on": None,
            "probation_extended_to": None,
            "probation_confirmed_on": None,
            "entry_route": "",
        },
    ),
    "postings": (
        models.Posting,
        DAYS | {"role_id": None, "rank_id": None, "fte": Decimal(1), "is_substantive": True},
    ),
    "heads": (models.UnitHead, DAYS),
    "schemes": (models.Scheme, {}),
    "versions": (models.SchemeVersion, {"starts_on": None, "portfolio_months": None}),
    "prerequisites": (models.Prerequisite, DAYS),
    "equivalences": (models.Equivalence, DAYS | {"version_id": None}),
    "sources": (models.EquivalenceSource, {"version_id": None}),
    "accreditations": (
        models.Accreditation,
        {
            "course_completed_on": None,
            "portfolio_opened_on": None,
            "portfolio_due_on": None,
            "awarded_on": None,
            "valid_to": None,
            "renewal_window_days": 0,
            "renewable_days": 0,
            "is_transfer": False,
            "recognised_on": None,
            "revoked_on": None,
        },
    ),
    "suspensions": (models.Suspension, DAYS),
    "categories": (models.CaseCategory, {}),
    "groups": (models.CaseGroup, {}),
    "memberships": (models.CaseGroupMember, DAYS),
    "requirements": (
        models.Requirement,
        DAYS
        | {
            "level": "force",
            "unit_id": None,
            "oldest_version_id": None,
            "role_id": None,
            "case_group_id": None,
            "part": "",
            "grace_days": 0,
            "duty_id": None,
        },
    ),
    "cases": (models.Case, {"closed_on": None, "outcome_on": None, "last_reviewed_on": None}),
    "classifications": (models.CaseClassification, DAYS),
    "allocations": (models.CaseAllocation, DAYS),
    "trays": (models.TrayAllocation, DAYS | {"part": "OIC"}),
    "absences": (models.Absence, DAYS),
    "restrictions": (models.Restriction, DAYS | {"case_group_id": None}),
    "establishment": (models.EstablishmentPost, DAYS | {"role_id": None}),
    "shifts": (models.Shift, DAYS | {"people": None, "weekdays": []}),
    "duties": (models.Duty, {"available": True}),
    "deployments": (models.Deployment, {"released_on": None}),
    "routes": (models.EntryRoute, DAYS),
    "milestones": (models.Milestone, DAYS),
    "thresholds": (
        models.Threshold,
        DAYS | {"scheme_id": None, "unit": "days", "source": "our default"},
    ),
    "users": (models.User, {"password": "!"}),
    "dispensations": (models.Dispensation, {"reason": "None free", "mitigation": "A mentor"}),
    "gaps": (models.Gap, {"closed_on": None}),
    "batches": (models.Batch, {"feed": "allocations"}),
    "waiting": (
        models.UnresolvedRow,
        {"feed": "allocations", "row": 2, "values": {}, "settled_by_id": None},
    ),
    **TRAINING,
}
# Of which there are national rows.
OWNED = [
    *("schemes", "prerequisites", "ranks", "categories", "groups", "requirements", "thresholds"),
    *("routes", "milestones"),
]
# Far from any that the database gives out.
FIRST_ID = 10_000_000


class Tables(dict):
    """Rows by table; `mine` are those that are not in the database yet."""

    def __init__(self, country):
        super().__init__({name: list(country.get(name, ())) for name in TABLES})
        self.mine = {name: [] for name in TABLES}
        self._ids = count(FIRST_ID)

    def add(self, table, **facts):
        _model, plain = TABLES[table]
        row = plain | facts | {"id": next(self._ids)}
        self[table].append(row)
        self.mine[table].append(row)
        return row

    def add_apart(self, table, same, **facts):
        """Unless one that is alike in the named columns has some of its days already."""
        alike = (row for row in self[table] if all(row[name] == facts[name] for name in same))
        if any(_meet(row, facts) for row in alike):
            return None
        return self.add(table, **facts)

    def __repr__(self):
        """What was drawn, without what goes without saying."""
        said = (
            f"{name}: "
            + ", ".join(
                f"{fact}={value}" for fact, value in row.items() if value not in (None, "", 0)
            )
            for name, rows in self.mine.items()
            for row in rows
        )
        return "\n" + "\n".join(said)

    def write(self):
        for name in TABLES:
            self.write_table(name)

    def write_table(self, name):
        model, _plain = TABLES[name]
        model.objects.bulk_create([model(**row) for row in self.mine[name]])


class Country(dict):
    """The national rows by table; nobody wants to read them all beside a failure."""

    def __repr__(self):
        return "the country's"


def of_the_country():
    """The national rows that every database has, and all that hangs on them."""
    owned = {}
    for name in OWNED:
        model, _plain = TABLES[name]
        owned[name] = list(model.objects.filter(force=None).values())
    return Country(
        owned,
        versions=list(models.SchemeVersion.objects.filter(scheme__force=None).values()),
        memberships=list(models.CaseGroupMember.objects.filter(group__force=None).values()),
    )


def _meet(row, other):
    starts, ends = ("joined_on", "left_on") if "joined_on" in row else ("starts_on", "ends_on")
    return _before(row[starts], other[ends]) and _before(other[starts], row[ends])


def _before(starts, ends):
    return starts is None or ends is None or starts <= ends
