"""What `simkit enrol` does."""

from __future__ import annotations

import platform
import sys
import time
import webbrowser
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from simkit.cli.delivery_words import say
from simkit.cli.language import message_language
from simkit.cli.options import home_of
from simkit.cli.output import print_json, tell
from simkit.errors import SimkitError, diagnostic
from simkit.export.address import is_private
from simkit.export.upload import enrolment
from simkit.export.upload.enrolment import Enrolment
from simkit.export.upload.server import Away, Refused, Server
from simkit.record import Home, Record

_SHOWN_AS_THEY_ARE = ("SK9245", "SK9247")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the command line asked for."""

    server: str | None
    browser: bool = False
    name: str | None = None
    forget: bool = False
    language: str | None = None
    home: Path | None = None
    as_json: bool = False


def enrol(wanted: Wanted) -> int:
    """The exit code. Raises SimkitError SK9245 to SK9255."""
    spoken = message_language(["--language", wanted.language] if wanted.language else [])
    home = home_of(wanted.home)
    if wanted.forget or wanted.server is None:
        return _kept(home, wanted, spoken)
    address = enrolment.address(wanted.server)
    with Record.open(home) as record, Server(address, language=spoken) as server:
        trainee = record.trainee_local().id
        name = (wanted.name or platform.node() or "simkit")[:80]
        try:
            ask = _by_browser if wanted.browser else _by_code
            said = ask(server, name, trainee, spoken)
            made = _enrolment(address, trainee, said)
            with Server(address, made.token, language=spoken) as signed:
                made = known_better(made, signed.me())
        except Away as away:
            code = "SK9246" if away.found.values == (("reason", "status 429"),) else ""
            raise SimkitError(diagnostic(code) if code else away.found) from away
        except Refused as refused:
            fine = refused.code in _SHOWN_AS_THEY_ARE
            found = diagnostic(refused.code) if fine else diagnostic("SK9254", reason=refused)
            raise SimkitError(found) from refused
        enrolment.keep(home, made)
    _tell(made, "enrolled", wanted, spoken)
    return 0


def known_better(made: Enrolment, said: Mapping[str, Any]) -> Enrolment:
    """With what the server says now of the person and their groups."""
    groups = said.get("groups")
    return replace(
        made,
        person=str(said.get("person") or made.person),
        organisation=str(said.get("organisation") or ""),
        groups=tuple(map(str, groups)) if isinstance(groups, list) else made.groups,
    )


def _by_code(server: Server, name: str, trainee: str, spoken: str) -> dict[str, Any]:
    code = click.prompt(say(spoken, "ask-code", server=server.address), err=True)
    return server.enrol(str(code).strip()[:40], name, trainee)


def _by_browser(server: Server, name: str, trainee: str, spoken: str) -> dict[str, Any]:
    """RFC 8628: ask, show, and ask again until it was answered. Raises SimkitError SK9253."""
    asked = server.ask_to_pair(name, trainee)
    try:
        device_code, shown = str(asked["device_code"]), str(asked["verification_uri_complete"])
        code, interval = str(asked["user_code"]), max(1, int(asked["interval"]))
        until = time.monotonic() + min(3600, int(asked["expires_in"]))
    except (KeyError, TypeError, ValueError) as error:
        raise SimkitError(diagnostic("SK9254", reason="it says not where to confirm")) from error
    tell(say(spoken, "pair", address=shown, code=code))
    if sys.stdout.isatty() and is_private(shown.partition("?")[0]):
        webbrowser.open(shown)
    while time.monotonic() < until:
        said = server.is_paired(device_code)
        problem = said.get("error")
        if problem is None:
            return said
        if problem == "slow_down":
            interval += 5
        elif problem != "authorization_pending":
            how = "denied" if problem == "access_denied" else "expired"
            raise SimkitError(diagnostic("SK9253", how=say(spoken, how)))
        time.sleep(interval)
    raise SimkitError(diagnostic("SK9253", how=say(spoken, "expired")))


def _enrolment(address: str, trainee: str, said: Mapping[str, Any]) -> Enrolment:
    try:
        return Enrolment(
            server=address,
            token=str(said["token"]),
            device=str(said["device"]),
            person=str(said["person"]),
            trainee=trainee,
            key=str(said["key"]),
            since=datetime.now(UTC),
            organisation=str(said.get("organisation", "")),
        )
    except KeyError as error:
        raise SimkitError(diagnostic("SK9254", reason=f"it has no {error}")) from error


def _kept(home: Home, wanted: Wanted, spoken: str) -> int:
    made = enrolment.enrolment_of(home)
    if made is None:
        raise SimkitError(diagnostic("SK9248", server="URL"))
    if wanted.forget:
        enrolment.forget(home)
    _tell(made, "forgotten" if wanted.forget else "status", wanted, spoken)
    return 0


def _tell(made: Enrolment, key: str, wanted: Wanted, spoken: str) -> None:
    if wanted.as_json:
        data = {"server": made.server, "person": made.person, "device": made.device}
        print_json({**data, "groups": list(made.groups), "enrolled": key != "forgotten"})
    else:
        since = f"{made.since:%Y-%m-%d}"
        click.echo(say(spoken, key, server=made.server, person=made.person, since=since))
