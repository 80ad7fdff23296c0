"""The facts of an installation: its settings, who can see what by its own table of routes, and what it records."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from importlib.metadata import version
from typing import Any, get_args
from urllib.parse import urlsplit

from sqlalchemy import make_url

from simkit.clock import SEMANTICS
from simkit.events import Event
from simkit.server.access import ROLES, Role, Rule
from simkit.server.config import Config
from simkit.server.rooms import rules


@dataclass(frozen=True, slots=True)
class Facts:
    """Plain values only: kept as JSON, and compared with those of the last report."""

    simkit: str
    semantics: int
    organisation: str
    contact: str
    address: str
    database: str
    """`SQLite on the server`, or `PostgreSQL on <host>`: never an account or a password."""
    sign_in: tuple[str, ...]
    """password, pin, oidc:<host>"""
    lrs: str
    """Host that statements of assessments are sent to; empty: nowhere."""
    suppress_below: int
    retention_months: int
    session_hours: int
    erase_assessments: str
    sees: Mapping[str, tuple[str, ...]]
    """Role -> of whom its pages show something."""
    routes: Mapping[str, tuple[str, ...]]
    """What shows something of people -> the roles that may ask it."""
    own_alone: Mapping[str, tuple[str, ...]]
    """Those of them that show some roles only what is their own -> these roles."""
    recorded: tuple[str, ...]
    """Kinds of events a journal can hold: what is known of somebody's practice is made of these."""


def facts_of(config: Config, environ: Mapping[str, str] | None = None) -> Facts:
    environ = os.environ if environ is None else environ
    table = rules()
    return Facts(
        simkit=version("simkit"),
        semantics=SEMANTICS,
        organisation=config.organisation,
        contact=config.contact,
        address=config.base_url,
        database=_database(config),
        sign_in=_sign_in(config),
        lrs=urlsplit(environ.get("SIMKIT_LRS_ENDPOINT", "")).hostname or "",
        suppress_below=config.suppress_below,
        retention_months=config.retention_months,
        session_hours=config.session_hours,
        erase_assessments=config.erase_assessments,
        sees={role: _seen_by(role, table) for role in ROLES},
        routes={
            name: tuple(role for role in ROLES if role in rule.roles)
            for name, rule in sorted(table.items())
            if rule.sees != "nothing" and not rule.device
        },
        own_alone={
            name: tuple(role for role in ROLES if role in rule.roles and role not in rule.of_others)
            for name, rule in sorted(table.items())
            if rule.of_others is not None
        },
        recorded=tuple(sorted(one.kind for one in get_args(Event))),
    )


def to_data(facts: Facts) -> dict[str, Any]:
    return asdict(facts)


def from_data(data: Mapping[str, Any]) -> Facts | None:
    """None for facts of another shape: a report of a simkit that is too old to compare with."""
    if set(data) != {one.name for one in fields(Facts)}:
        return None
    plain = dict(data)
    for name in ("sign_in", "recorded"):
        plain[name] = tuple(plain[name])
    for name in ("sees", "routes", "own_alone"):
        plain[name] = {key: tuple(value) for key, value in plain[name].items()}
    return Facts(**plain)


def _seen_by(role: Role, table: Mapping[str, Rule]) -> tuple[str, ...]:
    seen = {rule.seen_by(role) for rule in table.values() if role in rule.roles and rule.sees != "nothing"}
    return tuple(sorted(seen))


def _database(config: Config) -> str:
    if config.database is None or config.database.startswith("sqlite"):
        return "SQLite"
    return f"PostgreSQL, {make_url(config.database).host or 'localhost'}"


def _sign_in(config: Config) -> tuple[str, ...]:
    if config.local:
        return ("local",)
    ways = ["password", "pin"]
    if config.oidc_issuer:
        ways.append(f"oidc: {urlsplit(config.oidc_issuer).hostname}")
    return tuple(ways)
