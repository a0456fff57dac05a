from django.urls import reverse

from capability.reports.abouts import About, register
from training.access import SEE_COURSES
from training.models import Course


@register("course")
def course(pk, user):
    """The course that nobody has looked at."""
    seen = Course.objects.visible_to(user) if user.may(SEE_COURSES) else Course.objects.none()
    found = seen.filter(pk=pk).first()
    return found and About("Course", str(found), reverse("course", args=[found.uuid]))
