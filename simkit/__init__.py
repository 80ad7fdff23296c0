"""Simulation training that explains its scores.

The core API is small: `load` a scenario, `compile` it, hand acts to a `Session`, turn its log into `observations`.
Names are imported when first used, so that `import simkit` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from simkit.scenario import load
    from simkit.session import Session, Settings, observations
    from simkit.session import compile_program as compile

__all__ = ["Session", "Settings", "compile", "load", "observations"]

_HOMES = {
    "Session": ("simkit.session", "Session"),
    "Settings": ("simkit.session", "Settings"),
    "compile": ("simkit.session", "compile_program"),
    "load": ("simkit.scenario", "load"),
    "observations": ("simkit.session", "observations"),
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'simkit' has no attribute {name!r}")
    module, attribute = _HOMES[name]
    return getattr(import_module(module), attribute)
