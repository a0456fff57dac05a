"""What was done by hand with a portfolio: what each who has to do with it reads there."""

from datetime import date

import pghistory
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from capability.actions import undoing
from capability.models import Act
from tests.capability.views.pages import rows
from training.actions import candidates, clocks, judging, portfolios
from training.models import Reflection
from training.rules.portfolios import Step

JUNE, JULY = date(2025, 6, 2), date(2025, 7, 1)
MAIL = {
    "clerk": "training@northshire.example",
    "judge": "judge@northshire.example",
    "candidate": "okafor@northshire.example",
}


def page(client, portfolio, query=""):
    return client.get(reverse("portfolio", args=[portfolio.uuid]) + query)


def deeds(client, portfolio):
    """(what, by whom and why); the other rows of the page have two cells, or no day and hour."""
    told = [row for row in rows(page(client, portfolio)) if len(row) == 3 and ":" in row[0]]
    return [tuple(row[1:]) for row in told]


def undo(act):
    return reverse("act-undo", args=[act.uuid])


@pytest.fixture
def by(cast):
    """The log-ins of those signed in, by name."""
    return {name: _user(client) for name, client in vars(cast).items()}


def _user(client):
    return client.get("/").wsgi_request.user


@pytest.fixture
def sent_back(assigned, by):
    assigned.step = Step.SUBMITTED
    assigned.save()
    return judging.send_back(
        assigned, date(2026, 4, 1), by=by["assessor"], reason="Show an interview of your own"
    )


def test_the_candidate_reads_why_it_was_sent_back(cast, assigned, sent_back):
    said = ("Portfolio sent back", f"{MAIL['judge']} Show an interview of your own")
    for client in (cast.candidate, cast.assessor, cast.iqa):
        assert deeds(client, assigned) == [said]
        assert undo(sent_back) not in page(client, assigned).text
    assert "Show an interview" not in page(cast.supervisor, assigned).text


def test_whoever_keeps_it_may_undo_it_from_there(cast, assigned, sent_back):
    assert undo(sent_back) in page(cast.clerk, assigned).text
    cast.clerk.post(undo(sent_back), {"reason": "Sent back in error"})
    told, undone = page(cast.clerk, assigned), Act.objects.get(undoes=sent_back)
    assert [row[0].partition(" (")[0] for row in deeds(cast.candidate, assigned)] == [
        "Undone: portfolio sent back",
        "Portfolio sent back Undone",
    ]
    assert deeds(cast.candidate, assigned)[0][1] == f"{MAIL['clerk']} Sent back in error"
    assert undo(sent_back) not in told.text
    assert f'href="{undo(undone)}">Bring it back<' in told.text


def test_what_is_brought_back_says_so(cast, assigned, sent_back, by):
    how = {"by": by["clerk"], "reason": "Wrong"}
    back = undoing.undo_act(undoing.undo_act(sent_back, **how), **how)
    assert [what for what, _why in deeds(cast.assessor, assigned)] == [
        "Brought back: portfolio sent back",
        "Undone: portfolio sent back Undone",
        "Portfolio sent back",
    ]
    told = page(cast.clerk, assigned).text
    assert [undo(act) in told for act in (sent_back, back)] == [True, True]
    assert told.count("Bring it back") == 0


def test_why_the_clock_stands_still_is_for_those_who_keep_it(cast, assigned, by):
    how = {"by": by["clerk"], "reason": "A secondment"}
    stopped = clocks.stop(assigned, JUNE, JULY, "The board", **how)
    undoing.undo_act(stopped, by=by["clerk"], reason="Another secondment")
    assert [why.partition(" Bring")[0] for _what, why in deeds(cast.clerk, assigned)] == [
        f"{MAIL['clerk']} Another secondment",
        f"{MAIL['clerk']} A secondment",
    ]
    for client in (cast.candidate, cast.assessor, cast.iqa):
        assert deeds(client, assigned) == [
            (
                "Undone: portfolio clock stopped",
                f"{MAIL['clerk']} The reason is for those who keep portfolios.",
            ),
            (
                "Portfolio clock stopped Undone",
                f"{MAIL['clerk']} The reason is for those who keep portfolios.",
            ),
        ]
    assert "econdment" not in page(cast.supervisor, assigned).text


def test_nothing_is_told_of_a_reflection_even_to_the_candidate(cast, assigned, by):
    how = {"by": by["candidate"]}
    candidates.reflect(assigned, "My doubts", False, JUNE, **how)
    candidates.share(Reflection.objects.get(), True, **how)
    undoing.undo_act(Act.objects.get(kind="reflection.shared"), by=by["clerk"], reason="Wrong")
    assert [deeds(client, assigned) for client in vars(cast).values()] == [[]] * 5


def test_another_portfolio_and_what_is_no_portfolios_act_are_left_out(cast, assigned, by, okafor):
    how = {"by": by["clerk"], "reason": "Agreed"}
    portfolios.withdraw(assigned, JULY, **how)
    # As a merge does: it moves the row, and its reason is about people.
    other = Act.objects.create(
        force=okafor.force, kind="person.merged", person=okafor, done_by=how["by"], reason="Twice"
    )
    with pghistory.context(act=other.pk):
        assigned.refresh_from_db()
        assigned.mentor = assigned.iqa
        assigned.save()
    assert [what for what, _why in deeds(cast.assessor, assigned)] == ["Portfolio withdrawn"]


def test_it_asks_as_much_for_many_as_for_few_and_is_paged(cast, assigned, by):
    def asked():
        counts = []
        for client in (cast.clerk, cast.candidate):
            with CaptureQueriesContext(connection) as queries:
                page(client, assigned)
            counts.append(len(queries))
        return counts

    how = {"by": by["clerk"], "reason": "Agreed"}
    portfolios.withdraw(assigned, JULY, **how)
    few = asked()
    for _more in range(26):
        undoing.undo_act(portfolios.take_up(assigned, JULY, **how), **how)
    assert asked() == few
    assert len(deeds(cast.clerk, assigned)) == 50
    assert "1 to 50 of 53 acts" in " ".join(page(cast.clerk, assigned).text.split())
    last = rows(page(cast.clerk, assigned, "?page=2"))[-1]
    assert last[1] == "Portfolio withdrawn"
    assert last[2].startswith(f"{MAIL['clerk']} Agreed Undo (Portfolio withdrawn, ")
