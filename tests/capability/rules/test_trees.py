from capability.rules.trees import Branch, unfolded


def test_children_follow_their_parent_in_the_order_given():
    branches = unfolded([1, 2, 3, 4], {2: 1, 3: 1, 4: 2})
    assert branches == [Branch(1, 0), Branch(2, 1), Branch(4, 2), Branch(3, 1)]


def test_whose_parent_is_out_of_sight_stands_at_the_top():
    assert unfolded([5, 6], {5: 1, 6: 5}) == [Branch(5, 0), Branch(6, 1)]
