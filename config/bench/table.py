"""The rows there are, in the order in which they are printed."""

from functools import partial

from config.bench import (
    asking,
    cpd,
    exporting,
    fanning,
    growing,
    importing,
    paging,
    rechecking,
    supervising,
    sweeping,
)
from config.bench.rows import Row, timed


def _cpd(name, page):
    """A page in a force ten times as large as the other."""
    (large, _), (small, _) = cpd.LARGE, cpd.SMALL
    return Row(
        name,
        1.3,
        ours=timed(partial(page, large)),
        floor=timed(partial(page, small)),
        prepare=cpd.prepare,
        check=cpd.is_alike(page),
    )


_ALL = [
    Row(
        "sweep",
        2.0,
        ours=timed(sweeping.ours),
        floor=timed(sweeping.floor),
        prepare=sweeping.prepare,
        check=sweeping.find_the_same,
    ),
    Row(
        "growth",
        1.2,
        ours=growing.ours,
        floor=growing.floor,
        prepare=growing.prepare,
        check=growing.count,
        rounds=2,
    ),
    Row(
        "recheck",
        1.0,
        ours=rechecking.ours,
        floor=rechecking.allowed,
        prepare=rechecking.prepare,
        check=rechecking.count,
        clauses=rechecking.does_not_grow,
    ),
    Row(
        "api-page",
        1 / paging.TIMES_AS_FAST,
        ours=paging.ours,
        floor=paging.plain,
        prepare=paging.prepare,
        check=paging.count,
    ),
    Row(
        "export",
        exporting.TIMES_AS_SLOW,
        ours=exporting.ours,
        floor=exporting.floor,
        prepare=exporting.prepare,
        check=exporting.count,
        clauses=exporting.clauses,
        rounds=1,
    ),
    Row(
        "import",
        1 / importing.TIMES_FASTEST,
        ours=importing.ours,
        floor=importing.fastest,
        prepare=importing.prepare,
        check=importing.count,
        clauses=importing.clauses,
        rounds=1,
    ),
    Row(
        "fan-out",
        0.8,
        ours=fanning.two,
        floor=fanning.one,
        prepare=fanning.prepare,
        check=fanning.count,
        rounds=1,
    ),
    Row(
        "team",
        supervising.TIMES_A_BARE_VIEW,
        ours=partial(supervising.slowest, supervising.ask_team),
        floor=supervising.bare,
        prepare=supervising.prepare,
        check=supervising.count,
        clauses=supervising.clauses(supervising.ask_team),
        rounds=3,
    ),
    Row(
        "allocation",
        supervising.TIMES_A_BARE_VIEW,
        ours=partial(supervising.slowest, asking.ask),
        floor=supervising.bare,
        prepare=supervising.prepare,
        check=asking.count,
        clauses=supervising.clauses(asking.ask),
        rounds=3,
    ),
    _cpd("cpd-worklist", cpd.worklist),
    _cpd("cpd-to-verify", cpd.to_verify),
    _cpd("cpd-own", cpd.own_record),
    _cpd("cpd-totals", cpd.totals),
]
ROWS = {row.name: row for row in _ALL}
