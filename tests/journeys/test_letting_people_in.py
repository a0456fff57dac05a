import re

import pytest

from config import second_factor

pytestmark = pytest.mark.browser

NEWCOMER, WORDS = "newcomer@northshire.example", "three dull words"


def invited(visitor):
    """The link that the page shows, once."""
    page = visitor.page
    visitor.sign_in("training@northshire.example")
    page.goto("/users/")
    visitor.look_over("log-ins")
    page.get_by_role("button", name="Invite someone").click()
    page.wait_for_url(re.compile("/users/invite/"))
    visitor.look_over("invite")
    page.get_by_label("Work e-mail address").fill(NEWCOMER)
    page.get_by_label("Supervisor").check()
    page.get_by_label("Unit", exact=True).select_option(index=1)
    page.get_by_label("Reason").fill("Takes over the team")
    page.get_by_role("button", name="Invite").click()
    page.wait_for_url(re.compile("/users/$"))
    link = page.locator("main code").inner_text()
    visitor.look_over("invited")
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url(re.compile("/account/login/"))
    return link


def choose_a_password(page, link):
    page.goto(link)
    for label in ("New Password", "New Password (again)"):
        page.get_by_role("textbox", name=label, exact=True).fill(WORDS)
    page.get_by_role("button", name="Set the password").click()


def test_somebody_is_invited_and_sets_up_a_second_factor(visitor, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
    page = visitor.page
    choose_a_password(page, invited(visitor))
    page.goto("/account/login/")
    page.get_by_label("Email").fill(NEWCOMER)
    page.get_by_role("textbox", name="Password").fill(WORDS)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(re.compile("second-factor/set-up"))
    visitor.look_over("second-factor")
    code, _left = second_factor.code_now(page.locator(".register-key").inner_text())
    page.get_by_label("Authenticator code").fill(code)
    page.get_by_role("button", name="Set it up").click()
    page.wait_for_url(re.compile("recovery-codes"))
    visitor.look_over("recovery-codes")
    page.get_by_role("button", name="I have kept them").click()
    page.goto("/your-log-in/")
    visitor.look_over("your-log-in")


def test_access_is_kept_on_pages_without_a_fault(visitor):
    page = visitor.page
    visitor.sign_in("admin@northshire.example")
    page.goto("/users/?q=sergeant")
    page.get_by_role("link", name="sergeant@northshire.example").click()
    page.wait_for_url(re.compile("/users/[0-9a-f-]{36}/"))
    visitor.look_over("log-in")
    page.get_by_role("link", name=re.compile("^End")).click()
    page.wait_for_url(re.compile("/end/"))
    visitor.look_over("grant-end")
    page.goto("/tokens/")
    visitor.look_over("tokens-none")
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url(re.compile("/account/login/"))
    visitor.sign_in("analyst@northshire.example")
    page.goto("/tokens/make/")
    visitor.look_over("token-make")
    page.get_by_label("What it is for").fill("Power BI")
    page.get_by_role("button", name="Make it").click()
    page.get_by_role("heading", name="Your token for Power BI").wait_for()
    visitor.look_over("token-made")
    page.get_by_role("button", name="I have copied it").click()
    page.wait_for_url(re.compile("/tokens/$"))
    visitor.look_over("tokens")
