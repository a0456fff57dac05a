"""What stands in a file of a list, a resource a noun. They only write: files come in elsewhere."""

from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone
from import_export.fields import Field
from import_export.resources import Resource
from import_export.widgets import Widget

from capability.reports.sight import NAMES, Sight

_KEPT = (date, int, float, Decimal)
# Most cells, so that they are not tried against everything that is shown otherwise.
_ALREADY = frozenset((str, date, int))


class AsRead(Widget):
    """Days and numbers stay what they are; everything else is text."""

    def render(self, value, obj=None, **_options):
        if type(value) in _ALREADY:
            return value
        match value:
            case None:
                return ""
            case bool():
                return "yes" if value else "no"
            case datetime():
                return f"{timezone.localtime(value):%Y-%m-%d %H:%M}"
            case list() | tuple():
                return "; ".join(str(one) for one in value)
        return value if isinstance(value, _KEPT) else str(value)


class ListResource(Resource):
    """The columns of a list, as `stated`. Whoever may not see names has a pseudonym instead."""

    stated = ""
    # Which columns tell who a person is.
    telling = (*NAMES, "uuid", "person_uuid", "case_reference")

    def __init_subclass__(cls):
        cls.fields = {name: _column(name) for name in cls.stated.split()}

    @classmethod
    def get_display_name(cls):
        """For the small admin, which offers a choice of resources."""
        return cls.__name__.removesuffix("Resource")

    @classmethod
    def columns(cls, sight):
        hidden = {Sight.NAMES: ("pseudonym",), Sight.PSEUDONYMS: cls.telling, Sight.BOTH: ()}
        return [name for name in cls.fields if name not in hidden[sight]]

    @classmethod
    def cells(cls, rows, columns):
        """The cells of each row as it comes: nothing but the row at hand is in memory.

        What `export_resource` would say, at a third of its cost: it looks for each column anew.
        """
        read = AsRead().render
        for row in rows:
            yield [read(row.get(name)) for name in columns]


def _column(name):
    return Field(attribute=name, column_name=name, readonly=True, widget=AsRead())


class PeopleResource(ListResource):
    stated = """
        uuid person_ref number surname forename pseudonym kind force_code joined_on left_on
        is_serving entry_route probation_ends_on probation_extended_to probation_confirmed_on
        unit_code unit_name rank_code role_code posted_from posted_to
    """


class AccreditationsResource(ListResource):
    stated = """
        person_uuid person_ref number surname forename pseudonym force_code scheme_code
        scheme_name version_label state course_completed_on portfolio_opened_on portfolio_due_on
        awarded_on expires_on valid_to extended_from extended_by is_transfer recognised_on
        revoked_on suspended_from suspended_to certificate source
    """
    telling = (*NAMES, "person_uuid", "certificate", "source")


class CallOutsResource(ListResource):
    stated = """
        person_uuid person_ref number surname forename pseudonym force_code scheme_code scheme_name
        called_at is_trained incident released_on is_logged
    """
    telling = (*NAMES, "person_uuid", "incident")


class GapsResource(ListResource):
    stated = """
        check rule title owner opened_on closed_on severity grade grade_meaning uuid person_ref
        number surname forename pseudonym unit_code unit_name case_reference summary required
        found barred cures covered covered_until mentor mitigation
    """
    telling = (*ListResource.telling, "mentor", "mitigation")


class UnitsResource(ListResource):
    stated = "uuid code name kind specialism force_code parent_code starts_on ends_on"
    telling = ()


class BatchesResource(ListResource):
    stated = """
        uuid force_code feed file_name as_at loaded_at loaded_by_email read created changed
        unchanged rejected unresolved warnings
    """
    telling = ()


class WaitingRowsResource(ListResource):
    stated = "force_code feed queued_as reason cells row file_name loaded_at"
    telling = ()


class DisputesResource(ListResource):
    stated = """
        person_ref number surname forename table field stood says opened_at outcome decision
        decided_at
    """
    telling = ()


class JobsResource(ListResource):
    stated = """
        uuid force_code kind state progress attempts queued_at leased_until finished_at reason
    """
    telling = ()


class ForcesResource(ListResource):
    stated = "code name"
    telling = ()


class TokensResource(ListResource):
    stated = "user name created expiry last_used_on"
    telling = ()
