"""What is contested, as its pages tell it."""

from capability.actions.disputes import CONTESTABLE, contested, in_words
from capability.rules.london import on_the_clock
from capability.rules.words import day


def data(row):
    """(field, its name and what the record says) of all that can be contested in the row."""
    fields = CONTESTABLE[row._meta.model_name].fields
    return [(name, f"{label(row, name)}: {in_words(row, name) or 'blank'}") for name in fields]


def label(row, name):
    words = str(row._meta.get_field(name).verbose_name)
    return words[:1].upper() + words[1:]


def subject(row):
    """Which row, as a title names it."""
    match row._meta.model_name:
        case "accreditation":
            return f"{row.scheme.code} accreditation"
        case "posting":
            return f"Posting in {row.unit} from {day(row.starts_on)}"
        case "service":
            return f"Service from {day(row.joined_on)}"
        case "person":
            return CONTESTABLE["person"].name
        case "deployment":
            return f"Call-out to {row.incident} at {on_the_clock(row.called_at)}"
        case table:
            return f"{CONTESTABLE[table].name}: {row}"


def datum(dispute):
    """Such as: Accreditation, awarded on."""
    kind = CONTESTABLE[dispute.table]
    return f"{kind.name}, {label(kind.model, dispute.field).lower()}"


def shown(dispute):
    """What it is about and what the record says now; `row` is None if that has gone."""
    row = contested(dispute)
    says_now = in_words(row, dispute.field) if row else "no longer on record"
    facts = {"dispute": dispute, "datum": datum(dispute), "row": row, "now": says_now}
    return facts | {"subject": subject(row) if row else ""}


def listed(disputes):
    disputes = disputes.select_related("person", "opened_by", "decided_by")
    return disputes.order_by("-opened_at", "-pk")
