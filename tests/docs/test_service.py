"""The examples for running the console as a service name what there is."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
import yaml

from simkit.cli.review import command
from simkit.server.config import Config

DOCS = Path(__file__).parents[2] / "docs"
SERVICE = DOCS / "how-to" / "service"


def _compose() -> dict[str, dict[str, object]]:
    found: dict[str, dict[str, object]] = yaml.safe_load(
        (SERVICE / "compose.yaml").read_text(encoding="utf-8")
    )
    return found


def test_the_compose_file_gives_a_command_and_settings_that_exist() -> None:
    review = _compose()["services"]["review"]
    assert isinstance(review, dict)
    context = command.make_context("review", list(review["command"]))
    assert context.params["workers"] == 2
    assert review["environment"].pop("FORWARDED_ALLOW_IPS") == "*", "the proxy is not at 127.0.0.1 there"
    for name in review["environment"]:
        field = name.removeprefix("SIMKIT_").removesuffix("_FILE").lower()
        assert field in Config.model_fields, name


def test_every_secret_of_the_compose_file_is_declared() -> None:
    compose = _compose()
    for service in compose["services"].values():
        assert isinstance(service, dict)
        assert set(service["secrets"]) <= set(compose["secrets"])


def test_the_unit_gives_a_command_that_exists() -> None:
    unit = (SERVICE / "simkit-review.service").read_text(encoding="utf-8")
    found = re.search(r"^ExecStart=\S+/simkit review (.*)$", unit, re.MULTILINE)
    assert found
    assert command.make_context("review", shlex.split(found.group(1))).params["workers"] == 2


@pytest.mark.parametrize("name", sorted(Config.model_fields.keys() - {"home", "local"}))
def test_every_setting_is_in_the_reference(name: str) -> None:
    page = (DOCS / "reference" / "server.md").read_text(encoding="utf-8")
    assert f"`{name}`" in page
