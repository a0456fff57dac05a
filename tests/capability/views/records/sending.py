"""A form as a browser sends it: opened first, so that it knows when it was shown."""


def sent(client, address, facts):
    shown = client.get(address)
    assert shown.status_code == 200
    told = {"reason": "Said so on the form", "seen": shown.context["seen"]} | facts
    return client.post(address, told, follow=True)


def date_parts(name, on):
    parts = (on.day, on.month, on.year) if on else ("", "", "")
    return {f"{name}_{place}": part for place, part in enumerate(parts)}
