"""Awards that were entered some day, with the day that they have or with another one first."""

from tests.clock import set_clock
from tests.oracle.worlds.days import LONG_AGO
from tests.oracle.worlds.tables import TABLES, Tables


class Entered(Tables):
    """Beside the rest `entries`: of which day an award was said to be, and when."""

    def __init__(self, country):
        super().__init__(country)
        self["entries"] = []

    def enter(self, cycle, entered_on, awarded_on):
        facts = {"accreditation_id": cycle["id"], "awarded_on": awarded_on}
        self["entries"].append(facts | {"entered_on": entered_on})

    def write_table(self, name):
        if name != "accreditations":
            super().write_table(name)
            return
        model, _plain = TABLES[name]
        for row in self.mine[name]:
            first, *later = self.said_of(row)
            set_clock(f"{first['entered_on']} 10:00")
            model.objects.create(**row | {"awarded_on": first["awarded_on"]})
            for entry in later:
                set_clock(f"{entry['entered_on']} 10:00")
                model.objects.filter(pk=row["id"]).update(awarded_on=entry["awarded_on"])

    def said_of(self, cycle):
        own = [row for row in self["entries"] if row["accreditation_id"] == cycle["id"]]
        plain = {"entered_on": LONG_AGO, "awarded_on": cycle["awarded_on"]}
        return sorted(own, key=lambda row: row["entered_on"]) or [plain]
