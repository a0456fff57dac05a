import os
import shutil
import time
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.cache import cache
from django.test import Client
from playwright.sync_api import sync_playwright

from capability.models import User
from config import second_factor
from config.demo import build
from config.demo.log_ins import PASSWORD

CHROMIUM = shutil.which("chromium")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
WIDTHS = {1280: 900, 390: 844}


@pytest.fixture
def make_believe(transactional_db):
    """A make-believe force of 200 people, and its neighbour."""
    return build(people=200, seed=7, reset=False)


@pytest.fixture
def browser(monkeypatch):
    if CHROMIUM is None:
        pytest.skip("There is no chromium on this machine.")
    # Playwright keeps an event loop in this thread, and Django refuses its database beside one.
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


def code_for(email):
    """Good for some seconds yet, and as if it had not been used: nobody waits for the next."""
    user = User.objects.get(email=email)
    code, left = second_factor.code_of(user)
    if left <= 2:
        time.sleep(left)
        code, _left = second_factor.code_of(user)
    cache.delete(f"allauth.mfa.totp.used?user={user.pk}&code={code}")
    return code


class Visitor:
    """Someone at a browser: signs in, opens pages, and has each looked over."""

    def __init__(self, browser, address):
        self.address = address
        self.context = browser.new_context(
            base_url=address, locale="en-GB", viewport={"width": 1280, "height": 900}
        )
        self.page = self.context.new_page()
        self.complaints = []
        self.page.on("console", self._listen)

    def _listen(self, message):
        if message.type == "error" and "404 (Not Found)" not in message.text:
            self.complaints.append(message.text)

    def sign_in(self, email):
        self.page.goto("/")
        self.page.get_by_label("Email").fill(email)
        self.page.get_by_role("textbox", name="Password").fill(PASSWORD)
        self.page.get_by_role("button", name="Sign in").click()
        self.page.get_by_label("Code").fill(code_for(email))
        self.page.get_by_role("button", name="Continue").click()
        self.page.wait_for_url(lambda address: "/account/" not in address)

    def come_in(self, user):
        """Signed in without the pages for it, as who they are on record now."""
        client = Client()
        client.force_login(User.objects.get(pk=user.pk))
        value = client.cookies["sessionid"].value
        self.context.add_cookies([{"name": "sessionid", "value": value, "url": self.address}])

    def look_over(self, name):
        """No fault that axe can see, nothing wider than the window, and a picture if asked for.

        A click waits until the next page has begun, not until there is anything of it.
        """
        self.page.wait_for_load_state()
        for width, height in WIDTHS.items():
            self.page.set_viewport_size({"width": width, "height": height})
            found = Axe().run(self.page)
            assert found.violations_count == 0, f"{name} at {width}: {found.generate_report()}"
            assert self.page.evaluate("document.documentElement.scrollWidth") <= width, name
            self._picture(f"{name}-{width}.png")
        self.page.set_viewport_size({"width": 1280, "height": WIDTHS[1280]})
        assert self.complaints == []

    def _picture(self, name):
        """`SCREENSHOTS=docs/screens` renews the pictures of the documentation."""
        if folder := os.environ.get("SCREENSHOTS"):
            Path(folder).mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=Path(folder) / name)


@pytest.fixture
def visitor(browser, live_server, make_believe):
    return Visitor(browser, live_server.url)
