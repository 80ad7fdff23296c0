"""What may stand in a scenario file, as pydantic models: they check it, and are its JSON schema."""

from simkit.scenario.shape.check import checked
from simkit.scenario.shape.head import CastShape, FactShape, HeadShape
from simkit.scenario.shape.keywords import KEYWORDS, RESERVED, STRUCTURAL
from simkit.scenario.shape.schema import scenario_schema
from simkit.scenario.shape.steps import (
    AfterShape,
    CallShape,
    ChangeShape,
    ChooseShape,
    EndShape,
    GoToShape,
    LineShape,
    OptionShape,
    OtherwiseShape,
    SilentShape,
    StepShape,
    TopicsShape,
    VaryShape,
    WaitShape,
)

__all__ = [
    "KEYWORDS",
    "RESERVED",
    "STRUCTURAL",
    "AfterShape",
    "CallShape",
    "CastShape",
    "ChangeShape",
    "ChooseShape",
    "EndShape",
    "FactShape",
    "GoToShape",
    "HeadShape",
    "LineShape",
    "OptionShape",
    "OtherwiseShape",
    "SilentShape",
    "StepShape",
    "TopicsShape",
    "VaryShape",
    "WaitShape",
    "checked",
    "scenario_schema",
]
