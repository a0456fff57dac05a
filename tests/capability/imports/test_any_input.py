"""Whatever a file holds, the answer is rows with faults, or a refusal: never an error of ours."""

from datetime import date

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from capability.imports.cleaning import Cleaner
from capability.imports.columns import SHAPES, Column, Kind
from capability.imports.dates import Days
from capability.imports.faults import Refused

FORMS = [(), ("%d-%b-%y",), ("%m/%d/%Y %H:%M",)]
NEAR_DATES = st.from_regex(r"\d{1,4}[-/ ]([A-Z]{3}|\d{1,2})[-/ ]\d{1,4}([T ]\d{1,2}:\d{2}.{0,7})?")
CELLS = (
    st.text() | NEAR_DATES | st.floats(allow_nan=False) | st.datetimes() | st.dates() | st.times()
)


@given(cell=CELLS, kind=st.sampled_from(Kind), forms=st.sampled_from(FORMS), past=st.booleans())
@example(cell="9999-12-31T23:59-05:00", kind=Kind.MOMENT, forms=(), past=True)
@example(cell="0001-01-01T00:00+05:00", kind=Kind.DATE, forms=(), past=True)
def test_any_cell_has_a_value_or_a_problem_or_is_blank(cell, kind, forms, past):
    column = Column("column", kind, "", choices=("OIC", "DEPUTY"))
    value, problem = Cleaner(column, Days(forms, past, date(2026, 4, 1)))[cell]
    assert value is None or not problem or problem.severity == "warning"
    assert not isinstance(value, str) or ("\0" not in value and len(value) <= column.limit)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    feed=st.sampled_from(list(SHAPES)),
    data=st.binary() | st.text('ab,;"\n\t\r #-').map(str.encode),
)
def test_any_bytes_are_read_or_refused(feed, data, a_file, rows_of):
    header = ",".join(SHAPES[feed].names).encode()
    try:
        numbers = [row.number for row in rows_of(a_file(header + b"\n" + data), feed)]
    except Refused:
        return
    assert numbers == sorted(set(numbers))
