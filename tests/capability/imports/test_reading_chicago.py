"""The four files of a real department, as they are, through the mappings in docs/examples."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from capability.imports.profiles import Profile
from capability.imports.reading import open_feed

EXAMPLES = Path(__file__).resolve().parents[3] / "docs" / "examples"
TODAY = date(2026, 4, 1)


@pytest.mark.chicago
@pytest.mark.parametrize(
    ("feed", "file", "read", "faults"),
    [
        pytest.param("people", "roster.csv", 14_088, {}, id="people"),
        pytest.param(
            "postings",
            "unit_history.csv.gz",
            118_806,
            {("error", "starts_on", "A value is needed here."): 1_260},
            id="postings",
        ),
        pytest.param("accreditations", "cit_40hr_certified.xlsx", 2_236, {}, id="accreditations"),
        pytest.param(
            "allocations",
            "case_assignments.csv.gz",
            204_715,
            {
                ("error", "part", "A value is needed here."): 7_489,
                ("error", "starts_on", "A value is needed here."): 9,
                ("warning", "starts_on", "The year was read as 1940."): 3,
                ("warning", "starts_on", "The year was read as 1930."): 1,
            },
            id="allocations",
        ),
    ],
)
def test_every_row_is_read_and_every_fault_told(chicago, feed, file, read, faults):
    profile = Profile.from_toml(EXAMPLES / f"chicago_{feed}.toml")
    with open_feed(chicago / file, feed, profile, today=TODAY) as reading:
        rows = list(reading)
    found = Counter(
        (str(fault.severity), fault.column, fault.rule) for row in rows for fault in row.faults
    )
    assert (len(rows), found) == (read, faults)
