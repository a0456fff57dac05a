"""Someone who uses no mouse: every control is reached by Tab, and worked by keys."""

import re

FOCUSED = "control => control === document.activeElement"
FURTHEST = 400


class Keyboard:
    def __init__(self, page):
        self.page = page

    def reach(self, control):
        """Tab by Tab until the control has the focus: what can't be reached so fails here."""
        control = control.first
        control.wait_for()
        for _ in range(FURTHEST):
            if control.evaluate(FOCUSED):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab does not lead to {control}.")

    def press(self, name):
        """A button or a link, by its name."""
        page = self.page
        self.reach(page.get_by_role("button", name=name).or_(page.get_by_role("link", name=name)))
        page.keyboard.press("Enter")

    def write(self, label, text):
        self.reach(self.page.get_by_role("textbox", name=label, exact=True))
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)

    def choose(self, label, text):
        """Of a list: what begins with the text, as one types it while the list has the focus."""
        select = self.page.get_by_label(label, exact=True)
        self.reach(select)
        self.page.keyboard.type(text)
        assert select.evaluate("list => list.selectedOptions[0].text").startswith(text)

    def pick(self, label):
        """One of several radios: Tab leads to the group, the arrows to the one."""
        radio = self.page.get_by_role("radio", name=label, exact=True)
        first = self.page.locator(f"input[name={radio.get_attribute('name')}]")
        self.reach(first)
        self.page.keyboard.press("Space")
        for _ in range(first.count()):
            if radio.is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"The arrows do not lead to {label}.")

    def attach(self, path):
        """The window in which one chooses a file is the browser's own; the control is ours."""
        control = self.page.get_by_label("File", exact=True)
        self.reach(control)
        control.set_input_files(path)

    def lands_on(self, address):
        self.page.wait_for_url(re.compile(address))
