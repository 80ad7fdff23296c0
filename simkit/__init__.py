"""Simulation training that explains its scores.

The core API is small: `load` a scenario, `compile` it, hand acts to a `Session`, turn its log into `observations`.
"""

from simkit.scenario import load
from simkit.session import Session, Settings, observations
from simkit.session import compile_program as compile

__all__ = ["Session", "Settings", "compile", "load", "observations"]
