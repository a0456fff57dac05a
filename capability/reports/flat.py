"""What the flat reports have in common."""

# The columns that say whose row it is, by the names that a person's row has for them.
PERSON = {
    "uuid": "person_uuid",
    "person_ref": "person_ref",
    "number": "number",
    "surname": "surname",
    "forename": "forename",
    "pseudonym": "pseudonym",
    "kind": "kind",
    "unit_code": "unit_code",
    "unit_name": "unit_name",
    "rank_code": "rank_code",
    "role_code": "role_code",
}
# So many rows are read and made at a time: the memory does not grow with the force.
CHUNK = 1000


def whose(person):
    return {column: person.get(name) for name, column in PERSON.items()}
