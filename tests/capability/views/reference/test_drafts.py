"""A change on its way: looked at by a worker, read, and published only as it was read."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from capability.actions import drafts
from capability.models import Act, Draft, DraftGap, Job, Requirement
from capability.tasks import work
from tests.capability.views.pages import text
from tests.capability.views.reference.desk import asked, told, worked
from tests.capability.views.sending import parts
from tests.factories.capability import (
    a_person,
    a_posting,
    a_requirement,
)

DAY = timedelta(days=1)
TEAM = "Northside Investigations"


def test_while_a_worker_looks_its_page_says_how_far_it_is(desk, posted, special, role, today):
    desk.send("requirement-add", **asked(special, role, today))
    draft = Draft.objects.get()
    assert "Waits for a worker" in desk.page(draft).text
    assert "No gap is in this list" in desk.gaps(draft).text
    Job.objects.update(state="running", progress=45)
    page = desk.page(draft)
    assert 'data-renew="2"' in page.text
    assert "45 % done" in page.text
    listed = desk._client.get(reverse("drafts"))
    assert [one.pk for one in listed.context["page"]] == [draft.pk]


def test_work_that_was_given_up_is_tried_again(desk, posted, special, role, today):
    desk.send("requirement-add", **asked(special, role, today))
    draft = Draft.objects.get()
    Job.objects.update(state="quarantined", reason="Lost")
    assert "Try again" in desk.page(draft).text
    desk.press("draft-look", draft)
    assert told(worked(draft))[1] == {(TEAM, "opens"): ["Lacks"]}


def test_what_changed_since_it_was_shown_is_shown_first(desk, posted, special, role, today):
    draft = desk.look("requirement-add", **asked(special, role, today))
    a_posting(a_person(special.force, "Another"), posted, role=role)
    draft = desk.publish(draft)
    assert (draft.state, draft.refusal) == ("looked", drafts.OTHERWISE)
    assert told(draft)[1] == {(TEAM, "opens"): ["Another", "Lacks"]}
    assert Requirement.objects.filter(force=special.force).count() == 0
    assert desk.publish(draft).state == "published"


def test_what_was_found_on_another_day_is_looked_at_again(desk, posted, special, role, today):
    draft = desk.look("requirement-add", **asked(special, role, today))
    Draft.objects.update(looked_at=timezone.now() - DAY)
    assert "Look again before you publish it" in desk.page(draft).text
    pressed = desk.press("draft-publish", draft, mark=draft.mark)
    assert drafts.ANOTHER_DAY in pressed.text
    desk.press("draft-look", draft)
    assert desk.publish(worked(draft)).state == "published"


def test_a_draft_that_was_changed_is_read_again(desk, posted, special, role, today):
    first = desk.look("requirement-add", **asked(special, role, today))
    later = asked(special, role, today + 9 * DAY)
    draft = desk.look("requirement-add", query=f"?draft={first.uuid}", **later)
    assert (draft.pk, told(draft)[0]) == (first.pk, today + 9 * DAY)
    pressed = desk.press("draft-publish", draft, mark=first.mark)
    assert drafts.LOOKED_ANEW in pressed.text
    assert desk.publish(draft).state == "published"


def test_its_form_begins_with_what_was_entered(desk, posted, special, role, today):
    draft = desk.look("requirement-add", **asked(special, role, today))
    shown = desk._client.get(desk.page(draft).context["form_page"])
    begins = shown.context["form"].initial
    assert (begins["scheme"], begins["starts_on"]) == (special, today)
    assert begins["reason"] == "Policy 12"


def test_whoever_may_no_longer_publish_does_not(desk, training_lead, posted, special, role, today):
    draft = desk.look("requirement-add", **asked(special, role, today))
    desk.press("draft-publish", draft, mark=draft.mark)
    training_lead.grants.update(ends_on=today - DAY)
    assert worked(draft).refusal == drafts.NOT_ALLOWED
    assert Requirement.objects.filter(force=special.force).count() == 0


def test_nothing_is_done_twice(desk, posted, special, role, today):
    draft = desk.publish(desk.look("requirement-add", **asked(special, role, today)))
    for button in ("draft-publish", "draft-look", "draft-give-up"):
        assert drafts.MOVED_ON in desk.press(button, draft, mark=draft.mark).text
    work(draft.job.pk)
    assert Act.objects.count() == 1


def test_what_is_given_up_is_gone_from_the_list(desk, posted, special, role, today):
    draft = desk.look("requirement-add", **asked(special, role, today))
    desk.press("draft-give-up", draft)
    assert DraftGap.objects.count() == 0
    assert list(desk._client.get(reverse("drafts")).context["page"]) == []


def test_what_would_be_refused_is_refused_at_once(desk, posted, special, role, today):
    row = a_requirement(special, None, force=special.force, role=role, part="")
    terms = {"enforcement": "block", "grace_days": "0"}
    sent = desk.send("requirement-change", row.uuid, **terms, **parts(starts_on=row.starts_on))
    assert "a change takes a later day" in sent.text
    assert Draft.objects.count() == 0


def test_what_can_no_longer_be_done_says_why(desk, training_lead, posted, special, role, today):
    row = a_requirement(special, None, force=special.force, role=role, part="")
    terms = {"enforcement": "block", "grace_days": "0"} | parts(starts_on=today)
    draft = desk.look("requirement-change", row.uuid, **terms)
    Requirement.objects.filter(pk=row.pk).update(ends_on=today - DAY)
    draft = desk.publish(draft)
    assert "add a new one instead" in draft.refusal
    assert (draft.mark, draft.gaps.count()) == ("", 0)
    Requirement.objects.all().delete()
    desk.press("draft-look", draft)
    assert "no longer on record" in worked(draft).refusal
    assert desk.page(draft).status_code == 200


def test_what_a_look_found_is_kept_for_a_week_after_the_end(desk, posted, special, role, today):
    draft = desk.publish(desk.look("requirement-add", **asked(special, role, today)))
    other = desk.look("requirement-add", **asked(special, role, today + DAY))
    drafts.tidy(on=today + 7 * DAY)
    assert (draft.gaps.count(), other.gaps.count()) == (1, 1)
    drafts.tidy(on=today + 8 * DAY)
    assert (draft.gaps.count(), other.gaps.count()) == (0, 1)
    drafts.tidy(on=today + 31 * DAY)
    other.refresh_from_db()
    assert (other.gaps.count(), other.state) == (0, "dropped")


def test_what_is_published_tells_what_was_foreseen_in_the_past(desk, posted, special, role, today):
    draft = desk.publish(desk.look("requirement-add", **asked(special, role, today)))
    said, listed = text(desk.page(draft)), text(desk.gaps(draft, what="opens"))
    foreseen = f"For {today.day} {today:%B %Y}, 1 gap foreseen to open and 0 gaps foreseen to close"
    assert f"What was foreseen before it was published {foreseen}: in 1 team." in said
    assert f"1 gap foreseen to open on {today.day} {today:%B %Y}." in listed
    assert "Gaps foreseen to change" in desk.gaps(draft).text
    assert "would" not in said.lower() + listed.lower()


def test_nothing_was_foreseen_is_not_said_of_what_is_kept_no_longer(
    desk, posted, special, role, today
):
    far = asked(special, role, today + 9 * DAY) | parts(seen_on=today + 8 * DAY)
    draft = desk.publish(desk.look("requirement-add", **far))
    assert "no gap was foreseen to open or close because of it." in text(desk.page(draft))
    Job.objects.filter(pk=draft.job_id).update(finished_at=timezone.now() - 9 * DAY)
    said = text(desk.page(draft))
    assert "That was kept for 7 days after it was published." in said
    assert "no gap was foreseen" not in said
