import capability.models.days
import capability.models.history
import django.contrib.postgres.constraints
import django.contrib.postgres.functions
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from decimal import Decimal
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("capability", "0002_tree"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="Absence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="last day")),
                ("starts_on", models.DateField(verbose_name="first day")),
                (
                    "share_of_duty",
                    models.DecimalField(decimal_places=3, default=Decimal("0"), max_digits=4),
                ),
                (
                    "force",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="capability.force",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="absences",
                        to="capability.person",
                    ),
                ),
            ],
            options={
                "ordering": ["person", "starts_on"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("starts_on", None),
                            ("ends_on", None),
                            ("ends_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="absence_ends_after_start",
                        violation_error_message="The last day is before the first.",
                    ),
                    models.UniqueConstraint(
                        fields=("person", "starts_on"),
                        name="one_absence_per_first_day",
                        violation_error_message="An absence from that day is on record already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("share_of_duty__gte", 0), ("share_of_duty__lte", 1)),
                        name="share_of_duty_is_a_share",
                        violation_error_message="The share of duty that is left is from 0 to 1.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AbsenceEvent",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "pgh_xid",
                    capability.models.history.Xid8Field(
                        db_default=capability.models.history.CurrentXid()
                    ),
                ),
                ("id", models.BigIntegerField()),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="last day")),
                ("starts_on", models.DateField(verbose_name="first day")),
                (
                    "share_of_duty",
                    models.DecimalField(decimal_places=3, default=Decimal("0"), max_digits=4),
                ),
                (
                    "force",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="capability.force",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="capability.person",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="capability.absence",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(
                        fields=["pgh_obj", "pgh_id"], name="capability__pgh_obj_749584_idx"
                    ),
                    models.Index(
                        fields=["pgh_xid", "pgh_obj"], name="capability__pgh_xid_ce9738_idx"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Act",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uuid",
                    models.UUIDField(
                        db_default=django.contrib.postgres.functions.RandomUUID(),
                        editable=False,
                        unique=True,
                    ),
                ),
                ("kind", models.CharField(max_length=60)),
                ("reason", models.CharField(max_length=500)),
                ("done_at", models.DateTimeField(auto_now_add=True)),
                (
                    "done_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "force",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="capability.force",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="capability.person",
                    ),
                ),
                (
                    "undoes",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="undone_by",
                        to="capability.act",
                    ),
                ),
                (
                    "undoes_batch",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="undone_by",
                        to="capability.batch",
                    ),
                ),
            ],
            options={
                "ordering": ["-done_at"],
            },
        ),
        migrations.CreateModel(
            name="ActEvent",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "pgh_xid",
                    capability.models.history.Xid8Field(
                        db_default=capability.models.history.CurrentXid()
                    ),
                ),
                ("id", models.BigIntegerField()),
                (
                    "uuid",
                    models.UUIDField(
                        db_default=django.contrib.postgres.functions.RandomUUID(), editable=False
                    ),
                ),
                ("kind", models.CharField(max_length=60)),
                ("reason", models.CharField(max_length=500)),
                ("done_at", models.DateTimeField(auto_now_add=True)),
                (
                    "done_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "force",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="capability.force",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="capability.person",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="capability.act",
                    ),
                ),
                (
                    "undoes",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="capability.act",
                    ),
                ),
                (
                    "undoes_batch",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="capability.batch",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(
                        fields=["pgh_obj", "pgh_id"], name="capability__pgh_obj_a269f3_idx"
                    ),
                    models.Index(
                        fields=["pgh_xid", "pgh_obj"], name="capability__pgh_xid_7fd276_idx"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Correction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("feed", models.CharField(max_length=20)),
                ("identity", models.CharField(blank=True, max_length=100)),
                ("column", models.CharField(max_length=40)),
                ("refused", models.CharField(blank=True, max_length=200, null=True)),
                ("set_at", models.DateTimeField(auto_now=True)),
                (
                    "force",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="capability.force",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="capability.person",
                    ),
                ),
            ],
            options={
                "ordering": ["person", "feed", "identity", "column"],
                "indexes": [
                    models.Index(fields=["force", "feed"], name="capability__force_i_eaa715_idx")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("person", "feed", "identity", "column"),
                        name="one_correction_per_fact",
                        violation_error_message="That fact is set by hand already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CorrectionEvent",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "pgh_xid",
                    capability.models.history.Xid8Field(
                        db_default=capability.models.history.CurrentXid()
                    ),
                ),
                ("id", models.BigIntegerField()),
                ("feed", models.CharField(max_length=20)),
                ("identity", models.CharField(blank=True, max_length=100)),
                ("column", models.CharField(max_length=40)),
                ("refused", models.CharField(blank=True, max_length=200, null=True)),
                ("set_at", models.DateTimeField(auto_now=True)),
                (
                    "force",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="capability.force",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="capability.person",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="capability.correction",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(
                        fields=["pgh_obj", "pgh_id"], name="capability__pgh_obj_f03c7a_idx"
                    ),
                    models.Index(
                        fields=["pgh_xid", "pgh_obj"], name="capability__pgh_xid_251b78_idx"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uuid",
                    models.UUIDField(
                        db_default=django.contrib.postgres.functions.RandomUUID(),
                        editable=False,
                        unique=True,
                    ),
                ),
                ("queued_as", models.CharField(max_length=250)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("person", "This person"),
                            ("tray", "Not a person but a tray"),
                            ("skip", "Leave these rows out"),
                        ],
                        max_length=10,
                    ),
                ),
                ("decided_at", models.DateTimeField(auto_now=True)),
                (
                    "decided_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "force",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="capability.force",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="capability.person",
                    ),
                ),
            ],
            options={
                "ordering": ["force", "queued_as"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("force", "queued_as"),
                        name="one_decision_per_unknown",
                        violation_error_message="That is decided already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "person"), ("person__isnull", False)),
                            models.Q(models.Q(("kind", "person"), _negated=True), ("person", None)),
                            _connector="OR",
                        ),
                        name="decision_names_a_person_or_none",
                        violation_error_message="Only the decision for a person names one.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DecisionEvent",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "pgh_xid",
                    capability.models.history.Xid8Field(
                        db_default=capability.models.history.CurrentXid()
                    ),
                ),
                ("id", models.BigIntegerField()),
                (
                    "uuid",
                    models.UUIDField(
                        db_default=django.contrib.postgres.functions.RandomUUID(), editable=False
                    ),
                ),
                ("queued_as", models.CharField(max_length=250)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("person", "This person"),
                            ("tray", "Not a person but a tray"),
                            ("skip", "Leave these rows out"),
                        ],
                        max_length=10,
                    ),
                ),
                ("decided_at", models.DateTimeField(auto_now=True)),
                (
                    "decided_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "force",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="capability.force",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="capability.person",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="capability.decision",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(
                        fields=["pgh_obj", "pgh_id"], name="capability__pgh_obj_d4c101_idx"
                    ),
                    models.Index(
                        fields=["pgh_xid", "pgh_obj"], name="capability__pgh_xid_6c982c_idx"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Dispute",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uuid",
                    models.UUIDField(
                        db_default=django.contrib.postgres.functions.RandomUUID(),
                        editable=False,
                        unique=True,
                    ),
                ),
                ("table", models.CharField(max_length=40)),
                ("row", models.BigIntegerField()),
                ("field", models.CharField(max_length=40)),
                ("stood", models.CharField(blank=True, max_length=200)),
                ("says", models.CharField(max_length=500)),
                ("opened_at", models.DateTimeField(auto_now_add=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("corrected", "Was wrong, and has been corrected"),
                            ("stands", "Stands as it is"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        max_length=10,
                    ),
                ),
                ("decision", models.CharField(blank=True, max_length=500)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                (
                    "corrected_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="capability.act",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "force",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="capability.force",
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="disputes",
                        to="capability.person",
                    ),
                ),
            ],
            options={
                "ordering": ["opened_at"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("decided_at", None)),
                        fields=("table", "row", "field"),
                        name="one_open_dispute_per_datum",
                        violation_error_message="That is disputed already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at", None), ("decided_by", None), ("outcome", "")),
                            models.Q(
                                models.Q(("outcome", ""), _negated=True),
                                ("decided_at__isnull", False),
                                ("decided_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="dispute_is_decided_by_someone",
                        violation_error_message="A decision has an outcome, a moment and a person.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DisputeEvent",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "pgh_xid",
                    capability.models.history.Xid8Field(
                        db_default=capability.models.history.CurrentXid()
                    ),
                ),
                ("id", models.BigIntegerField()),
                (
                    "uuid",
                    models.UUIDField(
                        db_default=django.contrib.postgres.functions.RandomUUID(), editable=False
                    ),
                ),
                ("table", models.CharField(max_length=40)),
                ("row", models.BigIntegerField()),
                ("field", models.CharField(max_length=40)),
                ("stood", models.CharField(blank=True, max_length=200)),
                ("says", models.CharField(max_length=500)),
                ("opened_at", models.DateTimeField(auto_now_add=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("corrected", "Was wrong, and has been corrected"),
                            ("stands", "Stands as it is"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        max_length=10,
                    ),
                ),
                ("decision", models.CharField(blank=True, max_length=500)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                (
                    "corrected_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="capability.act",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "force",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="capability.force",
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="capability.person",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="capability.dispute",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(
                        fields=["pgh_obj", "pgh_id"], name="capability__pgh_obj_fc43c9_idx"
                    ),
                    models.Index(
                        fields=["pgh_xid", "pgh_obj"], name="capability__pgh_xid_23c7c3_idx"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Duty",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("available", models.BooleanField(default=True)),
                (
                    "force",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="capability.force",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="duties",
                        to="capability.person",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "duties",
                "ordering": ["person", "starts_at"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("person", "starts_at"),
                        name="one_duty_per_start",
                        violation_error_message="A duty from that moment is on record already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                        name="duty_ends_after_start",
                        violation_error_message="The duty ends before it starts.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DutyEvent",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "pgh_xid",
                    capability.models.history.Xid8Field(
                        db_default=capability.models.history.CurrentXid()
                    ),
                ),
                ("id", models.BigIntegerField()),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("available", models.BooleanField(default=True)),
                (
                    "force",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="capability.force",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="capability.person",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="capability.duty",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(
                        fields=["pgh_obj", "pgh_id"], name="capability__pgh_obj_f2616a_idx"
                    ),
                    models.Index(
                        fields=["pgh_xid", "pgh_obj"], name="capability__pgh_xid_2bc428_idx"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EstablishmentPost",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="last day")),
                ("posts", models.DecimalField(decimal_places=2, max_digits=6)),
                ("starts_on", models.DateField(verbose_name="first day")),
                (
                    "force",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="capability.force",
                    ),
                ),
                (
                    "role",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="capability.role",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="establishment",
                        to="capability.unit",
                    ),
                ),
            ],
            options={
                "ordering": ["unit", "starts_on"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("starts_on", None),
                            ("ends_on", None),
                            ("ends_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="establishment_ends_after_start",
                        violation_error_message="The last day is before the first.",
                    ),
                    models.UniqueConstraint(
                        fields=("unit", "role", "starts_on"),
                        name="one_establishment_per_first_day",
                        nulls_distinct=False,
                        violation_error_message="Posts of that role are set from that day already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("posts__gte", 0)),
                        name="posts_are_not_negative",
                        violation_error_message="A unit can't have fewer than no posts.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EstablishmentPostEvent",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "pgh_xid",
                    capability.models.history.Xid8Field(
                        db_default=capability.models.history.CurrentXid()
                    ),
                ),
                ("id", models.BigIntegerField()),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="last day")),
                ("posts", models.DecimalField(decimal_places=2, max_digits=6)),
                ("starts_on", models.DateField(verbose_name="first day")),
                (
                    "force",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="capability.force",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="capability.establishmentpost",
                    ),
                ),
                (
                    "role",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="capability.role",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="capability.unit",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(
                        fields=["pgh_obj", "pgh_id"], name="capability__pgh_obj_3f915b_idx"
                    ),
                    models.Index(
                        fields=["pgh_xid", "pgh_obj"], name="capability__pgh_xid_37aefb_idx"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uuid",
                    models.UUIDField(
                        db_default=django.contrib.postgres.functions.RandomUUID(),
                        editable=False,
                        unique=True,
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("reference", models.CharField(blank=True, max_length=200)),
                ("sha256", models.CharField(blank=True, max_length=64)),
                ("size", models.PositiveBigIntegerField(blank=True, null=True)),
                ("media_type", models.CharField(blank=True, max_length=100)),
                ("storage_key", models.CharField(blank=True, max_length=200)),
                ("withdrawn_on", models.DateField(blank=True, null=True)),
                (
                    "accreditation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items_of_evidence",
                        to="capability.accreditation",
                    ),
                ),
                (
                    "force",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="capability.force",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "evidence",
                "ordering": ["accreditation", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("reference", ""), _negated=True),
                                ("sha256", ""),
                                ("storage_key", ""),
                            ),
                            models.Q(
                                ("reference", ""),
                                ("size__isnull", False),
                                models.Q(("sha256", ""), _negated=True),
                                models.Q(("storage_key", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="evidence_is_a_file_or_a_reference",
                        violation_error_message="Evidence is a file, or a reference to something.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="EvidenceEvent",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "pgh_xid",
                    capability.models.history.Xid8Field(
                        db_default=capability.models.history.CurrentXid()
                    ),
                ),
                ("id", models.BigIntegerField()),
                (
                    "uuid",
                    models.UUIDField(
                        db_default=django.contrib.postgres.functions.RandomUUID(), editable=False
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("reference", models.CharField(blank=True, max_length=200)),
                ("sha256", models.CharField(blank=True, max_length=64)),
                ("size", models.PositiveBigIntegerField(blank=True, null=True)),
                ("media_type", models.CharField(blank=True, max_length=100)),
                ("storage_key", models.CharField(blank=True, max_length=200)),
                ("withdrawn_on", models.DateField(blank=True, null=True)),
                (
                    "accreditation",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="capability.accreditation",
                    ),
                ),
                (
                    "force",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="capability.force",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="capability.evidence",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(
                        fields=["pgh_obj", "pgh_id"], name="capability__pgh_obj_c87dfa_idx"
                    ),
                    models.Index(
                        fields=["pgh_xid", "pgh_obj"], name="capability__pgh_xid_b1ae13_idx"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MappingProfile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uuid",
                    models.UUIDField(
                        db_default=django.contrib.postgres.functions.RandomUUID(),
                        editable=False,
                        unique=True,
                    ),
                ),
                (
                    "feed",
                    models.CharField(
                        choices=[
                            ("forces", "Forces"),
                            ("units", "Units"),
                            ("schemes", "Schemes"),
                            ("people", "People"),
                            ("postings", "Postings"),
                            ("accreditations", "Accreditations"),
                            ("allocations", "Case allocations"),
                            ("requirements", "Requirements"),
                            ("duties", "Duties"),
                            ("absences", "Absences"),
                        ],
                        max_length=20,
                    ),
                ),
                ("name", models.CharField(max_length=100)),
                ("tables", models.JSONField(default=dict)),
                (
                    "headers",
                    models.JSONField(
                        default=list, verbose_name="headers of the file it was made for"
                    ),
                ),
                ("used_at", models.DateTimeField(auto_now=True)),
                (
                    "force",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="capability.force",
                    ),
                ),
            ],
            options={
                "ordering": ["-used_at"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("force", "feed", "name"),
                        name="one_mapping_per_name",
                        violation_error_message="There is a mapping of that name already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MappingProfileEvent",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "pgh_xid",
                    capability.models.history.Xid8Field(
                        db_default=capability.models.history.CurrentXid()
                    ),
                ),
                ("id", models.BigIntegerField()),
                (
                    "uuid",
                    models.UUIDField(
                        db_default=django.contrib.postgres.functions.RandomUUID(), editable=False
                    ),
                ),
                (
                    "feed",
                    models.CharField(
                        choices=[
                            ("forces", "Forces"),
                            ("units", "Units"),
                            ("schemes", "Schemes"),
                            ("people", "People"),
                            ("postings", "Postings"),
                            ("accreditations", "Accreditations"),
                            ("allocations", "Case allocations"),
                            ("requirements", "Requirements"),
                            ("duties", "Duties"),
                            ("absences", "Absences"),
                        ],
                        max_length=20,
                    ),
                ),
                ("name", models.CharField(max_length=100)),
                ("tables", models.JSONField(default=dict)),
                (
                    "headers",
                    models.JSONField(
                        default=list, verbose_name="headers of the file it was made for"
                    ),
                ),
                ("used_at", models.DateTimeField(auto_now=True)),
                (
                    "force",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="capability.force",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="capability.mappingprofile",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(
                        fields=["pgh_obj", "pgh_id"], name="capability__pgh_obj_8f1105_idx"
                    ),
                    models.Index(
                        fields=["pgh_xid", "pgh_obj"], name="capability__pgh_xid_e36bc5_idx"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("subject", models.CharField(max_length=100)),
                ("step", models.CharField(max_length=20)),
                ("to", models.EmailField(max_length=254)),
                ("title", models.CharField(max_length=200)),
                ("text", models.TextField()),
                ("owed_at", models.DateTimeField(auto_now_add=True)),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                (
                    "force",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="capability.force",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notices",
                        to="capability.person",
                    ),
                ),
            ],
            options={
                "ordering": ["owed_at"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("person", "subject", "step", "to"),
                        name="one_notice_per_step",
                        violation_error_message="That message is owed already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Restriction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="last day")),
                (
                    "uuid",
                    models.UUIDField(
                        db_default=django.contrib.postgres.functions.RandomUUID(),
                        editable=False,
                        unique=True,
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="first day")),
                (
                    "case_group",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="capability.casegroup",
                    ),
                ),
                (
                    "force",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="capability.force",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="restrictions",
                        to="capability.person",
                    ),
                ),
            ],
            options={
                "ordering": ["person", "starts_on"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("starts_on", None),
                            ("ends_on", None),
                            ("ends_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="restriction_ends_after_start",
                        violation_error_message="The last day is before the first.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RestrictionEvent",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "pgh_xid",
                    capability.models.history.Xid8Field(
                        db_default=capability.models.history.CurrentXid()
                    ),
                ),
                ("id", models.BigIntegerField()),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="last day")),
                (
                    "uuid",
                    models.UUIDField(
                        db_default=django.contrib.postgres.functions.RandomUUID(), editable=False
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="first day")),
                (
                    "case_group",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="capability.casegroup",
                    ),
                ),
                (
                    "force",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="capability.force",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="capability.person",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="capability.restriction",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(
                        fields=["pgh_obj", "pgh_id"], name="capability__pgh_obj_58d840_idx"
                    ),
                    models.Index(
                        fields=["pgh_xid", "pgh_obj"], name="capability__pgh_xid_658737_idx"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TokenUnit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "force",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="capability.force",
                    ),
                ),
                (
                    "token",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="units",
                        to=settings.KNOX_TOKEN_MODEL,
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="capability.unit",
                    ),
                ),
            ],
            options={
                "ordering": ["token", "unit"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("token", "unit"),
                        name="one_narrowing_per_unit",
                        violation_error_message="The token is narrowed to that unit already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="TrayAllocation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="last day")),
                ("tray", models.CharField(max_length=250)),
                (
                    "part",
                    models.CharField(
                        choices=[
                            ("OIC", "Officer in the case"),
                            ("DEPUTY", "Deputy"),
                            ("SUPERVISOR", "Supervisor"),
                            ("FIRST_RESPONDER", "First responder"),
                        ],
                        max_length=20,
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="first day")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="trays",
                        to="capability.case",
                    ),
                ),
                (
                    "force",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="capability.force",
                    ),
                ),
            ],
            options={
                "ordering": ["case", "starts_on"],
                "indexes": [
                    models.Index(
                        fields=["force", "starts_on"], name="capability__force_i_9fb66d_idx"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("starts_on", None),
                            ("ends_on", None),
                            ("ends_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="tray_allocation_ends_after_start",
                        violation_error_message="The last day is before the first.",
                    ),
                    models.UniqueConstraint(
                        fields=("case", "tray", "part", "starts_on"),
                        name="one_tray_allocation_per_first_day",
                        violation_error_message="The tray has that part of the case from that day already.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TrayAllocationEvent",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "pgh_xid",
                    capability.models.history.Xid8Field(
                        db_default=capability.models.history.CurrentXid()
                    ),
                ),
                ("id", models.BigIntegerField()),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="last day")),
                ("tray", models.CharField(max_length=250)),
                (
                    "part",
                    models.CharField(
                        choices=[
                            ("OIC", "Officer in the case"),
                            ("DEPUTY", "Deputy"),
                            ("SUPERVISOR", "Supervisor"),
                            ("FIRST_RESPONDER", "First responder"),
                        ],
                        max_length=20,
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="first day")),
                (
                    "case",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="capability.case",
                    ),
                ),
                (
                    "force",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="capability.force",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="capability.trayallocation",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(
                        fields=["pgh_obj", "pgh_id"], name="capability__pgh_obj_88baec_idx"
                    ),
                    models.Index(
                        fields=["pgh_xid", "pgh_obj"], name="capability__pgh_xid_59f80d_idx"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="UnitHead",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="last day")),
                ("starts_on", models.DateField(verbose_name="first day")),
                (
                    "force",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="capability.force",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="headships",
                        to="capability.person",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="heads",
                        to="capability.unit",
                    ),
                ),
            ],
            options={
                "ordering": ["unit", "starts_on"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("starts_on", None),
                            ("ends_on", None),
                            ("ends_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="unit_head_ends_after_start",
                        violation_error_message="The last day is before the first.",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            ("unit", "="),
                            (capability.models.days.Days("starts_on", "ends_on"), "&&"),
                        ],
                        name="one_head_at_a_time",
                        violation_error_message="The unit has a head on some of those days already.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="UnitHeadEvent",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "pgh_xid",
                    capability.models.history.Xid8Field(
                        db_default=capability.models.history.CurrentXid()
                    ),
                ),
                ("id", models.BigIntegerField()),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="last day")),
                ("starts_on", models.DateField(verbose_name="first day")),
                (
                    "force",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="capability.force",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="capability.person",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="capability.unithead",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="capability.unit",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(
                        fields=["pgh_obj", "pgh_id"], name="capability__pgh_obj_e49876_idx"
                    ),
                    models.Index(
                        fields=["pgh_xid", "pgh_obj"], name="capability__pgh_xid_cbaa03_idx"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Upload",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uuid",
                    models.UUIDField(
                        db_default=django.contrib.postgres.functions.RandomUUID(),
                        editable=False,
                        unique=True,
                    ),
                ),
                (
                    "feed",
                    models.CharField(
                        choices=[
                            ("forces", "Forces"),
                            ("units", "Units"),
                            ("schemes", "Schemes"),
                            ("people", "People"),
                            ("postings", "Postings"),
                            ("accreditations", "Accreditations"),
                            ("allocations", "Case allocations"),
                            ("requirements", "Requirements"),
                            ("duties", "Duties"),
                            ("absences", "Absences"),
                        ],
                        max_length=20,
                    ),
                ),
                ("file_name", models.CharField(max_length=200)),
                ("file_sha256", models.CharField(max_length=64)),
                ("size", models.PositiveBigIntegerField()),
                ("storage_key", models.CharField(max_length=200)),
                (
                    "tables",
                    models.JSONField(blank=True, default=dict, verbose_name="mapping profile"),
                ),
                ("as_at", models.DateField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("reading", "Is being read"),
                            ("mapping", "Waits for its columns"),
                            ("checking", "Is being checked"),
                            ("checked", "Checked: nothing is written yet"),
                            ("waiting", "Waits for a second person"),
                            ("applying", "Is being applied"),
                            ("applied", "Applied"),
                            ("refused", "Can't be read"),
                            ("dropped", "Given up"),
                        ],
                        default="reading",
                        max_length=10,
                    ),
                ),
                ("refusal", models.CharField(blank=True, max_length=500)),
                (
                    "sheets",
                    models.JSONField(
                        blank=True, default=dict, verbose_name="sheets, visible and hidden"
                    ),
                ),
                (
                    "counts",
                    models.JSONField(blank=True, default=dict, verbose_name="what the check found"),
                ),
                ("uploaded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "batch",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="upload",
                        to="capability.batch",
                    ),
                ),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "force",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="capability.force",
                    ),
                ),
                (
                    "job",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="capability.job",
                    ),
                ),
                (
                    "mapping",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="uploads",
                        to="capability.mappingprofile",
                    ),
                ),
                (
                    "replaces",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="capability.upload",
                    ),
                ),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-uploaded_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confirmed_by", None),
                            models.Q(("confirmed_by", models.F("uploaded_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="second_person_is_another",
                        violation_error_message="Whoever brought the file in can't be the second person.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="UploadChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("what", models.CharField(max_length=40)),
                ("done", models.CharField(max_length=10)),
                ("whose", models.CharField(blank=True, max_length=200)),
                ("details", models.JSONField(default=list)),
                ("is_ending", models.BooleanField(default=False)),
                (
                    "force",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="capability.force",
                    ),
                ),
                (
                    "upload",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="changes",
                        to="capability.upload",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "indexes": [
                    models.Index(fields=["upload", "done"], name="capability__upload__b4b058_idx")
                ],
            },
        ),
        migrations.CreateModel(
            name="UploadEvent",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "pgh_xid",
                    capability.models.history.Xid8Field(
                        db_default=capability.models.history.CurrentXid()
                    ),
                ),
                ("id", models.BigIntegerField()),
                (
                    "uuid",
                    models.UUIDField(
                        db_default=django.contrib.postgres.functions.RandomUUID(), editable=False
                    ),
                ),
                (
                    "feed",
                    models.CharField(
                        choices=[
                            ("forces", "Forces"),
                            ("units", "Units"),
                            ("schemes", "Schemes"),
                            ("people", "People"),
                            ("postings", "Postings"),
                            ("accreditations", "Accreditations"),
                            ("allocations", "Case allocations"),
                            ("requirements", "Requirements"),
                            ("duties", "Duties"),
                            ("absences", "Absences"),
                        ],
                        max_length=20,
                    ),
                ),
                ("file_name", models.CharField(max_length=200)),
                ("file_sha256", models.CharField(max_length=64)),
                ("size", models.PositiveBigIntegerField()),
                ("storage_key", models.CharField(max_length=200)),
                (
                    "tables",
                    models.JSONField(blank=True, default=dict, verbose_name="mapping profile"),
                ),
                ("as_at", models.DateField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("reading", "Is being read"),
                            ("mapping", "Waits for its columns"),
                            ("checking", "Is being checked"),
                            ("checked", "Checked: nothing is written yet"),
                            ("waiting", "Waits for a second person"),
                            ("applying", "Is being applied"),
                            ("applied", "Applied"),
                            ("refused", "Can't be read"),
                            ("dropped", "Given up"),
                        ],
                        default="reading",
                        max_length=10,
                    ),
                ),
                ("refusal", models.CharField(blank=True, max_length=500)),
                (
                    "sheets",
                    models.JSONField(
                        blank=True, default=dict, verbose_name="sheets, visible and hidden"
                    ),
                ),
                (
                    "counts",
                    models.JSONField(blank=True, default=dict, verbose_name="what the check found"),
                ),
                ("uploaded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "batch",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="capability.batch",
                    ),
                ),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "force",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="capability.force",
                    ),
                ),
                (
                    "job",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="capability.job",
                    ),
                ),
                (
                    "mapping",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="capability.mappingprofile",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="capability.upload",
                    ),
                ),
                (
                    "replaces",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="capability.upload",
                    ),
                ),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(
                        fields=["pgh_obj", "pgh_id"], name="capability__pgh_obj_a2bda2_idx"
                    ),
                    models.Index(
                        fields=["pgh_xid", "pgh_obj"], name="capability__pgh_xid_ddfd28_idx"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="UploadFault",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("row", models.PositiveIntegerField()),
                ("column", models.CharField(blank=True, max_length=40)),
                ("value", models.TextField(blank=True)),
                ("kind", models.CharField(max_length=300)),
                ("rule", models.TextField()),
                ("cure", models.TextField()),
                ("severity", models.CharField(max_length=10)),
                (
                    "force",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="capability.force",
                    ),
                ),
                (
                    "upload",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="faults",
                        to="capability.upload",
                    ),
                ),
            ],
            options={
                "ordering": ["row", "column", "pk"],
                "indexes": [
                    models.Index(
                        fields=["upload", "kind", "column", "row"],
                        name="capability__upload__ca42db_idx",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="UploadRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("row", models.PositiveIntegerField()),
                ("outcome", models.CharField(max_length=10)),
                ("said", models.JSONField(default=list)),
                ("queued_as", models.CharField(blank=True, max_length=250)),
                ("reason", models.CharField(blank=True, max_length=300)),
                ("values", models.JSONField(default=dict)),
                ("candidates", models.JSONField(default=list)),
                (
                    "force",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="capability.force",
                    ),
                ),
                (
                    "upload",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rows",
                        to="capability.upload",
                    ),
                ),
            ],
            options={
                "ordering": ["row"],
                "indexes": [
                    models.Index(
                        fields=["upload", "outcome", "row"], name="capability__upload__447dec_idx"
                    ),
                    models.Index(
                        fields=["upload", "queued_as"], name="capability__upload__7379c9_idx"
                    ),
                ],
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="case",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="case",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="case",
            name="delete_delete",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="caseallocation",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="caseallocation",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="caseallocation",
            name="delete_delete",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="gap",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="gap",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="gap",
            name="delete_delete",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="grant",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="grant",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="grant",
            name="delete_delete",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="user",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="user",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="user",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="apitoken",
            name="last_used_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="apitoken",
            name="uuid",
            field=models.UUIDField(
                db_default=django.contrib.postgres.functions.RandomUUID(),
                editable=False,
                unique=True,
            ),
        ),
        migrations.AddField(
            model_name="case",
            name="veiled_uuid",
            field=models.UUIDField(
                db_default=django.contrib.postgres.functions.RandomUUID(),
                editable=False,
                unique=True,
            ),
        ),
        migrations.AddField(
            model_name="caseallocation",
            name="veiled_uuid",
            field=models.UUIDField(
                db_default=django.contrib.postgres.functions.RandomUUID(),
                editable=False,
                unique=True,
            ),
        ),
        migrations.AddField(
            model_name="caseallocationevent",
            name="veiled_uuid",
            field=models.UUIDField(
                db_default=django.contrib.postgres.functions.RandomUUID(), editable=False
            ),
        ),
        migrations.AddField(
            model_name="caseevent",
            name="veiled_uuid",
            field=models.UUIDField(
                db_default=django.contrib.postgres.functions.RandomUUID(), editable=False
            ),
        ),
        migrations.AddField(
            model_name="gap",
            name="acknowledged_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="gap",
            name="acknowledged_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="gap",
            name="due_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="gap",
            name="owner",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="gap",
            name="plan",
            field=models.CharField(
                blank=True, db_default="", max_length=500, verbose_name="what is being done"
            ),
        ),
        migrations.AddField(
            model_name="gapevent",
            name="acknowledged_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="gapevent",
            name="acknowledged_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="gapevent",
            name="due_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="gapevent",
            name="owner",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="gapevent",
            name="plan",
            field=models.CharField(
                blank=True, db_default="", max_length=500, verbose_name="what is being done"
            ),
        ),
        migrations.AddField(
            model_name="grant",
            name="confirmed_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="grant",
            name="made_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="grant",
            name="needs_second",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="grantevent",
            name="confirmed_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="grantevent",
            name="made_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="grantevent",
            name="needs_second",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="job",
            name="asked_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="unresolvedrow",
            name="settled_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="settled_rows",
                to="capability.batch",
            ),
        ),
        migrations.AddField(
            model_name="user",
            name="signed_out_at",
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="userevent",
            name="signed_out_at",
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AlterField(
            model_name="batch",
            name="feed",
            field=models.CharField(
                choices=[
                    ("forces", "Forces"),
                    ("units", "Units"),
                    ("schemes", "Schemes"),
                    ("people", "People"),
                    ("postings", "Postings"),
                    ("accreditations", "Accreditations"),
                    ("allocations", "Case allocations"),
                    ("requirements", "Requirements"),
                    ("duties", "Duties"),
                    ("absences", "Absences"),
                ],
                max_length=20,
            ),
        ),
        migrations.AlterField(
            model_name="batchevent",
            name="feed",
            field=models.CharField(
                choices=[
                    ("forces", "Forces"),
                    ("units", "Units"),
                    ("schemes", "Schemes"),
                    ("people", "People"),
                    ("postings", "Postings"),
                    ("accreditations", "Accreditations"),
                    ("allocations", "Case allocations"),
                    ("requirements", "Requirements"),
                    ("duties", "Duties"),
                    ("absences", "Absences"),
                ],
                max_length=20,
            ),
        ),
        migrations.AlterField(
            model_name="gap",
            name="accreditation",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="gaps",
                to="capability.accreditation",
            ),
        ),
        migrations.AlterField(
            model_name="gap",
            name="allocation",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="gaps",
                to="capability.caseallocation",
            ),
        ),
        migrations.AlterField(
            model_name="gap",
            name="case",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="gaps",
                to="capability.case",
            ),
        ),
        migrations.AlterField(
            model_name="gap",
            name="person",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="gaps",
                to="capability.person",
            ),
        ),
        migrations.AlterField(
            model_name="gap",
            name="requirement",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="gaps",
                to="capability.requirement",
            ),
        ),
        migrations.AlterField(
            model_name="gap",
            name="scheme",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="gaps",
                to="capability.scheme",
            ),
        ),
        migrations.AlterField(
            model_name="gap",
            name="unit",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="gaps",
                to="capability.unit",
            ),
        ),
        migrations.AlterField(
            model_name="grant",
            name="access_role",
            field=models.CharField(
                choices=[
                    ("ld-admin", "L&D administrator"),
                    ("supervisor", "Supervisor"),
                    ("rasso-allocator", "RASSO allocator"),
                    ("analyst", "Analyst"),
                    ("auditor", "Auditor"),
                    ("system-admin", "System administrator"),
                ],
                max_length=20,
            ),
        ),
        migrations.AlterField(
            model_name="grantevent",
            name="access_role",
            field=models.CharField(
                choices=[
                    ("ld-admin", "L&D administrator"),
                    ("supervisor", "Supervisor"),
                    ("rasso-allocator", "RASSO allocator"),
                    ("analyst", "Analyst"),
                    ("auditor", "Auditor"),
                    ("system-admin", "System administrator"),
                ],
                max_length=20,
            ),
        ),
        migrations.AlterField(
            model_name="unresolvedrow",
            name="feed",
            field=models.CharField(
                choices=[
                    ("forces", "Forces"),
                    ("units", "Units"),
                    ("schemes", "Schemes"),
                    ("people", "People"),
                    ("postings", "Postings"),
                    ("accreditations", "Accreditations"),
                    ("allocations", "Case allocations"),
                    ("requirements", "Requirements"),
                    ("duties", "Duties"),
                    ("absences", "Absences"),
                ],
                max_length=20,
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="case",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "capability_caseevent" ("closed_on", "force_id", "id", "last_reviewed_on", "outcome_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "uuid", "veiled_uuid") SELECT new_values."closed_on", new_values."force_id", new_values."id", new_values."last_reviewed_on", new_values."outcome_on", _pgh_attached_context.value, public.register_clock(), \'insert\', new_values."id", new_values."reference", new_values."uuid", new_values."veiled_uuid" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="ad7529995fc409c321087c2432b1d33b5f6d2b0b",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_598ba",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="capability_case",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="case",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "capability_caseevent" ("closed_on", "force_id", "id", "last_reviewed_on", "outcome_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "uuid", "veiled_uuid") VALUES (NEW."closed_on", NEW."force_id", NEW."id", NEW."last_reviewed_on", NEW."outcome_on", _pgh_attach_context(), public.register_clock(), \'update\', NEW."id", NEW."reference", NEW."uuid", NEW."veiled_uuid"); RETURN NULL;',
                    hash="c273a2f827f2f6df8f0a18e0b184358a88717d94",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_fb851",
                    table="capability_case",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="case",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "capability_caseevent" ("closed_on", "force_id", "id", "last_reviewed_on", "outcome_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "uuid", "veiled_uuid") SELECT old_values."closed_on", old_values."force_id", old_values."id", old_values."last_reviewed_on", old_values."outcome_on", _pgh_attached_context.value, public.register_clock(), \'delete\', old_values."id", old_values."reference", old_values."uuid", old_values."veiled_uuid" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="fc7f0bc0a6613163487f2859323698b5aa4f23e1",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_b8b2a",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="capability_case",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="caseallocation",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "capability_caseallocationevent" ("case_id", "ends_on", "force_id", "id", "part", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "uuid", "veiled_uuid") SELECT new_values."case_id", new_values."ends_on", new_values."force_id", new_values."id", new_values."part", new_values."person_id", _pgh_attached_context.value, public.register_clock(), \'insert\', new_values."id", new_values."starts_on", new_values."uuid", new_values."veiled_uuid" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="f5bfaa510d140e8c3609d9047b4809bd9d0736fe",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_4cd4e",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="capability_caseallocation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="caseallocation",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "capability_caseallocationevent" ("case_id", "ends_on", "force_id", "id", "part", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "uuid", "veiled_uuid") VALUES (NEW."case_id", NEW."ends_on", NEW."force_id", NEW."id", NEW."part", NEW."person_id", _pgh_attach_context(), public.register_clock(), \'update\', NEW."id", NEW."starts_on", NEW."uuid", NEW."veiled_uuid"); RETURN NULL;',
                    hash="005bc441df6cbeda95dd2903c33ea9ac11850a4a",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_f8760",
                    table="capability_caseallocation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="caseallocation",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "capability_caseallocationevent" ("case_id", "ends_on", "force_id", "id", "part", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "uuid", "veiled_uuid") SELECT old_values."case_id", old_values."ends_on", old_values."force_id", old_values."id", old_values."part", old_values."person_id", _pgh_attached_context.value, public.register_clock(), \'delete\', old_values."id", old_values."starts_on", old_values."uuid", old_values."veiled_uuid" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="d6de4d4b87c4dd95206ddb1e527646c22c46aac7",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_93fb8",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="capability_caseallocation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="gap",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "capability_gapevent" ("accreditation_id", "acknowledged_at", "acknowledged_by_id", "allocation_id", "case_id", "check_code", "closed_on", "due_on", "evidence", "force_id", "id", "opened_on", "owner_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan", "requirement_id", "scheme_id", "subject", "unit_id", "uuid", "veiled_uuid") SELECT new_values."accreditation_id", new_values."acknowledged_at", new_values."acknowledged_by_id", new_values."allocation_id", new_values."case_id", new_values."check_code", new_values."closed_on", new_values."due_on", new_values."evidence", new_values."force_id", new_values."id", new_values."opened_on", new_values."owner_id", new_values."person_id", _pgh_attached_context.value, public.register_clock(), \'insert\', new_values."id", new_values."plan", new_values."requirement_id", new_values."scheme_id", new_values."subject", new_values."unit_id", new_values."uuid", new_values."veiled_uuid" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="ce1d0e89b19e3ef713937700366c8af49ac41be6",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_0d05e",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="capability_gap",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="gap",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "capability_gapevent" ("accreditation_id", "acknowledged_at", "acknowledged_by_id", "allocation_id", "case_id", "check_code", "closed_on", "due_on", "evidence", "force_id", "id", "opened_on", "owner_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan", "requirement_id", "scheme_id", "subject", "unit_id", "uuid", "veiled_uuid") VALUES (NEW."accreditation_id", NEW."acknowledged_at", NEW."acknowledged_by_id", NEW."allocation_id", NEW."case_id", NEW."check_code", NEW."closed_on", NEW."due_on", NEW."evidence", NEW."force_id", NEW."id", NEW."opened_on", NEW."owner_id", NEW."person_id", _pgh_attach_context(), public.register_clock(), \'update\', NEW."id", NEW."plan", NEW."requirement_id", NEW."scheme_id", NEW."subject", NEW."unit_id", NEW."uuid", NEW."veiled_uuid"); RETURN NULL;',
                    hash="0d62d15a9c828d907b7556670547b150735cad98",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_71221",
                    table="capability_gap",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="gap",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "capability_gapevent" ("accreditation_id", "acknowledged_at", "acknowledged_by_id", "allocation_id", "case_id", "check_code", "closed_on", "due_on", "evidence", "force_id", "id", "opened_on", "owner_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan", "requirement_id", "scheme_id", "subject", "unit_id", "uuid", "veiled_uuid") SELECT old_values."accreditation_id", old_values."acknowledged_at", old_values."acknowledged_by_id", old_values."allocation_id", old_values."case_id", old_values."check_code", old_values."closed_on", old_values."due_on", old_values."evidence", old_values."force_id", old_values."id", old_values."opened_on", old_values."owner_id", old_values."person_id", _pgh_attached_context.value, public.register_clock(), \'delete\', old_values."id", old_values."plan", old_values."requirement_id", old_values."scheme_id", old_values."subject", old_values."unit_id", old_values."uuid", old_values."veiled_uuid" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="66707ed5481b5d91cfee243a9b82f51503b2db73",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_dc9fa",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="capability_gap",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="grant",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "capability_grantevent" ("access_role", "confirmed_by_id", "ends_on", "force_id", "id", "made_by_id", "needs_second", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "unit_id", "user_id", "uuid") SELECT new_values."access_role", new_values."confirmed_by_id", new_values."ends_on", new_values."force_id", new_values."id", new_values."made_by_id", new_values."needs_second", _pgh_attached_context.value, public.register_clock(), \'insert\', new_values."id", new_values."starts_on", new_values."unit_id", new_values."user_id", new_values."uuid" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="0d3b137093e0e7b58b3575389dec709a154f94cb",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_fb651",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="capability_grant",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="grant",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "capability_grantevent" ("access_role", "confirmed_by_id", "ends_on", "force_id", "id", "made_by_id", "needs_second", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "unit_id", "user_id", "uuid") VALUES (NEW."access_role", NEW."confirmed_by_id", NEW."ends_on", NEW."force_id", NEW."id", NEW."made_by_id", NEW."needs_second", _pgh_attach_context(), public.register_clock(), \'update\', NEW."id", NEW."starts_on", NEW."unit_id", NEW."user_id", NEW."uuid"); RETURN NULL;',
                    hash="697c70118693e6f90ea558fa50311efaa67ac029",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_bce0a",
                    table="capability_grant",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="grant",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "capability_grantevent" ("access_role", "confirmed_by_id", "ends_on", "force_id", "id", "made_by_id", "needs_second", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "unit_id", "user_id", "uuid") SELECT old_values."access_role", old_values."confirmed_by_id", old_values."ends_on", old_values."force_id", old_values."id", old_values."made_by_id", old_values."needs_second", _pgh_attached_context.value, public.register_clock(), \'delete\', old_values."id", old_values."starts_on", old_values."unit_id", old_values."user_id", old_values."uuid" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="8be54c5991e126594e077c8c89a893bde5edb9d2",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_a82cf",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="capability_grant",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="user",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "capability_userevent" ("email", "id", "invited_at", "is_active", "last_login", "password", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "signed_out_at", "uuid") SELECT new_values."email", new_values."id", new_values."invited_at", new_values."is_active", new_values."last_login", new_values."password", new_values."person_id", _pgh_attached_context.value, public.register_clock(), \'insert\', new_values."id", new_values."signed_out_at", new_values."uuid" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="4258093fae7e6da800b7ce19665ee262b7ec3231",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_3656f",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="capability_user",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="user",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "capability_userevent" ("email", "id", "invited_at", "is_active", "last_login", "password", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "signed_out_at", "uuid") VALUES (NEW."email", NEW."id", NEW."invited_at", NEW."is_active", NEW."last_login", NEW."password", NEW."person_id", _pgh_attach_context(), public.register_clock(), \'update\', NEW."id", NEW."signed_out_at", NEW."uuid"); RETURN NULL;',
                    hash="d41fe08580b516f553d7c288f66e0223040c8817",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_47f02",
                    table="capability_user",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="user",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "capability_userevent" ("email", "id", "invited_at", "is_active", "last_login", "password", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "signed_out_at", "uuid") SELECT old_values."email", old_values."id", old_values."invited_at", old_values."is_active", old_values."last_login", old_values."password", old_values."person_id", _pgh_attached_context.value, public.register_clock(), \'delete\', old_values."id", old_values."signed_out_at", old_values."uuid" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="e4de3f4db04acbdbaabbe3431cc1b2825451f721",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_c07b5",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="capability_user",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="gap",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("acknowledged_at", None), ("acknowledged_by", None)),
                    models.Q(
                        ("acknowledged_at__isnull", False), ("acknowledged_by__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="gap_is_acknowledged_by_someone",
                violation_error_message="An acknowledgement has a moment and a person.",
            ),
        ),
        migrations.AddConstraint(
            model_name="grant",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("confirmed_by", None),
                    models.Q(("confirmed_by", models.F("made_by")), _negated=True),
                    _connector="OR",
                ),
                name="grant_is_confirmed_by_another",
                violation_error_message="Whoever made the grant can't confirm it too.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="absence",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "capability_absenceevent" ("ends_on", "force_id", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "share_of_duty", "starts_on") SELECT new_values."ends_on", new_values."force_id", new_values."id", new_values."person_id", _pgh_attached_context.value, public.register_clock(), \'insert\', new_values."id", new_values."share_of_duty", new_values."starts_on" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="902729ec4eb4609d6bd3dc3e65dbcbb6e4c4cbd2",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_3f330",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="capability_absence",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="absence",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "capability_absenceevent" ("ends_on", "force_id", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "share_of_duty", "starts_on") VALUES (NEW."ends_on", NEW."force_id", NEW."id", NEW."person_id", _pgh_attach_context(), public.register_clock(), \'update\', NEW."id", NEW."share_of_duty", NEW."starts_on"); RETURN NULL;',
                    hash="70a4b69733640a3cec8bfb08afff98d467c00ee9",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_5c31c",
                    table="capability_absence",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="absence",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "capability_absenceevent" ("ends_on", "force_id", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "share_of_duty", "starts_on") SELECT old_values."ends_on", old_values."force_id", old_values."id", old_values."person_id", _pgh_attached_context.value, public.register_clock(), \'delete\', old_values."id", old_values."share_of_duty", old_values."starts_on" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="8c3f8f18046a4e6e8ce08075393eea3291df9d1f",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_e94ac",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="capability_absence",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="absenceevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="fa039ce65292746ec1d7b0192bae2ac476c825c2",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_6be86",
                    table="capability_absenceevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="act",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "capability_actevent" ("done_at", "done_by_id", "force_id", "id", "kind", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "undoes_batch_id", "undoes_id", "uuid") SELECT new_values."done_at", new_values."done_by_id", new_values."force_id", new_values."id", new_values."kind", new_values."person_id", _pgh_attached_context.value, public.register_clock(), \'insert\', new_values."id", new_values."reason", new_values."undoes_batch_id", new_values."undoes_id", new_values."uuid" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="024d5fb34c11c9f1a745185c9933c203d9f547d8",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_41844",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="capability_act",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="act",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "capability_actevent" ("done_at", "done_by_id", "force_id", "id", "kind", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "undoes_batch_id", "undoes_id", "uuid") VALUES (NEW."done_at", NEW."done_by_id", NEW."force_id", NEW."id", NEW."kind", NEW."person_id", _pgh_attach_context(), public.register_clock(), \'update\', NEW."id", NEW."reason", NEW."undoes_batch_id", NEW."undoes_id", NEW."uuid"); RETURN NULL;',
                    hash="1029b25b2a6e42b519736f125a2550361e9ca2b8",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_42173",
                    table="capability_act",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="act",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "capability_actevent" ("done_at", "done_by_id", "force_id", "id", "kind", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "undoes_batch_id", "undoes_id", "uuid") SELECT old_values."done_at", old_values."done_by_id", old_values."force_id", old_values."id", old_values."kind", old_values."person_id", _pgh_attached_context.value, public.register_clock(), \'delete\', old_values."id", old_values."reason", old_values."undoes_batch_id", old_values."undoes_id", old_values."uuid" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="229a5403b39bf6964b8e4c16b1ec7944128e0c74",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_451fc",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="capability_act",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="actevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="b178547d5153a159578a4b73d095dbf95003c8fd",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_4871d",
                    table="capability_actevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="correction",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "capability_correctionevent" ("column", "feed", "force_id", "id", "identity", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "refused", "set_at") SELECT new_values."column", new_values."feed", new_values."force_id", new_values."id", new_values."identity", new_values."person_id", _pgh_attached_context.value, public.register_clock(), \'insert\', new_values."id", new_values."refused", new_values."set_at" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="4646e0c0ccff8e3bd42be898e5f396d683f64323",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_c9250",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="capability_correction",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="correction",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "capability_correctionevent" ("column", "feed", "force_id", "id", "identity", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "refused", "set_at") VALUES (NEW."column", NEW."feed", NEW."force_id", NEW."id", NEW."identity", NEW."person_id", _pgh_attach_context(), public.register_clock(), \'update\', NEW."id", NEW."refused", NEW."set_at"); RETURN NULL;',
                    hash="9bc78338091642d3622229a89860bee560b0ea00",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_434ac",
                    table="capability_correction",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="correction",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "capability_correctionevent" ("column", "feed", "force_id", "id", "identity", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "refused", "set_at") SELECT old_values."column", old_values."feed", old_values."force_id", old_values."id", old_values."identity", old_values."person_id", _pgh_attached_context.value, public.register_clock(), \'delete\', old_values."id", old_values."refused", old_values."set_at" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="cf692c9fabd5b5b28049efd9080849c79db8b0f5",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_f8fc6",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="capability_correction",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="correctionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="58ea2f50ff1dcc94c60b38b491d0c7e7f7531125",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_8edaf",
                    table="capability_correctionevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="decision",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "capability_decisionevent" ("decided_at", "decided_by_id", "force_id", "id", "kind", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "queued_as", "uuid") SELECT new_values."decided_at", new_values."decided_by_id", new_values."force_id", new_values."id", new_values."kind", new_values."person_id", _pgh_attached_context.value, public.register_clock(), \'insert\', new_values."id", new_values."queued_as", new_values."uuid" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="23da1bdc3a1b231123df93023bc8b7448e82c379",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_d048d",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="capability_decision",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="decision",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "capability_decisionevent" ("decided_at", "decided_by_id", "force_id", "id", "kind", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "queued_as", "uuid") VALUES (NEW."decided_at", NEW."decided_by_id", NEW."force_id", NEW."id", NEW."kind", NEW."person_id", _pgh_attach_context(), public.register_clock(), \'update\', NEW."id", NEW."queued_as", NEW."uuid"); RETURN NULL;',
                    hash="d64259edcfd113d503937ae5dc0dd4cba1c2783d",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_96910",
                    table="capability_decision",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="decision",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "capability_decisionevent" ("decided_at", "decided_by_id", "force_id", "id", "kind", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "queued_as", "uuid") SELECT old_values."decided_at", old_values."decided_by_id", old_values."force_id", old_values."id", old_values."kind", old_values."person_id", _pgh_attached_context.value, public.register_clock(), \'delete\', old_values."id", old_values."queued_as", old_values."uuid" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="be22d26a53a787c90653d3125a3e2c6eac6b1fe6",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_dc1d6",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="capability_decision",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="decisionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="7388a67ba4af1b7fcce59e8fa6e1e55f8f715df7",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_470ec",
                    table="capability_decisionevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="dispute",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "capability_disputeevent" ("corrected_by_id", "decided_at", "decided_by_id", "decision", "field", "force_id", "id", "opened_at", "opened_by_id", "outcome", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "row", "says", "stood", "table", "uuid") SELECT new_values."corrected_by_id", new_values."decided_at", new_values."decided_by_id", new_values."decision", new_values."field", new_values."force_id", new_values."id", new_values."opened_at", new_values."opened_by_id", new_values."outcome", new_values."person_id", _pgh_attached_context.value, public.register_clock(), \'insert\', new_values."id", new_values."row", new_values."says", new_values."stood", new_values."table", new_values."uuid" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="ef9ed9947e0d79c21e6e3b84119f10eeb7a26fb2",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_f392a",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="capability_dispute",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="dispute",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "capability_disputeevent" ("corrected_by_id", "decided_at", "decided_by_id", "decision", "field", "force_id", "id", "opened_at", "opened_by_id", "outcome", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "row", "says", "stood", "table", "uuid") VALUES (NEW."corrected_by_id", NEW."decided_at", NEW."decided_by_id", NEW."decision", NEW."field", NEW."force_id", NEW."id", NEW."opened_at", NEW."opened_by_id", NEW."outcome", NEW."person_id", _pgh_attach_context(), public.register_clock(), \'update\', NEW."id", NEW."row", NEW."says", NEW."stood", NEW."table", NEW."uuid"); RETURN NULL;',
                    hash="21bc34deaeea319453385e7288ad6fd12af935dd",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_f7891",
                    table="capability_dispute",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="dispute",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "capability_disputeevent" ("corrected_by_id", "decided_at", "decided_by_id", "decision", "field", "force_id", "id", "opened_at", "opened_by_id", "outcome", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "row", "says", "stood", "table", "uuid") SELECT old_values."corrected_by_id", old_values."decided_at", old_values."decided_by_id", old_values."decision", old_values."field", old_values."force_id", old_values."id", old_values."opened_at", old_values."opened_by_id", old_values."outcome", old_values."person_id", _pgh_attached_context.value, public.register_clock(), \'delete\', old_values."id", old_values."row", old_values."says", old_values."stood", old_values."table", old_values."uuid" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="a6b21f33f90e42a36d5f064a6e0964fa189735bd",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_9526b",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="capability_dispute",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="disputeevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="ca2045e0e1f4c2c7b1afe8cfdeddb233fc9775e5",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_957dc",
                    table="capability_disputeevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="duty",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "capability_dutyevent" ("available", "ends_at", "force_id", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_at") SELECT new_values."available", new_values."ends_at", new_values."force_id", new_values."id", new_values."person_id", _pgh_attached_context.value, public.register_clock(), \'insert\', new_values."id", new_values."starts_at" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="d4af9cb549fb35b33841f1e9adad40f3a7fa92db",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_c694c",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="capability_duty",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="duty",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "capability_dutyevent" ("available", "ends_at", "force_id", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_at") VALUES (NEW."available", NEW."ends_at", NEW."force_id", NEW."id", NEW."person_id", _pgh_attach_context(), public.register_clock(), \'update\', NEW."id", NEW."starts_at"); RETURN NULL;',
                    hash="d08b90c348a7979bce16254c8cf7a54d83e812df",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_c21d5",
                    table="capability_duty",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="duty",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "capability_dutyevent" ("available", "ends_at", "force_id", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_at") SELECT old_values."available", old_values."ends_at", old_values."force_id", old_values."id", old_values."person_id", _pgh_attached_context.value, public.register_clock(), \'delete\', old_values."id", old_values."starts_at" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="069ccd8f9f96d95940657ca9304ceae0f5d771b5",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_e30a2",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="capability_duty",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="dutyevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="095d10a662e2dd75542f61f454469b4986c10c84",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_d3504",
                    table="capability_dutyevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="establishmentpost",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "capability_establishmentpostevent" ("ends_on", "force_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posts", "role_id", "starts_on", "unit_id") SELECT new_values."ends_on", new_values."force_id", new_values."id", _pgh_attached_context.value, public.register_clock(), \'insert\', new_values."id", new_values."posts", new_values."role_id", new_values."starts_on", new_values."unit_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="a7b675170d865790109f7b31e9bdb2cef3ab0bb3",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_efd98",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="capability_establishmentpost",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="establishmentpost",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "capability_establishmentpostevent" ("ends_on", "force_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posts", "role_id", "starts_on", "unit_id") VALUES (NEW."ends_on", NEW."force_id", NEW."id", _pgh_attach_context(), public.register_clock(), \'update\', NEW."id", NEW."posts", NEW."role_id", NEW."starts_on", NEW."unit_id"); RETURN NULL;',
                    hash="f15ba19f6cee89d18b8c8c52f08bd7351b5a35ba",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_2b0d3",
                    table="capability_establishmentpost",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="establishmentpost",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "capability_establishmentpostevent" ("ends_on", "force_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posts", "role_id", "starts_on", "unit_id") SELECT old_values."ends_on", old_values."force_id", old_values."id", _pgh_attached_context.value, public.register_clock(), \'delete\', old_values."id", old_values."posts", old_values."role_id", old_values."starts_on", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="c3b25790037dba7b3b1701411598b5bc66fba3af",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_e9744",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="capability_establishmentpost",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="establishmentpostevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="4dca6aad3d2c0fdc67d01571790d7535fd08001c",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_1b824",
                    table="capability_establishmentpostevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="evidence",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "capability_evidenceevent" ("accreditation_id", "force_id", "id", "media_type", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "sha256", "size", "storage_key", "title", "uuid", "withdrawn_on") SELECT new_values."accreditation_id", new_values."force_id", new_values."id", new_values."media_type", _pgh_attached_context.value, public.register_clock(), \'insert\', new_values."id", new_values."reference", new_values."sha256", new_values."size", new_values."storage_key", new_values."title", new_values."uuid", new_values."withdrawn_on" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="d7d8d0c7e6b7e0077f0462de6edf9cac7575f6ac",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_377fc",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="capability_evidence",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="evidence",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "capability_evidenceevent" ("accreditation_id", "force_id", "id", "media_type", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "sha256", "size", "storage_key", "title", "uuid", "withdrawn_on") VALUES (NEW."accreditation_id", NEW."force_id", NEW."id", NEW."media_type", _pgh_attach_context(), public.register_clock(), \'update\', NEW."id", NEW."reference", NEW."sha256", NEW."size", NEW."storage_key", NEW."title", NEW."uuid", NEW."withdrawn_on"); RETURN NULL;',
                    hash="7e25c060ceaa1bedbcfcc5df9090d84763d68953",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_c7f5a",
                    table="capability_evidence",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="evidence",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "capability_evidenceevent" ("accreditation_id", "force_id", "id", "media_type", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "sha256", "size", "storage_key", "title", "uuid", "withdrawn_on") SELECT old_values."accreditation_id", old_values."force_id", old_values."id", old_values."media_type", _pgh_attached_context.value, public.register_clock(), \'delete\', old_values."id", old_values."reference", old_values."sha256", old_values."size", old_values."storage_key", old_values."title", old_values."uuid", old_values."withdrawn_on" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="c8879eed253a62206d3f7c9839d490c023e77e97",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_fd0d7",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="capability_evidence",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="evidenceevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="068cb54a3fe680325ab450e7a6819489ff893030",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_afa2f",
                    table="capability_evidenceevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mappingprofile",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "capability_mappingprofileevent" ("feed", "force_id", "headers", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tables", "used_at", "uuid") SELECT new_values."feed", new_values."force_id", new_values."headers", new_values."id", new_values."name", _pgh_attached_context.value, public.register_clock(), \'insert\', new_values."id", new_values."tables", new_values."used_at", new_values."uuid" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="b0f1d4011930efd4f9f448a8e545493f86949ab8",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_d93b1",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="capability_mappingprofile",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mappingprofile",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "capability_mappingprofileevent" ("feed", "force_id", "headers", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tables", "used_at", "uuid") VALUES (NEW."feed", NEW."force_id", NEW."headers", NEW."id", NEW."name", _pgh_attach_context(), public.register_clock(), \'update\', NEW."id", NEW."tables", NEW."used_at", NEW."uuid"); RETURN NULL;',
                    hash="8dc92b44580a79d11fc77b2f5c137c4fcafd9b77",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_4267b",
                    table="capability_mappingprofile",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mappingprofile",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "capability_mappingprofileevent" ("feed", "force_id", "headers", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tables", "used_at", "uuid") SELECT old_values."feed", old_values."force_id", old_values."headers", old_values."id", old_values."name", _pgh_attached_context.value, public.register_clock(), \'delete\', old_values."id", old_values."tables", old_values."used_at", old_values."uuid" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="d5972f26f36ff4ff9217c2dbb5141497c101820b",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_1c006",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="capability_mappingprofile",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mappingprofileevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="ffae755ec2d88acfd4f09a8889b2a2f7e36694aa",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_bb6da",
                    table="capability_mappingprofileevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="restriction",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "capability_restrictionevent" ("case_group_id", "ends_on", "force_id", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "uuid") SELECT new_values."case_group_id", new_values."ends_on", new_values."force_id", new_values."id", new_values."person_id", _pgh_attached_context.value, public.register_clock(), \'insert\', new_values."id", new_values."starts_on", new_values."uuid" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="815cc954f7a1747de936984cfd9d2f9254b5c731",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_9e41d",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="capability_restriction",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="restriction",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "capability_restrictionevent" ("case_group_id", "ends_on", "force_id", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "uuid") VALUES (NEW."case_group_id", NEW."ends_on", NEW."force_id", NEW."id", NEW."person_id", _pgh_attach_context(), public.register_clock(), \'update\', NEW."id", NEW."starts_on", NEW."uuid"); RETURN NULL;',
                    hash="499c3088be9fca968114b691dfb4115e088ab2e8",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_fcc6b",
                    table="capability_restriction",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="restriction",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "capability_restrictionevent" ("case_group_id", "ends_on", "force_id", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "uuid") SELECT old_values."case_group_id", old_values."ends_on", old_values."force_id", old_values."id", old_values."person_id", _pgh_attached_context.value, public.register_clock(), \'delete\', old_values."id", old_values."starts_on", old_values."uuid" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="4e6553179e5c1768802edab89828a71a5dc422ef",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_c76ac",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="capability_restriction",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="restrictionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="bf60e999295c6e46116d7cb967b1c9b260b1accc",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_617e1",
                    table="capability_restrictionevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="trayallocation",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "capability_trayallocationevent" ("case_id", "ends_on", "force_id", "id", "part", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "tray") SELECT new_values."case_id", new_values."ends_on", new_values."force_id", new_values."id", new_values."part", _pgh_attached_context.value, public.register_clock(), \'insert\', new_values."id", new_values."starts_on", new_values."tray" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="b28eb231bf9409b7fb83ac34057bb01d190d3fca",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_84d99",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="capability_trayallocation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="trayallocation",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "capability_trayallocationevent" ("case_id", "ends_on", "force_id", "id", "part", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "tray") VALUES (NEW."case_id", NEW."ends_on", NEW."force_id", NEW."id", NEW."part", _pgh_attach_context(), public.register_clock(), \'update\', NEW."id", NEW."starts_on", NEW."tray"); RETURN NULL;',
                    hash="d09d60ca8f85f9298b0f4f1eddcb0e25b4c3e29d",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_7687b",
                    table="capability_trayallocation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="trayallocation",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "capability_trayallocationevent" ("case_id", "ends_on", "force_id", "id", "part", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "tray") SELECT old_values."case_id", old_values."ends_on", old_values."force_id", old_values."id", old_values."part", _pgh_attached_context.value, public.register_clock(), \'delete\', old_values."id", old_values."starts_on", old_values."tray" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="3b08929c38ad0d1eb649dccaab7b4dbaabb13893",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_5358d",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="capability_trayallocation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="trayallocationevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="d98939fdb3df18b9b68ef29cb4bd6fb47051b97b",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_e76a3",
                    table="capability_trayallocationevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="unithead",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "capability_unitheadevent" ("ends_on", "force_id", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "unit_id") SELECT new_values."ends_on", new_values."force_id", new_values."id", new_values."person_id", _pgh_attached_context.value, public.register_clock(), \'insert\', new_values."id", new_values."starts_on", new_values."unit_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="71dcf08b091d705c7e71ad55e7a96c6c4c4fb59e",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_7b562",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="capability_unithead",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="unithead",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "capability_unitheadevent" ("ends_on", "force_id", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "unit_id") VALUES (NEW."ends_on", NEW."force_id", NEW."id", NEW."person_id", _pgh_attach_context(), public.register_clock(), \'update\', NEW."id", NEW."starts_on", NEW."unit_id"); RETURN NULL;',
                    hash="2731b45fec5e3c3b9b483b99a7f0b0732f2503a0",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_5b658",
                    table="capability_unithead",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="unithead",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "capability_unitheadevent" ("ends_on", "force_id", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "unit_id") SELECT old_values."ends_on", old_values."force_id", old_values."id", old_values."person_id", _pgh_attached_context.value, public.register_clock(), \'delete\', old_values."id", old_values."starts_on", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="95022ccfc0b17c2b688eb91fdc00e652671bcf3c",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_181ed",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="capability_unithead",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="unitheadevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="51279fe1971f1a1d5ba906f40f289ec9c40b785d",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_0dfdf",
                    table="capability_unitheadevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="upload",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "capability_uploadevent" ("as_at", "batch_id", "confirmed_by_id", "counts", "feed", "file_name", "file_sha256", "force_id", "id", "job_id", "mapping_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "refusal", "replaces_id", "sheets", "size", "state", "storage_key", "tables", "uploaded_at", "uploaded_by_id", "uuid") SELECT new_values."as_at", new_values."batch_id", new_values."confirmed_by_id", new_values."counts", new_values."feed", new_values."file_name", new_values."file_sha256", new_values."force_id", new_values."id", new_values."job_id", new_values."mapping_id", _pgh_attached_context.value, public.register_clock(), \'insert\', new_values."id", new_values."refusal", new_values."replaces_id", new_values."sheets", new_values."size", new_values."state", new_values."storage_key", new_values."tables", new_values."uploaded_at", new_values."uploaded_by_id", new_values."uuid" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="77409881bcaabd4bd7f16b230a0e8c40be55feb9",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_5597b",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="capability_upload",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="upload",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "capability_uploadevent" ("as_at", "batch_id", "confirmed_by_id", "counts", "feed", "file_name", "file_sha256", "force_id", "id", "job_id", "mapping_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "refusal", "replaces_id", "sheets", "size", "state", "storage_key", "tables", "uploaded_at", "uploaded_by_id", "uuid") VALUES (NEW."as_at", NEW."batch_id", NEW."confirmed_by_id", NEW."counts", NEW."feed", NEW."file_name", NEW."file_sha256", NEW."force_id", NEW."id", NEW."job_id", NEW."mapping_id", _pgh_attach_context(), public.register_clock(), \'update\', NEW."id", NEW."refusal", NEW."replaces_id", NEW."sheets", NEW."size", NEW."state", NEW."storage_key", NEW."tables", NEW."uploaded_at", NEW."uploaded_by_id", NEW."uuid"); RETURN NULL;',
                    hash="7384b74a3e371a23b9d375f87a39015f0f6c4867",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_ff997",
                    table="capability_upload",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="upload",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "capability_uploadevent" ("as_at", "batch_id", "confirmed_by_id", "counts", "feed", "file_name", "file_sha256", "force_id", "id", "job_id", "mapping_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "refusal", "replaces_id", "sheets", "size", "state", "storage_key", "tables", "uploaded_at", "uploaded_by_id", "uuid") SELECT old_values."as_at", old_values."batch_id", old_values."confirmed_by_id", old_values."counts", old_values."feed", old_values."file_name", old_values."file_sha256", old_values."force_id", old_values."id", old_values."job_id", old_values."mapping_id", _pgh_attached_context.value, public.register_clock(), \'delete\', old_values."id", old_values."refusal", old_values."replaces_id", old_values."sheets", old_values."size", old_values."state", old_values."storage_key", old_values."tables", old_values."uploaded_at", old_values."uploaded_by_id", old_values."uuid" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="39beaaf2bd4a1b75950306c96834249fb3b434b8",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_89cf0",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="capability_upload",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="uploadevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="d2261b8f9ae65117effdbac5408053103213e09a",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_8b921",
                    table="capability_uploadevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
