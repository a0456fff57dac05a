"""A file of accreditations as django-import-export brings it in, by its default and its fastest."""

from import_export.fields import Field
from import_export.instance_loaders import CachedInstanceLoader
from import_export.resources import ModelResource
from import_export.widgets import CachedForeignKeyWidget, ForeignKeyWidget

from capability.models import Accreditation, Person, Scheme, SchemeVersion


class _OfForce:
    def __init__(self, model, field, force):
        super().__init__(model, field)
        self.force = force

    def get_queryset(self, value, row, *args, **kwargs):
        return self.model.objects.filter(force=self.force)


class _ForeignKey(_OfForce, ForeignKeyWidget):
    pass


class _CachedForeignKey(_OfForce, CachedForeignKeyWidget):
    pass


class Default(ModelResource):
    """As its documentation begins: each row is looked for, and each of its foreign keys."""

    widget = _ForeignKey

    class Meta:
        model = Accreditation
        fields = ("person", "scheme", "course_completed_on", "awarded_on", "certificate")
        import_id_fields = ("certificate",)

    def __init__(self, force):
        super().__init__()
        self.force = force
        national = SchemeVersion.objects.filter(scheme__force=None)
        self.versions = dict(national.values_list("scheme", "pk"))
        self.fields["person"] = Field(
            "person", "person_ref", self.widget(Person, "person_ref", force)
        )
        self.fields["scheme"] = Field("scheme", "scheme", self.widget(Scheme, "code", None))

    def before_save_instance(self, instance, row, **kwargs):
        instance.force, instance.version_id = self.force, self.versions[instance.scheme_id]

    def after_import(self, dataset, result, **kwargs):
        """Not its own, which sets sequences back: the application's role may not."""


class Fastest(Default):
    """Its own settings for many rows: in bulk, no differences told, what is on record read once."""

    widget = _CachedForeignKey

    class Meta(Default.Meta):
        use_bulk = True
        batch_size = 2_000
        skip_diff = True
        instance_loader_class = CachedInstanceLoader
