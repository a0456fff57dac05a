"""A new L&D clerk at a browser: lets herself in, keeps records by hand, brings files in."""

import re

from tests.journeys.conftest import Visitor

LONG = 60_000
UPLOAD = re.compile("/imports/[0-9a-f-]{36}/$")


class Clerk(Visitor):
    def __init__(self, browser, address):
        super().__init__(browser, address)
        self.context.set_default_timeout(LONG)

    def press(self, name):
        page = self.page
        page.get_by_role("button", name=name).or_(page.get_by_role("link", name=name)).first.click()

    def menu(self, name):
        self.page.get_by_role("navigation", name="Menu").get_by_role("link", name=name).click()

    def write(self, **fields):
        """By label: `_` is a blank."""
        for label, text in fields.items():
            self.field(label.replace("_", " ")).fill(text)

    def field(self, label):
        return self.page.get_by_label(re.compile(rf"^\s*{label}( \(optional\))?\s*$"))

    def choose(self, label, text):
        """Of a list, what begins with the text."""
        select = self.field(label)
        option = select.locator("option", has_text=re.compile(rf"^\s*{re.escape(text)}"))
        select.select_option(option.first.get_attribute("value"))

    def write_day(self, legend, day, month, year):
        group = self.page.get_by_role("group", name=re.compile(f"^{legend}"))
        for label, part in (("Day", day), ("Month", month), ("Year", year)):
            group.get_by_label(label).fill(str(part))

    def show(self, name, heading):
        """Looked over from its top, once it is there: a picture for docs/first-hour.md."""
        self.page.get_by_role("heading", level=1, name=heading).wait_for()
        self.page.evaluate("scrollTo(0, 0)")
        self.look_over(f"first-hour/{name}")

    def said(self):
        return self.page.locator("main").inner_text()

    def send(self, feed, path):
        """A file of a feed, up to where it is asked which column is which."""
        self.menu("Imports")
        self.press("Bring in a file")
        self.page.get_by_label(feed, exact=True).check()
        self.page.get_by_label("File", exact=True).set_input_files(path)
        self.press("Send the file")
        self.press("Choose the columns")
        self.page.wait_for_url("**/columns/")

    def step(self, name):
        self.page.get_by_role("navigation", name="Steps").get_by_role("link", name=name).click()

    def check(self, *may_make):
        """Go on to what would happen."""
        for what in may_make:
            self.page.get_by_label(what, exact=True).check()
        self.press("Check the file")
        self.press("Look at what would change")
        self.page.wait_for_url("**/preview/")

    def bring_in(self, button="Bring it in"):
        self.press(button)
        self.page.get_by_text("What opened and closed because of it").wait_for()
        self.page.get_by_text("The checks of the force run now").wait_for(state="hidden")
