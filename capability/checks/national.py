"""National rows that checks mean by their code, as expressions of their ids."""

from django.db.models import Subquery


def national(model, code):
    return Subquery(model.objects.filter(code=code, force=None).order_by().values("pk")[:1])
