from dataclasses import dataclass, field


@dataclass
class Home:
    """The ids of what a force has so far, for what is drawn next to name.

    `force` is whose the new rows are: one that is not of the others' force meddles with them.
    """

    force: int
    units: list = field(default_factory=list)
    roles: list = field(default_factory=list)
    ranks: list = field(default_factory=list)
    schemes: list = field(default_factory=list)
    kinds: list = field(default_factory=list)
    groups: list = field(default_factory=list)
    people: list = field(default_factory=list)
    cases: list = field(default_factory=list)

    @property
    def owner(self):
        return {"force_id": self.force}
