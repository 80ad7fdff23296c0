"""Every key the language has, and the names that nobody in the cast may therefore carry."""

from __future__ import annotations

from pydantic import BaseModel

from simkit.scenario.model import NARRATOR
from simkit.scenario.shape import head, steps

_STEP_SHAPES = (
    steps.LineShape,
    steps.ChangeShape,
    steps.ChooseShape,
    steps.TopicsShape,
    steps.VaryShape,
    steps.AfterShape,
    steps.WaitShape,
    steps.GoToShape,
    steps.CallShape,
    steps.EndShape,
    steps.OptionShape,
    steps.OtherwiseShape,
    steps.SilentShape,
)


def _keys(*shapes: type[BaseModel]) -> frozenset[str]:
    return frozenset(field.alias or name for shape in shapes for name, field in shape.model_fields.items())


STEP_KEYS = _keys(*_STEP_SHAPES)
HEAD_KEYS = _keys(head.HeadShape)
KEYWORDS = STEP_KEYS | HEAD_KEYS | _keys(head.CastShape, head.FactShape, head.FeelingShape)
RESERVED = STEP_KEYS | {NARRATOR, "trainee", "name", "title", "briefing", "if silent"}
"""Names a cast member may not have: they are keys where a speaker's name stands."""
STRUCTURAL = STEP_KEYS | HEAD_KEYS | {NARRATOR}
"""Keys that, inside a text's next lines, show that those lines were not meant as text."""
