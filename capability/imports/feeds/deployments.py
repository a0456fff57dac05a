"""Deployments: who was called out to which incident and when, as a command system lists it."""

from capability.actions import deployments
from capability.checks.defaults import DEFAULTS
from capability.imports.load import about, first_of_each
from capability.imports.people_index import resolve
from capability.imports.said import said, without_clear
from capability.imports.service_days import ServiceDays
from capability.models import Scheme
from capability.rules.london import day_in_london

CODES = {"scheme": Scheme}
COLUMNS = ("incident", "called_at", "scheme", "released_on")
USUAL = DEFAULTS["first_response"]["schemes"][0]


def settle(load):
    for row in load.waiting():
        for fault in _faults(load, row):
            load.reject(row, fault)
    found = resolve(load)
    load.make_codes(CODES, (row for row, _person in found))
    keyed = [(_key(row, person), row) for row, person in found]
    stands = first_of_each(load, keyed)
    stated = [
        deployments.Stated(key[0], load.with_ids(said(row, COLUMNS), CODES))
        for key, row in stands.items()
    ]
    usual = load.codes(Scheme)[USUAL]
    load.take(list(stands.values()), deployments.record(load.force, stated, usual=usual))
    service = ServiceDays(load.force)
    for row, person in found:
        service.warn_outside(load, row, person, "called_at")


def _key(row, person):
    return person, row.values["incident"], row.values["called_at"]


def _faults(load, row):
    called_on = day_in_london(row.values["called_at"])
    released_on = without_clear(row, "released_on")
    if released_on and released_on < called_on:
        fault = "The last day is before the call."
        yield about(row, "released_on", fault, "Correct one of the two.")
    if called_on > load.as_at:
        rule = f"The call is after {load.as_at:%d/%m/%Y}, the day that the file is of."
        yield about(row, "called_at", rule, "Correct the moment, or leave the row out until then.")
