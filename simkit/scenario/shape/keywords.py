"""Every key the language has, and the names that nobody in the cast may therefore carry."""

from __future__ import annotations

from pydantic import BaseModel

from simkit.scenario.model import NARRATOR
from simkit.scenario.objects import AFFORDANCES
from simkit.scenario.shape import head, procedures, steps
from simkit.scenario.tasks import ERRORS

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
    steps.TaskWorkShape,
    steps.FreeShape,
    steps.SendShape,
    steps.CancelShape,
    steps.MeanwhileShape,
    steps.JoinShape,
    steps.ResumeShape,
    steps.HandlerShape,
)
_PROCEDURE_SHAPES = (
    procedures.AffordanceShape,
    procedures.KindShape,
    procedures.ObjectShape,
    procedures.ZoneShape,
    procedures.HintShape,
    procedures.ErrorShape,
    procedures.TaskStepShape,
    procedures.TaskShape,
    procedures.NearShape,
    procedures.MonitorShape,
)


def _keys(*shapes: type[BaseModel]) -> frozenset[str]:
    return frozenset(field.alias or name for shape in shapes for name, field in shape.model_fields.items())


STEP_KEYS = _keys(*_STEP_SHAPES)
HEAD_KEYS = _keys(head.HeadShape)
PROCEDURE_KEYS = _keys(*_PROCEDURE_SHAPES) | {*AFFORDANCES, *ERRORS}
KEYWORDS = (
    STEP_KEYS
    | HEAD_KEYS
    | PROCEDURE_KEYS
    | _keys(head.CastShape, head.FactShape, head.FeelingShape, steps.SceneShape)
)
RESERVED = STEP_KEYS | {NARRATOR, "trainee", "name", "title", "briefing", "if silent"}
"""Names a cast member may not have: they are keys where a speaker's name stands."""
STRUCTURAL = STEP_KEYS | HEAD_KEYS | {NARRATOR}
"""Keys that, inside a text's next lines, show that those lines were not meant as text."""
