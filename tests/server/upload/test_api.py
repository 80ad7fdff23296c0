"""Whatever is sent to `/api`, from its own description: an answer it describes, and never a fault of the server."""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings

from tests.server.upload.machine import Machine
from tests.server.world import Browser, World

EXAMPLES = 12
PATHS = (
    "/api/me",
    "/api/key",
    "/api/enrol",
    "/api/pair",
    "/api/pair/token",
    "/api/sessions",
    "/api/sessions/{session}/journal",
    "/api/sessions/{session}/finish",
    "/api/programs/{program}",
)


def test_the_description_names_every_question(world: World) -> None:
    assert set(PATHS) == set(world.app.openapi()["paths"])


@pytest.mark.parametrize("path", PATHS)
def test_nothing_that_is_asked_is_a_fault_of_the_server(
    machine: Machine, world: World, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("simkit.server.upload.api_enrol.allowed", lambda *_: True)
    monkeypatch.setattr("simkit.server.upload.api.allowed", lambda *_: True)
    row = machine.play()
    known = {"session": row.id, "program": row.program}
    schema = schemathesis.openapi.from_dict(world.app.openapi())
    browser = Browser(world, None)
    asked = 0
    for operation in (found.ok() for found in schema.get_all_operations()):
        if operation.path != path:
            continue

        @settings(
            max_examples=EXAMPLES,
            deadline=None,
            derandomize=True,
            database=None,
            phases=(Phase.explicit, Phase.generate),
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy())
        def ask(case: Any) -> None:
            nonlocal asked
            asked += 1
            if asked % 2:
                case.path_parameters = {name: known[name] for name in case.path_parameters or {}}
            headers = {"Authorization": f"Bearer {machine.enrolment.token}"}
            sent = case.as_transport_kwargs(base_url=world.server.config.base_url, headers=headers)
            answer = browser.request(**{key: value for key, value in sent.items() if key != "cookies"})
            assert answer.status_code < 500, (answer.status_code, answer.text)

        ask()
    assert asked >= 1
