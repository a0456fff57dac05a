from django.db import models


class Matching(models.ForeignObject):
    """A way from one model to another's rows with an equal value, without a table between them.

    It has no column and no place in migrations. A query that walks it joins the two tables
    directly, where the way by the foreign keys joins the table both point to as well: half
    the time of a finding was PostgreSQL planning such joins.
    """

    requires_unique_target = False

    def __init__(self, to, ours, theirs):
        super().__init__(
            to,
            models.DO_NOTHING,
            from_fields=[ours],
            to_fields=[theirs],
            related_name="+",
            null=True,
            editable=False,
        )

    def contribute_to_class(self, cls, name, **kwargs):
        super().contribute_to_class(cls, name, private_only=True, **kwargs)
