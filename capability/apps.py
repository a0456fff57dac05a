from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class CapabilityConfig(AppConfig):
    name = "capability"
    verbose_name = "Capability"

    def ready(self):
        """Every app's checks, feeds, parts of a record, ways and reminders join their registry.

        So lower pages show them all.
        """
        autodiscover_modules("checks", "actions", "imports", "reports")
