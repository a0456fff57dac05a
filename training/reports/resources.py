from capability.reports.resources import ListResource
from capability.reports.sight import NAMES


class CpdResource(ListResource):
    """Never the reflection: it belongs to whoever wrote it."""

    stated = """
        person_uuid person_ref number surname forename pseudonym force_code done_on title hours
        kind purpose origin scheme_code plan_aim source verified_on
    """
    telling = (*NAMES, "person_uuid", "title", "plan_aim")
