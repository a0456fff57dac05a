import pytest

from capability.rules.response_pool import busiest_tenth


@pytest.mark.parametrize(
    ("counts", "people", "share"),
    [
        pytest.param({}, [], None, id="nobody"),
        pytest.param({1: 0, 2: 0}, [], None, id="no-call-out"),
        pytest.param(dict.fromkeys(range(9), 1), [], None, id="of-nine-nobody"),
        pytest.param(dict.fromkeys(range(10), 1), [0], 10, id="one-of-ten"),
        pytest.param(dict.fromkeys(range(19), 2), [0], 5, id="one-of-nineteen"),
        pytest.param({1: 0, **dict.fromkeys(range(2, 12), 1)}, [2], 10, id="of-those-called"),
        pytest.param({0: 3, **dict.fromkeys(range(1, 10), 1)}, [0], 25, id="the-busiest"),
        pytest.param({0: 2, **dict.fromkeys(range(1, 12), 1)}, [0], 15, id="a-share-down"),
        pytest.param({0: 4, **dict.fromkeys(range(1, 12), 1)}, [0], 27, id="a-share-up"),
    ],
)
def test_the_busiest_tenth(counts, people, share):
    tenth = busiest_tenth(counts)
    assert (tenth.people, tenth.share) == (people, share)
