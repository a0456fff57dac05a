import re
from datetime import date

import pytest
from django import forms

from capability.fields.dates import DatePartsField
from capability.forms.rendering import FormRenderer


class Award(forms.Form):
    default_renderer = FormRenderer

    collar = forms.CharField(label="Collar number", help_text="For example, PC1234")
    scheme = forms.ChoiceField(label="Scheme", choices=[("", "Choose"), ("PIP2", "PIP2")])
    level = forms.ChoiceField(widget=forms.RadioSelect, choices=[("1", "One"), ("2", "Two")])
    roles = forms.MultipleChoiceField(
        widget=forms.CheckboxSelectMultiple, choices=[("a", "Response"), ("b", "Custody")]
    )
    is_sure = forms.BooleanField(label="I am sure")
    password = forms.CharField(widget=forms.PasswordInput)
    note = forms.CharField(widget=forms.Textarea, required=False)
    awarded = DatePartsField(label="Date awarded", help_text="For example, 27 3 2026")


@pytest.mark.parametrize(
    ("field", "kind", "anchor"),
    [
        ("collar", "input", "id_collar"),
        ("scheme", "select", "id_scheme"),
        ("level", "radios", "id_level_0"),
        ("roles", "checkboxes", "id_roles_0"),
        ("is_sure", "checkbox", "id_is_sure"),
        ("password", "password", "id_password"),
        ("note", "textarea", "id_note"),
        ("awarded", "date", "id_awarded_0"),
    ],
)
def test_a_link_to_a_field_leads_to_its_first_control(field, kind, anchor):
    form = Award({})
    assert (form[field].kind, form[field].anchor) == (kind, anchor)
    assert f'id="{anchor}"' in form.render()


def test_every_control_of_a_wrong_date_has_the_red_border():
    boxes = re.findall(r'<input class="([^"]*date-input[^"]*)"', Award({}).render())
    assert ["govuk-input--error" in box for box in boxes] == [True, True, True]


def test_a_right_form_shows_no_error():
    form = Award(
        {
            "collar": "PC1234",
            "scheme": "PIP2",
            "level": "1",
            "roles": ["a"],
            "is_sure": "on",
            "password": "three dull words",
            "awarded_0": "27",
            "awarded_1": "3",
            "awarded_2": "2026",
        }
    )
    assert "error" not in form.render()
    assert form.cleaned_data["awarded"] == date(2026, 3, 27)


@pytest.mark.parametrize(
    ("field", "problem"),
    [
        ("collar", "Enter collar number"),
        ("scheme", "Choose scheme"),
        ("level", "Choose level"),
        ("awarded", "Enter date awarded"),
    ],
)
def test_what_is_missing_is_named(field, problem):
    assert Award({})[field].problems == [problem]


@pytest.mark.parametrize(
    ("parts", "problem"),
    [
        (("27", "", "2026"), "Enter the day, the month and the year."),
        (
            ("30", "2", "2026"),
            "There is no such day. Enter a day, a month and a year, like 27 3 2026.",
        ),
        (
            ("27", "March", "2026"),
            "There is no such day. Enter a day, a month and a year, like 27 3 2026.",
        ),
    ],
)
def test_a_wrong_date_says_what_is_wrong(parts, problem):
    sent = {f"awarded_{place}": part for place, part in enumerate(parts)}
    assert Award(sent)["awarded"].problems == [problem]


def test_a_date_on_record_fills_its_boxes():
    shown = Award(initial={"awarded": date(2026, 3, 27)})["awarded"].as_widget()
    assert re.findall(r'value="(\d+)"', shown) == ["27", "3", "2026"]


def test_hint_and_error_are_read_out_with_their_control():
    shown = Award({})["collar"].as_widget()
    assert 'aria-describedby="id_collar-hint id_collar-error"' in shown


def test_nothing_is_left_to_the_browsers_own_bubbles():
    assert " required" not in Award({}).render()
