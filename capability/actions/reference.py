"""National reference data, shipped as files in `capability/data` and brought in by `migrate`."""

import tomllib
from pathlib import Path

from django.apps import apps
from django.db import transaction

from capability.actions.rows import ensure
from capability.models import (
    CaseCategory,
    CaseGroup,
    CaseGroupMember,
    EntryRoute,
    Milestone,
    Prerequisite,
    Rank,
    Requirement,
    Scheme,
    SchemeVersion,
    Threshold,
)
from capability.models.requirements import Level

DATA = Path(__file__).parent.parent / "data"


@transaction.atomic
def install():
    """Make the national rows what the files say; writes nothing where they say so already."""
    for code, name, seniority in _read("ranks")["ranks"]:
        ensure(Rank, {"force": None, "code": code}, name=name, seniority=seniority)
    schemes = {data["code"]: _scheme(data) for data in _read("schemes")["schemes"]}
    for data in _read("schemes")["schemes"]:
        for edge in data.get("prerequisites", []):
            key = {"force": None, "scheme": schemes[data["code"]], "needs": schemes[edge["needs"]]}
            ensure(Prerequisite, key, source=edge["source"])
    groups = _case_groups(_read("offences"))
    for data in _read("requirements")["requirements"]:
        _requirement(data, schemes, groups)
    _entry_routes(schemes)
    for data in _thresholds():
        key = {"force": None, "check_code": data["check"], "name": data["name"]}
        facts = {name: data[name] for name in ("value", "unit", "source")}
        ensure(Threshold, key | {"scheme": None, "starts_on": None}, **facts)


def _scheme(data):
    scheme = ensure(Scheme, {"force": None, "code": data["code"]}, name=data["name"])
    for version in data["versions"]:
        facts = {name: value for name, value in version.items() if name != "label"}
        ensure(SchemeVersion, {"scheme": scheme, "label": version["label"]}, **facts)
    return scheme


def _case_groups(data):
    categories = {
        code: ensure(CaseCategory, {"force": None, "code": code}, name=name)
        for code, name in data["categories"]
    }
    groups = {}
    for listed in data["groups"]:
        group = ensure(CaseGroup, {"force": None, "code": listed["code"]}, name=listed["name"])
        groups[group.code] = group
        for code in listed["members"]:
            ensure(CaseGroupMember, {"group": group, "category": categories[code]})
    return groups


def _requirement(data, schemes, groups):
    key = {
        "level": Level.NATIONAL,
        "force": None,
        "scheme": schemes[data["scheme"]],
        "case_group": groups[data["case_group"]],
        "part": data["part"],
        "starts_on": data["starts_on"],
    }
    ensure(Requirement, key, enforcement=data["enforcement"], source=data["source"])


def _entry_routes(schemes):
    for data in _read("entry_routes")["routes"]:
        facts = {name: data.get(name) for name in ("name", "starts_on", "ends_on", "source")}
        route = ensure(EntryRoute, {"force": None, "code": data["code"]}, **facts)
        for listed in data.get("milestones", []):
            key = {"force": None, "route": route, "scheme": schemes[listed["scheme"]]}
            ensure(Milestone, key, months=listed["months"], source=data["source"])


def _thresholds():
    """Those of every app that brings checks of its own."""
    for app in apps.get_app_configs():
        path = Path(app.path) / "data" / "thresholds.toml"
        if path.exists():
            yield from tomllib.loads(path.read_text())["thresholds"]


def _read(name):
    return tomllib.loads((DATA / f"{name}.toml").read_text())
