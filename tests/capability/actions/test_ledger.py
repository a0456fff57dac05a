from datetime import date

from capability.actions.ledger import Ledger, Statement
from capability.rules.validity import Anchor
from capability.rules.versions import Version

HALF_YEARLY = Version(1, validity_months=6, anchor=Anchor.OLD_EXPIRY)


def test_renewals_in_time_keep_the_day_of_the_first_award():
    ledger = Ledger([], {1: [HALF_YEARLY]})
    for place, awarded_on in enumerate((date(2023, 8, 31), date(2024, 2, 20), date(2024, 8, 30))):
        ledger.enter(place, Statement(person=1, scheme=1, said={"awarded_on": awarded_on}))
    assert [cycle.valid_to for cycle in ledger.touched()] == [
        date(2024, 2, 29),
        date(2024, 8, 31),
        date(2025, 2, 28),
    ]
