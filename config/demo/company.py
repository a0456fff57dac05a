"""Who else is in a RASSO case: first responder, supervisor, deputy, a second OIC."""

from config.demo.days import DAY

_DEPUTIES, _SEVERAL = 0.2, 0.06
_UNTRAINED = 0.15
# A tenth of the first response officers are called to two cases in five.
_BUSIEST, _THEIRS = 0.1, 0.4


class Company:
    def __init__(self, rng, people, holders, records):
        self._rng = rng
        serving = [one for one in people if not one.has_left]
        self._sergeants = {one.post.unit: one for one in serving if one.post.rank == "DS"}
        self._investigators = [one for one in serving if one.post.rank in ("DC", "T/DC", "PSI")]
        given = [one.person for one in holders if not one.person.has_left]
        self._holders = [one for one in given if one.post.rank != "DI"]
        trained = {cycle.person for cycle in records.cycles if cycle.scheme == "FRO"}
        response = [one for one in serving if one.post.role == "Response constable"]
        self._trained = [one for one in response if one.ref in trained]
        self._untrained = [one for one in response if one.ref not in trained]
        self._has_several = False

    def of(self, holder, opened_on, taken_on):
        """(person, part, first day, last day) beside the holder."""
        first = self._first_responder(opened_on)
        parts = [(first, "FIRST_RESPONDER", opened_on, opened_on + DAY)] if first else []
        supervisor = self._sergeants.get(holder.post.unit)
        if supervisor:
            parts.append((supervisor, "SUPERVISOR", _together(supervisor, taken_on), None))
        if self._rng.random() < _DEPUTIES:
            parts += self._another(holder, self._investigators, "DEPUTY", taken_on)
        if not self._has_several or self._rng.random() < _SEVERAL:
            parts += self._another(holder, self._holders, "OIC", taken_on)
            self._has_several = True
        return parts

    def _first_responder(self, day):
        """Where none that is trained is free, somebody else goes."""
        trained, untrained = _there(self._trained, day), _there(self._untrained, day)
        if untrained and (not trained or self._rng.random() < _UNTRAINED):
            return self._rng.choice(untrained)
        busiest = max(1, round(len(trained) * _BUSIEST))
        pool = trained[:busiest] if self._rng.random() < _THEIRS else trained[busiest:]
        return self._rng.choice(pool or trained) if trained else None

    def _another(self, holder, people, part, taken_on):
        others = [one for one in people if one.ref != holder.ref]
        if not others:
            return []
        person = self._rng.choice(others)
        return [(person, part, _together(person, taken_on), None)]


def _there(people, day):
    return [one for one in people if one.in_post_since <= day]


def _together(person, day):
    return max(person.in_post_since, day)
