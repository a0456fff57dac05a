from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class CapabilityConfig(AppConfig):
    name = "capability"
    verbose_name = "Capability"

    def ready(self):
        """Every app's checks join the one registry, so that lower pages show higher findings."""
        autodiscover_modules("checks")
