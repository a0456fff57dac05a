"""Portfolios that go from step to step, and back where a step is undone."""

from tests.oracle.worlds.tables import TABLES, Tables


class Stepped(Tables):
    """Beside the rest `steps`: those that stand, in their order."""

    def __init__(self, country):
        super().__init__(country)
        self["steps"] = []
        self._said = {}

    def step(self, work, step, step_on, *, is_undone):
        opened = {"step": "open", "step_on": work["opened_on"]}
        said = self._said.setdefault(work["id"], [opened])
        before, now = said[-1], {"step": step, "step_on": step_on}
        said.append(now)
        if is_undone:
            said.append(before)
        else:
            self["steps"].append({"portfolio_id": work["id"], **now})
        work |= said[-1]

    def write_table(self, name):
        if name != "portfolios":
            super().write_table(name)
            return
        model, _plain = TABLES[name]
        for row in self.mine[name]:
            first, *later = self._said[row["id"]]
            model.objects.create(**row | first)
            for said in later:
                model.objects.filter(pk=row["id"]).update(**said)
