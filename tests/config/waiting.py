import time


def wait_until(condition, *, seconds=20):
    """What the condition gives, as soon as that is true; an error if it never is."""
    until = time.monotonic() + seconds
    while not (outcome := condition()):
        assert time.monotonic() < until, f"{condition} did not come true in {seconds} seconds"
        time.sleep(0.05)
    return outcome
