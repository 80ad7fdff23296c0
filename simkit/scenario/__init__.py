"""Scenario files: reading, checking, translating and mending them. Nothing in a file ever runs."""

from simkit.scenario.loader import (
    Loaded,
    check,
    load,
    load_bundle,
    load_text,
    load_with_warnings,
    read_text,
)
from simkit.scenario.mend import Change, Fixed, fix, fix_folder, fix_text
from simkit.scenario.model import Scenario
from simkit.scenario.shape import scenario_schema

__all__ = [
    "Change",
    "Fixed",
    "Loaded",
    "Scenario",
    "check",
    "fix",
    "fix_folder",
    "fix_text",
    "load",
    "load_bundle",
    "load_text",
    "load_with_warnings",
    "read_text",
    "scenario_schema",
]
