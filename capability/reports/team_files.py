"""A team's matrix as a sheet: what is on the page, a row a person, some columns a scheme."""

from capability.reports.resources import ListResource
from capability.reports.sight import NAMES, sight
from capability.reports.team_told import OF_CASES
from capability.rules.spreadsheets import inert


class TeamResource(ListResource):
    """The columns that say who and where."""

    stated = """
        person_ref number surname forename pseudonym unit_code unit_name rank_code role_code
    """
    telling = NAMES


# Which day the state has, by what it is required, and whether it is held where it is.
OF_A_SCHEME = ("state", "day", "required by", "held")


def cells(matrix):
    """Headers, and the rows under them."""
    columns = TeamResource.columns(sight(matrix.user))
    codes = [inert(scheme.code) for scheme in matrix.columns]
    of_schemes = [f"{code} {of}" for code in codes for of in OF_A_SCHEME]
    return [*columns, *of_schemes, *OF_CASES], _rows(matrix, columns)


def _rows(matrix, columns):
    whose = TeamResource.cells((row.person for row in matrix.rows), columns)
    for told, row in zip(whose, matrix.rows, strict=True):
        yield [*told, *(part for cell in row.cells for part in _told(cell)), *row.cases]


def _told(cell):
    held = {"held": "yes", "short": "no"}.get(cell.need, "")
    return cell.state.label, cell.until or "", cell.required_by, held
