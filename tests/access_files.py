"""Files on their way in, loads, and rows that wait, in both forces: of awards and of cases."""

from datetime import date
from tempfile import NamedTemporaryFile

from django.core.files.base import ContentFile

from capability import tasks
from capability.actions import undoing, uploads
from capability.imports import pipeline
from capability.imports.profiles import Profile
from capability.models import Job, UnresolvedRow, UploadRow

AS_AT = date(2026, 4, 1)
AWARDS = (
    "person_ref,scheme,awarded_on\n"
    "{known},SPECIAL,2026-0{month}-01\n{unknown},SPECIAL,2026-01-01\n{known},NONE,2026-01-01\n"
)
CASES = (
    "person_ref,case_reference,case_category,part,starts_on\n"
    "{known},24/90{month},BURGLARY,OIC,2026-01-01\n{unknown},24/91{month},BURGLARY,OIC,2026-01-01\n"
    "{known},24/92{month},NONE,OIC,2026-01-01\n"
)


def files_of(world, hand):
    """By kind and relation. One file of each feed waits for its preview, a second is in, and a
    third was taken back."""
    sources = {
        "OURS": (world.people["IN"], "accreditations", AWARDS),
        "CASES": (world.people["IN"], "allocations", CASES),
        "OTHER": (world.people["OTHER"], "accreditations", AWARDS),
        "THEIRS": (world.people["OTHER"], "allocations", CASES),
    }
    made = {relation: _of(*source, hand) for relation, source in sources.items()}
    kinds = made["OURS"]
    by_kind = {kind: {one: made[one][kind] for one in made} for kind in kinds}
    queues = {"OURS": {"force": world.force.code}, "OTHER": {"force": world.other.code}}
    return by_kind | {"queue": queues}


def _of(person, feed, text, hand):
    def said(month):
        return text.format(known=person.person_ref, unknown=f"{feed[:4]}{month}", month=month)

    force = person.force
    batch, taken_back = (_load(force, feed, said(month)).batch for month in (2, 3))
    undo = undoing.undo_batch(taken_back, by=hand, reason="The wrong file")
    row = UnresolvedRow.objects.get(batch=batch)
    upload = _checked(force, feed, said(4), hand)
    unknown = UploadRow.objects.get(upload=upload, outcome="unresolved")
    return {
        "load": {"batch": batch.uuid},
        "undoing of a load": {"act": undo.uuid},
        "rows that wait": {"force": force.code, "query": {"who": row.queued_as}},
        "upload": {"upload": upload.uuid, "query": {"who": unknown.queued_as}},
    }


def _load(force, feed, text):
    with NamedTemporaryFile("w", suffix=".csv") as file:
        file.write(text)
        file.flush()
        source = pipeline.Source(file.name, feed, Profile.from_tables({}))
        return pipeline.run(source, force=force, as_at=AS_AT)[0]


def _checked(force, feed, text, hand):
    """Read, mapped and checked, by the jobs that do so."""
    brought = uploads.Brought(feed, ContentFile(text.encode(), name="file.csv"), AS_AT)
    upload = _worked(uploads.bring_in(force, brought, by=hand))
    return _worked(uploads.map_columns(upload, uploads.Mapped({}, "As ever", []), by=hand))


def _worked(upload):
    tasks.work(Job.objects.get(pk=upload.job.pk).pk)
    upload.refresh_from_db()
    return upload
