"""The JSON schema for editors says what the loader says, in two languages."""

from __future__ import annotations

import json
from typing import Any

from simkit.scenario import scenario_schema
from simkit.scenario.shape import KEYWORDS
from simkit.scenario.shape.hovers import hover
from simkit.scenario.tasks import ERRORS


def _properties(schema: dict[str, Any]) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for part in (schema, *schema["$defs"].values()):
        found.update(part.get("properties", {}))
    return found


def test_every_key_has_a_hover_in_two_languages() -> None:
    english, dutch = _properties(scenario_schema("en")), _properties(scenario_schema("nl"))
    assert set(english) | {"half-life", *ERRORS} == KEYWORDS
    for key in english:
        assert english[key]["description"] == hover(key, "en")
        assert dutch[key]["description"] == hover(key, "nl") != english[key]["description"]


def test_the_schema_is_plain_json_without_marks_of_its_making() -> None:
    text = json.dumps(scenario_schema())
    for made in ("__pydantic", "discriminator", "<line>", "HeadShape"):
        assert made not in text


def test_unknown_keys_are_refused_where_the_loader_refuses_them() -> None:
    parts = scenario_schema()["$defs"]
    assert parts["OptionShape"]["additionalProperties"] is False
    assert parts["GoToShape"]["additionalProperties"] is False
    assert parts["LineShape"]["additionalProperties"] == {"type": ["string", "number", "boolean"]}
    assert scenario_schema()["additionalProperties"] is False
    assert set(scenario_schema()["required"]) == {
        *("simkit", "scenario", "title", "language", "minutes", "place", "briefing", "cast", "scenes"),
    }


def test_an_option_shows_its_closed_lists() -> None:
    evidence = scenario_schema()["$defs"]["OptionShape"]["properties"]["evidence"]
    assert "harmful" in json.dumps(evidence)
    feels = scenario_schema()["$defs"]["CastShape"]["properties"]["feels"]
    assert "openness" in json.dumps(feels)
