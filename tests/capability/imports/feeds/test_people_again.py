from datetime import date

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from capability.models import Posting, Service

HEADER = "person_ref,surname,number,joined_on,left_on,unit,rank\n"
DAYS = st.sampled_from(["", "01/02/2010", "05/03/2015", "06/03/2015", "01/02/2020"])
CLEARED = DAYS | st.just("#CLEAR")
ROWS = st.tuples(
    st.sampled_from(["Lee", "Leigh"]),
    st.sampled_from(["", "12", "13", "#CLEAR"]),
    DAYS,
    CLEARED,
    st.sampled_from(["", "INV", "NS"]),
    st.sampled_from(["", "PC", "PS", "XX"]),
)
AS_AT = st.sampled_from([date(2014, 1, 1), date(2026, 4, 1), date(2026, 5, 1)])
EXTRACTS = st.lists(st.tuples(ROWS, AS_AT), min_size=1, max_size=4)


@given(EXTRACTS)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_extracts_say_the_last_again_changes_nothing(load, investigations, extracts):
    with transaction.atomic():
        for row, as_at in extracts:
            text = f"{HEADER}7,{','.join(row)}\n"
            first = load("people", text, as_at=as_at).counts()
        before = record()
        again = load("people", text, as_at=as_at).counts()
        assert (again["created"], again["changed"]) == (0, 0)
        assert again["rejected"] == first["rejected"]
        assert record() == before
        transaction.set_rollback(True)


def record():
    return [
        list(Service.objects.order_by("pk").values()),
        list(Posting.objects.order_by("pk").values()),
    ]
