from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class CapabilityConfig(AppConfig):
    name = "capability"
    verbose_name = "Capability"

    def ready(self):
        """Every app's checks, feeds, parts of a record and ways join the one registry of each.

        So lower pages show them all.
        """
        autodiscover_modules("checks", "imports", "reports")
