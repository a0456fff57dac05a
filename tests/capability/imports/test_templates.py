import pytest

from capability.imports.templates import template_csv
from capability.models import Feed


@pytest.mark.parametrize("feed", [feed for feed in Feed if feed != Feed.FORCES])
def test_a_template_is_read_without_a_mapping(rows_of, a_file, feed):
    assert rows_of(a_file(template_csv(feed)), feed) == []


def test_the_headers_are_ours():
    assert template_csv(Feed.ABSENCES) == (
        "\ufeffperson_ref,number,surname,forename,joined_on,starts_on,ends_on,share_of_duty\r\n"
    )
