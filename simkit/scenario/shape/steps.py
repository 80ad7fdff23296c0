"""The steps of a scene, one shape a kind."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Discriminator, Field, Tag

from simkit.scenario.model import GRADES
from simkit.scenario.shape.head import Shape
from simkit.scenario.shape.words import (
    Id,
    Name,
    NameOrNames,
    OneOf,
    Text,
    Time,
    Words,
    YesNo,
)

_CHANGES = frozenset(("set", "add", "causes"))
_ANY_STEP = frozenset(("id", "only if", "once"))
KINDS = (
    "task",
    "free",
    "choose",
    "topics",
    "vary",
    "send",
    "cancel",
    "meanwhile",
    "join",
    "resume",
    "after",
    "wait",
    "go to",
    "call",
    "end",
)
"""The key that says what a step is, in the order they are looked for; with none of them it is a line or a change."""


class Changes(Shape):
    set: dict[Id, Words] = Field(default_factory=dict)
    add: dict[Id, Words] = Field(default_factory=dict)
    causes: NameOrNames = Field(default_factory=list)


class AnyStep(Shape):
    id: Id | None = None
    only_if: Words | None = Field(None, alias="only if")
    once: YesNo = False


class LineShape(AnyStep, Changes):
    """Its text stands under the speaker's name, which no model can know: `__pydantic_extra__`."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, Any] = Field(init=False)
    face: Name | None = None


class GoToShape(AnyStep):
    go_to: Name = Field(alias="go to")


class CallShape(AnyStep):
    call: Name


class EndShape(AnyStep):
    end: Name


class ChangeShape(AnyStep, Changes):
    pass


class WaitShape(AnyStep):
    wait: Time


class AfterShape(AnyStep, Changes):
    after: Time
    go_to: Name | None = Field(None, alias="go to")
    end: Name | None = None


class SilentShape(BaseModel):
    """`after`, a speaker's line, `id`, `face`."""

    model_config = ConfigDict(extra="allow", frozen=True)
    __pydantic_extra__: dict[str, Any] = Field(init=False)
    after: Time
    id: Id | None = None
    face: Name | None = None


def _otherwise(value: Any) -> Any:
    return {"then": value} if isinstance(value, list) else value


class Answer(Changes):
    """What an option and `otherwise` have in common."""

    id: Id | None = None
    evidence: dict[Name, Annotated[str, OneOf(*GRADES)]] = Field(default_factory=dict)
    feedback: Text | None = None
    then: list[StepShape] = Field(default_factory=list)
    go_to: Name | None = Field(None, alias="go to")
    call: Name | None = None
    end: Name | None = None


class OptionShape(Answer):
    say: Text | None = None
    do: Text | None = None
    only_if: Words | None = Field(None, alias="only if")
    once: YesNo = False
    early: YesNo = False
    optional: YesNo = False
    interruptible: YesNo = False


class OtherwiseShape(Answer):
    pass


class Asking(AnyStep):
    about: NameOrNames = Field(default_factory=list)
    if_silent: SilentShape | None = Field(None, alias="if silent")


class ChooseShape(Asking):
    choose: list[OptionShape] = Field(min_length=1, max_length=40)
    within: Time | None = None
    otherwise: Annotated[OtherwiseShape, BeforeValidator(_otherwise)] | None = None


class TopicsShape(Asking):
    topics: list[OptionShape] = Field(min_length=1, max_length=40)


def _run(value: Any) -> Any:
    return value if isinstance(value, list) else [value]


class VaryShape(AnyStep):
    vary: list[Annotated[list[StepShape], BeforeValidator(_run), Field(min_length=1)]] = Field(
        min_length=2, max_length=40
    )


class WorkShape(Asking):
    """What a task and free work have in common."""

    choose: list[OptionShape] = Field(default_factory=list, max_length=40)
    otherwise: Annotated[OtherwiseShape, BeforeValidator(_otherwise)] | None = None


class TaskWorkShape(WorkShape):
    task: Name


class FreeShape(WorkShape):
    free: Words
    within: Time | None = None


class SendShape(AnyStep):
    send: Name
    after: Time | None = None


class CancelShape(AnyStep):
    cancel: Id


class MeanwhileShape(AnyStep):
    meanwhile: Name


class JoinShape(AnyStep):
    join: Name


class ResumeShape(AnyStep):
    resume: Name
    depth: Annotated[str, OneOf("deep", "shallow")] = "deep"


class HandlerShape(Changes):
    """What a scene does about an event that was sent."""

    only_if: Words | None = Field(None, alias="only if")
    go_to: Name | None = Field(None, alias="go to")
    call: Name | None = None
    end: Name | None = None


def _handlers(value: Any) -> Any:
    return value if isinstance(value, list) else [value]


class SceneShape(Shape):
    """A scene that is more than a list: with scenes inside it, or with `if sent`."""

    start: Name | None = None
    scenes: dict[Name, Any] = Field(default_factory=dict)
    steps: list[Any] = Field(default_factory=list)
    if_sent: dict[Name, Annotated[list[HandlerShape], BeforeValidator(_handlers)]] = Field(
        default_factory=dict, alias="if sent"
    )
    then: list[Any] = Field(default_factory=list)


def kind_of(value: Any) -> str | None:
    """Which kind of step a mapping is. The marks keep a tag apart from a key of the same name."""
    if not isinstance(value, dict):
        return None
    for key in KINDS:
        if key in value:
            return f"<{key}>"
    if not value.keys() - _ANY_STEP - _CHANGES and value.keys() & _CHANGES:
        return "<change>"
    return "<line>"


StepShape = Annotated[
    Annotated[LineShape, Tag("<line>")]
    | Annotated[ChangeShape, Tag("<change>")]
    | Annotated[ChooseShape, Tag("<choose>")]
    | Annotated[TopicsShape, Tag("<topics>")]
    | Annotated[VaryShape, Tag("<vary>")]
    | Annotated[AfterShape, Tag("<after>")]
    | Annotated[WaitShape, Tag("<wait>")]
    | Annotated[GoToShape, Tag("<go to>")]
    | Annotated[CallShape, Tag("<call>")]
    | Annotated[EndShape, Tag("<end>")]
    | Annotated[TaskWorkShape, Tag("<task>")]
    | Annotated[FreeShape, Tag("<free>")]
    | Annotated[SendShape, Tag("<send>")]
    | Annotated[CancelShape, Tag("<cancel>")]
    | Annotated[MeanwhileShape, Tag("<meanwhile>")]
    | Annotated[JoinShape, Tag("<join>")]
    | Annotated[ResumeShape, Tag("<resume>")],
    Discriminator(kind_of),
]
