"""What an installation is set to: from the command line, the environment, or a file. Secrets never from arguments."""

from __future__ import annotations

import json
import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from simkit.errors import SimkitError, diagnostic
from simkit.server.access import ROLES

Names = Annotated[dict[str, str], BeforeValidator(lambda given: _from_json(given))]
"""Name -> name; in the environment as JSON."""
PREFIX = "SIMKIT_"
FILE = "SIMKIT_CONFIG"


class Config(BaseModel):
    """Each field is also the variable SIMKIT_<FIELD>, or SIMKIT_<FIELD>_FILE: a file that holds its value."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    home: Path
    database: str | None = Field(default=None, repr=False)
    base_url: str = "http://127.0.0.1:8642"
    """As people reach the server, without a slash at its end."""
    local: bool = False
    """One person on their own machine: signed in by a link that `simkit review` prints."""
    language: Literal["en", "nl"] = "en"
    """For who has set none."""
    timezone: str = "Europe/Amsterdam"
    """An IANA name: moments are shown in it."""
    suppress_below: int = Field(default=5, ge=3, le=50)
    """Figures of fewer people than this are not shown to others."""
    session_hours: int = Field(default=9, ge=1, le=24 * 14)
    upload_bytes: int = Field(default=16 * 1024 * 1024, ge=64 * 1024)
    """The largest journal, roster or bundle that is taken."""
    organisation: str = ""
    """For the privacy report and the top of each page."""
    contact: str = ""
    """Who people turn to about their data: an address or a person."""
    retention_months: int = Field(default=24, ge=1, le=120)
    """How long sessions are kept, as the privacy report says it."""
    erase_assessments: Literal["ask", "self"] = "ask"
    """Whether trainees ask to have an assessment of theirs erased, or do it. Practice they erase themselves."""
    oidc_issuer: str | None = None
    oidc_client_id: str | None = None
    oidc_client_secret: str | None = Field(default=None, repr=False)
    oidc_roles_claim: str = "roles"
    oidc_roles: Names = Field(default_factory=dict)
    """What the provider says in that claim -> a role here. Roles named here follow the provider at each sign-in."""
    oidc_groups_claim: str = "groups"
    oidc_groups: Names = Field(default_factory=dict)
    """What the provider says in that claim -> a group here, in which people practise."""
    signing_key: str | None = Field(default=None, repr=False)
    """Ed25519, 32 bytes in hex: signs the heads of delivered journals. None: `keys/` of the home folder."""

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if (self.oidc_issuer is None) != (self.oidc_client_id is None):
            raise ValueError("oidc_issuer and oidc_client_id go together")
        if unknown := set(self.oidc_roles.values()) - set(ROLES):
            raise ValueError(f"oidc_roles names a role that is none: {', '.join(sorted(unknown))}")
        return self

    @property
    def secure(self) -> bool:
        """Whether people come by https: cookies are then for https alone."""
        return self.base_url.startswith("https://")


def _from_json(given: object) -> object:
    if not isinstance(given, str):
        return given
    try:
        return json.loads(given)
    except ValueError as error:
        raise ValueError("it is not JSON") from error


def read_config(given: Mapping[str, Any], environ: Mapping[str, str] | None = None) -> Config:
    """What was given goes before the environment, and that before the file that SIMKIT_CONFIG names.

    Raises SimkitError SK9201, naming the setting.
    """
    environ = os.environ if environ is None else environ
    values: dict[str, Any] = _file(environ.get(FILE))
    for field in Config.model_fields:
        name = PREFIX + field.upper()
        if path := environ.get(f"{name}_FILE"):
            values[field] = _secret(name, Path(path))
        elif name in environ:
            values[field] = environ[name]
    values |= {name: value for name, value in given.items() if value is not None}
    try:
        return Config.model_validate(values)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        setting = ".".join(str(part) for part in first["loc"]) or "settings"
        raise SimkitError(diagnostic("SK9201", setting=setting, reason=first["msg"])) from error


def _file(path: str | None) -> dict[str, Any]:
    if not path:
        return {}
    try:
        return tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SimkitError(diagnostic("SK9201", setting=path, reason=error)) from error


def _secret(name: str, path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").strip()
    except OSError as error:
        raise SimkitError(diagnostic("SK9201", setting=f"{name}_FILE", reason=error)) from error
