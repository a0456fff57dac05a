"""Somebody of a force at a browser, who comes in again on other days."""

from tests.journeys.clerk import Clerk


class Desk(Clerk):
    def __init__(self, browser, address, user):
        super().__init__(browser, address)
        self.user = user

    def come_back(self):
        """Signed in anew: a session does not outlast half an hour, let alone months."""
        self.come_in(self.user)

    def follow(self, name):
        self.page.get_by_role("link", name=name).first.click()

    def tab(self, name):
        tabs = self.page.get_by_role("navigation", name="This person")
        tabs.get_by_role("link", name=name, exact=True).click()

    def hears(self, words):
        """It stands on the page, now or soon."""
        self.page.get_by_text(words).first.wait_for()

    def on_day(self, legend, day):
        self.write_day(legend, day.day, day.month, day.year)
