from django_filters import CharFilter, MultipleChoiceFilter, UUIDFilter

from capability.checks import CHECKS
from capability.filters.as_of import AsOfFilter, Day
from capability.filters.choices import UnitChoice
from capability.models import Gap, Person
from capability.reports.gaps import Narrowing
from capability.reports.sight import known_as
from capability.rules.grades import SEVERITIES, Grade
