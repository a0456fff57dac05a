"""Every template is used, and every component says what it takes."""

import re

import pytest
from django.conf import settings

ROOT = settings.BASE_DIR / "templates"
TEMPLATES = {str(path.relative_to(ROOT)): path.read_text() for path in ROOT.rglob("*.html")}
# Django and allauth ask for these by name.
ASKED_FOR = re.compile(r"((account|admin|mfa)/.*|4\d\d(_csrf)?|500)\.html")
CODE = "".join(
    path.read_text()
    for app in ("capability", "config", "training", "wellbeing")
    for path in (settings.BASE_DIR / app).rglob("*.py")
)
# A page of a person is named by its tab (capability/views/person.py).
CODE += "".join(
    f'"capability/person/{tab}.html"' for tab in re.findall(r'record\.page\("(\w+)"', CODE)
)


@pytest.mark.parametrize("name", [name for name in TEMPLATES if not ASKED_FOR.fullmatch(name)])
def test_every_template_is_used(name):
    assert any(f'"{name}"' in text for text in [CODE, *TEMPLATES.values()])


@pytest.mark.parametrize("name", [name for name in TEMPLATES if name.startswith("components/")])
def test_every_component_says_what_it_takes(name):
    assert re.match(r"\{# Takes [a-z].*#\}", TEMPLATES[name])


@pytest.mark.parametrize("name", TEMPLATES)
def test_no_template_is_long(name):
    assert TEMPLATES[name].count("\n") <= 80
