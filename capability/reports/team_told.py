"""A team's matrix as the API tells it."""

OF_CASES = ("open_cases", "short_cases", "rasso_cases", "short_rasso_cases")


def told(matrix):
    """What stands beside the day: the unit, a line a scheme, a row a person."""
    unit = matrix.unit
    return {
        "unit_uuid": unit.uuid,
        "unit_code": unit.code,
        "unit_name": unit.name,
        "subtree": matrix.is_whole,
        "schemes": [_line(scheme, matrix.lines[scheme.code]) for scheme in matrix.columns],
        "people": [_row(row) for row in matrix.rows],
    }


def _line(scheme, line):
    counts = {name: getattr(line, name) for name in ("required", "held", "short")}
    return {"scheme_code": scheme.code, "scheme_name": scheme.name, **counts}


def _row(row):
    cases = dict(zip(OF_CASES, row.cases, strict=True))
    return row.person | cases | {"cells": [_cell(cell) for cell in row.cells]}


def _cell(cell):
    return {
        "scheme_code": cell.scheme,
        "state": cell.state.value,
        "state_on": cell.until,
        "by_role": cell.by_role,
        "by_case": cell.by_case,
        "is_held": cell.is_held if cell.is_required else None,
        "accreditation_uuid": cell.record,
        "gap_uuid": cell.gap,
    }
