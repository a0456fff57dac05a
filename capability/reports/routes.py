from django.db.models import F, OuterRef, Q, Subquery

from capability.models import EntryRoute


def with_route_names(services):
    """Annotate `route_name`: as the force or the nation lists the code; None where nobody does."""
    listed = EntryRoute.objects.filter(
        Q(force=None) | Q(force=OuterRef("force")), code=OuterRef("entry_route")
    ).order_by(F("force").asc(nulls_last=True), "pk")
    return services.annotate(route_name=Subquery(listed.values("name")[:1]))
