import pytest

from capability.rules.response_pool import busiest_tenth


@pytest.mark.parametrize(
    ("counts", "people", "share"),
    [
        pytest.param({}, [], None, id="nobody"),
        pytest.param({1: 0, 2: 0}, [], None, id="no-call-out"),
        pytest.param({1: 1, 2: 3}, [2], 75, id="one-of-two"),
        pytest.param(dict.fromkeys(range(10), 1), [0], 10, id="one-of-ten"),
        pytest.param(dict.fromkeys(range(11), 2), [0, 1], 18, id="two-of-eleven"),
        pytest.param({1: 0, **dict.fromkeys(range(2, 12), 1)}, [2], 10, id="of-those-called"),
        pytest.param({1: 5, 2: 5, 3: 1}, [1], 45, id="rounded-down"),
    ],
)
def test_the_busiest_tenth(counts, people, share):
    tenth = busiest_tenth(counts)
    assert (tenth.people, tenth.share) == (people, share)
