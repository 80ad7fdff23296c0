"""Expressions: text to a checked tree, and what values it can have."""

from simkit.scenario.guards.names import Names
from simkit.scenario.guards.parser import parse_amount, parse_guard, parse_value

__all__ = ["Names", "parse_amount", "parse_guard", "parse_value"]
