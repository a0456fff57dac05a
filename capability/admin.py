"""The installation's own settings in Django's admin; nothing of anyone's record stands here."""

from django.contrib.admin import AdminSite, ModelAdmin
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import BadRequest, PermissionDenied
from django.shortcuts import redirect
from django.urls import path
from import_export.admin import ExportMixin
from import_export.forms import ExportForm

from capability.access import KEEP_INSTALLATION
from capability.actions import forces
from capability.models import ApiToken, Force, Job
from capability.reports.formats import Csv, Xlsx
from capability.reports.resources import ForcesResource, JobsResource, TokensResource

PAGES_OF_THE_SITE = {"index", "app_list", "jsi18n"}


class Installation(AdminSite):
    """Signing in and out happens where it always does; a change is on record as any other is."""

    site_title = site_header = "Capability register: the installation"
    index_title = "Settings"
    enable_nav_sidebar = False
    final_catch_all_view = False

    def has_permission(self, request):
        return request.user.is_authenticated and request.user.may(KEEP_INSTALLATION)

    def admin_view(self, view, cacheable=False):
        guarded = super().admin_view(view, cacheable)

        def shown(request, *args, **kwargs):
            if not self.has_permission(request):
                raise PermissionDenied
            return guarded(request, *args, **kwargs)

        return shown

    def get_urls(self):
        own = [url for url in super().get_urls() if self._is_ours(url)]
        # Django leads whoever is not signed in here, and we to the page for that.
        own.append(path("login/", lambda _request: redirect("admin:index"), name="login"))
        for url in own:
            for one in getattr(url, "url_patterns", [url]):
                one.callback.powers = (KEEP_INSTALLATION,)
        return own

    def _is_ours(self, url):
        return hasattr(url, "url_patterns") or url.name in PAGES_OF_THE_SITE


class Settings(ExportMixin, ModelAdmin):
    """`pages`: those that a table has. Nothing is deleted, and history is kept by the database."""

    formats = (Csv, Xlsx)
    export_form_class = ExportForm
    pages = ("changelist", "export")
    list_display_links = None
    actions = None

    def get_urls(self):
        return [url for url in super().get_urls() if (url.name or "").split("_")[-1] in self.pages]

    def get_export_formats(self):
        return list(self.formats)

    def export_action(self, request):
        """A list forgives what it can't be narrowed by; a file of it does not."""
        try:
            return super().export_action(request)
        except IncorrectLookupParameters as error:
            raise BadRequest from error

    def has_module_permission(self, request):
        return self.admin_site.has_permission(request)

    def has_view_permission(self, request, obj=None):
        return self.has_module_permission(request)

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def log_addition(self, request, obj, message):
        """Django's own log would say again, and less, what the history says."""

    log_change = log_addition


class ForceSettings(Settings):
    resource_classes = [ForcesResource]
    pages = (*Settings.pages, "add", "change")
    list_display = ("code", "name")
    list_display_links = ("code",)
    fields = ("code", "name")

    def has_add_permission(self, request):
        return self.has_module_permission(request)

    def has_change_permission(self, request, obj=None):
        """The forces of an installation know of each other; each is renamed by its own."""
        may = self.has_module_permission(request)
        return may and (obj is None or obj.pk in request.user.reach(KEEP_INSTALLATION).forces)

    def get_readonly_fields(self, request, obj=None):
        """Files name a force by its code."""
        return ("code",) if obj else ()

    def save_model(self, request, obj, form, change):
        """By the one door: a force comes with the root unit of its tree."""
        forces.record([(obj.code, obj.name)])
        obj.pk = Force.objects.get(code=obj.code).pk


class OwnSettings(Settings):
    """Rows of the user's own forces."""

    def get_queryset(self, request):
        return super().get_queryset(request).visible_to(request.user)


class JobSettings(OwnSettings):
    """Without arguments and results, which may name someone."""

    resource_classes = [JobsResource]
    list_display = ("kind", "force", "state", "progress", "attempts", "queued_at", "finished_at")
    list_filter = ("state", "kind")


class TokenSettings(OwnSettings):
    resource_classes = [TokensResource]
    list_display = ("user", "name", "created", "expiry", "last_used_on")


installation = Installation(name="installation")
installation.register(Force, ForceSettings)
installation.register(Job, JobSettings)
installation.register(ApiToken, TokenSettings)
