"""Whoever enters changes, reads what they do and publishes them."""

from django.urls import reverse

from capability.models import Draft
from capability.tasks import work
from tests.capability.views.pages import text
from tests.capability.views.sending import REASON, parts


class Desk:
    def __init__(self, client):
        self._client = client

    def send(self, page, *args, query="", **given):
        facts = {"reason": "Policy 12", "source": "ours"}
        return self._client.post(reverse(page, args=args) + query, facts | given)

    def look(self, page, *args, query="", **given):
        """Its draft, once a worker has looked at it."""
        sent = self.send(page, *args, query=query, **given)
        assert sent.status_code == 302, sent.context["form"].errors
        draft = Draft.objects.latest("pk")
        assert sent.url == reverse("draft", args=[draft.uuid])
        return worked(draft)

    def publish(self, draft, mark=None):
        """As by the button of its page."""
        self.press("draft-publish", draft, mark=draft.mark if mark is None else mark)
        return worked(draft)

    def press(self, button, draft, **given):
        return self._client.post(reverse(button, args=[draft.uuid]), given, follow=True)

    def page(self, draft):
        return self._client.get(reverse("draft", args=[draft.uuid]))

    def gaps(self, draft, **query):
        return self._client.get(reverse("draft-gaps", args=[draft.uuid]), query)


def worked(draft):
    draft.refresh_from_db()
    work(draft.job.pk)
    return Draft.objects.get(pk=draft.pk)


def published(client, address, **given):
    """What its page says before it is published, and after."""
    sent = client.post(address, {"reason": REASON} | given)
    assert sent.status_code == 302, text(sent)
    draft = worked(Draft.objects.latest("pk"))
    said = text(client.get(sent.url))
    client.post(f"{sent.url}publish/", {"mark": draft.mark})
    assert worked(draft).state == "published"
    return said, text(client.get(sent.url))


def asked(special, role, on, **given):
    facts = {"scheme": special.pk, "role": role.pk, "enforcement": "warn", "grace_days": "0"}
    return facts | parts(starts_on=on) | given


def told(draft):
    """Day, and by team and what, by surname."""
    found = {}
    for row in draft.gaps.select_related("team", "person").order_by("person__surname"):
        found.setdefault((row.team.name, row.what), []).append(row.person.surname)
    return draft.on, found
