import capability.models.days
import django.contrib.postgres.constraints
from django.db import migrations, models


class Migration(migrations.Migration):
    """Lay the indexes of the overlap rules by whose days they are, then by day.

    By day first, 35,000 postings took 47 seconds to go in; so they take 3.
    """

    dependencies = [
        ("capability", "0002_tree"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="caseallocation",
            name="one_allocation_of_a_part_at_a_time",
        ),
        migrations.RemoveConstraint(
            model_name="caseclassification",
            name="one_category_at_a_time",
        ),
        migrations.RemoveConstraint(
            model_name="casegroupmember",
            name="one_membership_at_a_time",
        ),
        migrations.RemoveConstraint(
            model_name="posting",
            name="one_substantive_posting_at_a_time",
        ),
        migrations.RemoveConstraint(
            model_name="prerequisite",
            name="one_prerequisite_at_a_time",
        ),
        migrations.RemoveConstraint(
            model_name="service",
            name="one_service_at_a_time",
        ),
        migrations.RemoveConstraint(
            model_name="suspension",
            name="one_suspension_at_a_time",
        ),
        migrations.RemoveConstraint(
            model_name="unitedge",
            name="one_parent_at_a_time",
        ),
        migrations.AddConstraint(
            model_name="caseallocation",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    ("case", "="),
                    ("person", "="),
                    ("part", "="),
                    (capability.models.days.Days("starts_on", "ends_on"), "&&"),
                ],
                name="one_allocation_of_a_part_at_a_time",
                violation_error_message="The person has that part of the case on some of those days already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="caseclassification",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    ("case", "="),
                    (capability.models.days.Days("starts_on", "ends_on"), "&&"),
                ],
                name="one_category_at_a_time",
                violation_error_message="The case has a category on some of those days.",
            ),
        ),
        migrations.AddConstraint(
            model_name="casegroupmember",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    ("group", "="),
                    ("category", "="),
                    (capability.models.days.Days("starts_on", "ends_on"), "&&"),
                ],
                name="one_membership_at_a_time",
                violation_error_message="The category is in the group on some of those days already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="posting",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("is_substantive", True)),
                expressions=[
                    ("person", "="),
                    (capability.models.days.Days("starts_on", "ends_on"), "&&"),
                ],
                name="one_substantive_posting_at_a_time",
                violation_error_message="The person has a substantive posting on some of those days.",
            ),
        ),
        migrations.AddConstraint(
            model_name="prerequisite",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    ("scheme", "="),
                    ("needs", "="),
                    (capability.models.days.Days("starts_on", "ends_on"), "&&"),
                ],
                name="one_prerequisite_at_a_time",
                violation_error_message="The scheme has that prerequisite on some of those days.",
            ),
        ),
        migrations.AddConstraint(
            model_name="service",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    ("person", "="),
                    (capability.models.days.Days("joined_on", "left_on"), "&&"),
                ],
                name="one_service_at_a_time",
                violation_error_message="The person is in service on some of those days already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="suspension",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    ("accreditation", "="),
                    (capability.models.days.Days("starts_on", "ends_on"), "&&"),
                ],
                name="one_suspension_at_a_time",
                violation_error_message="The accreditation is suspended on some of those days already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="unitedge",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    ("unit", "="),
                    (capability.models.days.Days("starts_on", "ends_on"), "&&"),
                ],
                name="one_parent_at_a_time",
                violation_error_message="The unit has a parent on some of those days.",
            ),
        ),
    ]
