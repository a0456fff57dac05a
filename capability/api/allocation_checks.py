from datetime import UTC

from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import ErrorDetail, ValidationError
from rest_framework.permissions import IsAuthenticated
from rest_framework.response import Response
from rest_framework.views import APIView

from capability.access import ASSESS_CASES
from capability.pages.reading import HasPower
from capability.reports.assessments import MOST, Assessment
from capability.serializers.assessing import AllocationCheckSerializer, QuestionSerializer

_TOO_WIDE = f"More than {MOST} people serve there: name a smaller unit, or `people`."
_PERSON = ("person_ref", "number", "surname", "forename", "unit_code")


class AllocationChecksView(APIView):
    """Who can take a case of a kind from a day on, with every reason for and against.

    Stores nothing, so that the same question may be asked again as often as one likes.
    """

    powers = (ASSESS_CASES,)
    permission_classes = (IsAuthenticated, HasPower)

    @extend_schema(request=QuestionSerializer, responses={200: AllocationCheckSerializer})
    def post(self, request):
        said = QuestionSerializer(data=request.data, context={"request": request})
        said.is_valid(raise_exception=True)
        asked = Assessment(request.user, said.validated_data["question"])
        if asked.is_too_wide:
            raise ValidationError({"unit": [ErrorDetail(_TOO_WIDE, "too-wide")]})
        return Response(_told(asked))


def _told(asked):
    question = asked.question
    return {
        "asked_at": question.at.astimezone(UTC),
        "category": question.category.code,
        "part": question.part,
        "starts_on": question.on,
        "unit_uuid": question.unit.uuid,
        "answer": asked.answer,
        "candidates": [_candidate(row) for row in asked.rows],
        "above": _above(asked.above),
        "feeds": [_feed(age) for age in asked.ages],
    }


def _candidate(row):
    person, candidate = row.person, row.candidate
    return {
        "person_uuid": person["uuid"],
        **{name: person[name] for name in _PERSON},
        "verdict": candidate.verdict.code,
        "reasons": [reason.as_dict() for reason in candidate.reasons],
        "needs": candidate.needs,
        "step": candidate.step,
        "version": candidate.version,
    }


def _above(above):
    if above is None:
        return None
    return {
        "unit_uuid": above.facts["uuid"],
        "unit_name": above.facts["name"],
        "head": above.facts["head"],
        "may_ask": above.is_mine,
        "counts": above.by_code,
    }


def _feed(age):
    dated = {name: age.get(name) for name in ("as_at", "loaded_at")}
    return {"feed": age["what"], **dated, "is_late": bool(age.get("is_late"))}
