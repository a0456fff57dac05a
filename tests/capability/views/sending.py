"""Fill in the form of an act and send it, as someone at a page would."""

import re

from tests.capability.views.pages import text

REASON = "Seen on the certificate"


def parts(**days):
    """A day as its three boxes; None: left empty."""
    boxes = {}
    for name, value in days.items():
        for place, part in enumerate((value.day, value.month, value.year) if value else [""] * 3):
            boxes[f"{name}_{place}"] = part
    return boxes


def hidden(page, name):
    found = re.search(rf'name="{name}"[^>]*value="([^"]*)"', page.text)
    return found[1] if found else ""


def send(client, address, **data):
    """Once: the answer is a preview, a refusal, or what follows the act."""
    shown = client.get(address)
    data = {"reason": REASON, "seen": hidden(shown, "seen")} | data
    return client.post(address, data)


def preview(page):
    found = re.search(r'(?s)<div class="govuk-inset-text register-preview".*?</div>', page.text)
    lines = re.findall(r'<p class="govuk-body">(.*?)</p>', found[0])
    return lines[:-1]


def act(client, address, **data):
    """Look at what will come of it, and save it; what the page said before, and after."""
    looked = send(client, address, **data)
    assert looked.status_code == 200, looked
    said = preview(looked)
    data |= {"looked_at": hidden(looked, "looked_at"), "seen": hidden(looked, "seen")}
    done = client.post(address, {"reason": REASON} | data)
    assert done.status_code == 302, text(done)
    return said, text(client.get(done.url))
