"""All accreditations as CSV, as someone over every force takes them away, against COPY … TO.

COPY writes the same people, schemes and days, in no order and without their state. The first tenth
of the rows shows whether memory grows with them.
"""

from django.db import connection

from capability.models import Accreditation
from config.bench import memory, national, readers
from config.bench.rows import timed

LEAD = "files@bench.example"
ADDRESS = "/exports/accreditations.csv"
TIMES_AS_SLOW = 3
TENTH = 10
MEMORY_GROWTH = 1.1
COPY = """
copy (
    select p.uuid, p.person_ref, p.number, p.surname, p.forename, f.code, s.code, s.name, v.label,
           a.course_completed_on, a.portfolio_opened_on, a.portfolio_due_on, a.awarded_on,
           a.expires_on, a.valid_to, a.is_transfer, a.recognised_on, a.revoked_on,
           a.certificate, a.source
    from capability_accreditation a
    join capability_force f on f.id = a.force_id
    join capability_person p on p.id = a.person_id
    join capability_scheme s on s.id = a.scheme_id
    left join capability_schemeversion v on v.id = a.version_id
    where f.code like 'F__'
) to stdout (format csv, header)
"""


def prepare():
    readers.a_lead(LEAD, national.forces())


def ours():
    return timed(_taken)()


def floor():
    return timed(_copied)()


def count():
    return Accreditation.objects.filter(force__in=national.forces()).count()


def clauses(_measured):
    """Both in a process of their own, which holds nothing else."""
    whole, tenth = (memory.peak_alone(_taken, part) for part in (1, TENTH))
    told = f"{whole:.0f} MB at most, {tenth:.0f} MB after a tenth of it; bar {MEMORY_GROWTH} times"
    return {told: whole <= MEMORY_GROWTH * tenth}


def _taken(part=1):
    """So many lines of the file, as a browser that keeps none of it."""
    answer = readers.answer(LEAD, ADDRESS)
    wanted, lines = count() // part, 0
    for piece in answer.streaming_content:
        lines += piece.count(b"\n")
        if part > 1 and lines >= wanted:
            break
    answer.close()
    return lines


def _copied():
    with connection.cursor() as cursor, cursor.copy(COPY) as copied:
        return sum(bytes(piece).count(b"\n") for piece in copied)
