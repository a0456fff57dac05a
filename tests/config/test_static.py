"""The design system is used without what belongs to GOV.UK alone, and unchanged since compiled."""

import hashlib
import re
from pathlib import Path

import pytest
from django.conf import settings

STATIC = settings.BASE_DIR / "config" / "static"
TEMPLATES = sorted((settings.BASE_DIR / "templates").rglob("*.html"))
SUMS = (STATIC / "govuk" / "SHA256SUMS").read_text().splitlines()


@pytest.mark.parametrize("line", SUMS, ids=lambda line: line.split()[1])
def test_compiled_files_are_as_they_came(line):
    expected, name = line.split()
    assert hashlib.sha256((STATIC / "govuk" / name).read_bytes()).hexdigest() == expected


@pytest.mark.parametrize("belongs_to_govuk", ["GDS Transport", "@font-face", "url(", "sourceMap"])
def test_styles_name_neither_crest_nor_font_nor_file(belongs_to_govuk):
    assert belongs_to_govuk not in (STATIC / "govuk" / "govuk.css").read_text()


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: Path(path).name)
def test_templates_hold_no_script_or_style_of_their_own(template):
    text = template.read_text()
    assert re.findall(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)|javascript:", text) == []
