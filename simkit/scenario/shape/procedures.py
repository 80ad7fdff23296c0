"""Objects, kinds, zones, tasks and monitors, as they are written."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from simkit.scenario.model import GRADES
from simkit.scenario.monitors import SEVERITIES
from simkit.scenario.objects import AFFORDANCES, GESTURES
from simkit.scenario.shape.head import Shape
from simkit.scenario.shape.steps import Changes
from simkit.scenario.shape.words import Id, Name, NameOrNames, OneOf, Text, Time, Whole, Words, YesNo, fault
from simkit.scenario.tasks import ERRORS

Grades = dict[Name, Annotated[str, OneOf(*GRADES)]]


def _list(value: Any) -> Any:
    return value if isinstance(value, list) else [value]


class AffordanceShape(Changes):
    """What an object allows; `set` and `add` speak of its own properties, `with.<property>` of the other object's."""

    only_if: Words | None = Field(None, alias="only if")
    of: NameOrNames = Field(default_factory=list)
    """turn to: the property; fill in: the properties."""
    as_: NameOrNames = Field(default_factory=list, alias="as")
    accepts: NameOrNames = Field(default_factory=list)
    takes: Time | None = None
    says: Text | None = None
    label: Text | None = None
    gesture: Annotated[str, OneOf(*GESTURES)] | None = None
    evidence: Grades = Field(default_factory=dict)
    feedback: Text | None = None


class KindShape(Shape):
    from_: Name | None = Field(None, alias="from")
    name: Text | None = None
    properties: dict[Name, Any] = Field(default_factory=dict)
    affordances: dict[Text, Any] = Field(default_factory=dict)
    words: dict[Name, Text] = Field(default_factory=dict)
    looks: dict[Text, Any] = Field(default_factory=dict)


class KindFileShape(KindShape):
    """A kind of the library: a file of its own, its words in each language."""

    simkit_kind: Annotated[int, Whole(1, 1)] = Field(alias="simkit-kind")
    kind: Name
    names: dict[Name, Text]
    words: dict[Name, dict[Name, Text]] = Field(default_factory=dict)  # type: ignore[assignment]


Measure = Annotated[str, Field(pattern=r"^[+-]?[0-9]{1,4}([.][0-9]{1,3})?$")]


class ObjectShape(BaseModel):
    """Its properties and affordances stand beside these keys: `__pydantic_extra__`."""

    model_config = ConfigDict(extra="allow", frozen=True)
    __pydantic_extra__: dict[str, Any] = Field(init=False)
    kind: Name
    name: Text | None = None
    spot: Name | None = None
    at: Annotated[list[Measure], Field(min_length=3, max_length=3)] | None = None
    facing: Annotated[int, Whole(-360, 360)] = 0
    in_: Name | None = Field(None, alias="in")
    start: dict[Name, Words] = Field(default_factory=dict)
    looks: dict[Text, Any] = Field(default_factory=dict)


class ZoneShape(Shape):
    name: Text | None = None
    box: Annotated[list[Measure], Field(min_length=4, max_length=4)] | None = None
    circle: Annotated[list[Measure], Field(min_length=3, max_length=3)] | None = None


class SpotShape(Shape):
    at: Annotated[list[Measure], Field(min_length=3, max_length=3)]
    facing: Measure = "0"


class PlacePartsShape(Shape):
    """What a scenario reads of a place's file. Kinds, objects and zones are checked where they are taken."""

    kinds: dict[Name, Any] = Field(default_factory=dict)
    objects: dict[Name, Any] = Field(default_factory=dict)
    zones: dict[Name, Any] = Field(default_factory=dict)
    spots: dict[Name, SpotShape] = Field(default_factory=dict)


class HintShape(Shape):
    text: Text
    after: Time | None = None
    at_most: Annotated[str, OneOf(*GRADES)] | None = Field(None, alias="at most")
    id: Id | None = None


def _hint(value: Any) -> Any:
    return value if isinstance(value, dict) else {"text": value}


class ErrorShape(Changes):
    evidence: Grades = Field(default_factory=dict)
    feedback: Text | None = None


Errors = dict[Annotated[str, OneOf(*ERRORS)], ErrorShape]


def _step(value: Any) -> Any:
    return value if isinstance(value, dict) else {"act": value}


class TaskStepShape(Changes):
    """A step of a task; `turn switch to off` alone is `{act: turn switch to off}`."""

    act: Text | None = None
    done_when: Words | None = Field(None, alias="done when")
    any_order: list[StepInTask] | None = Field(None, alias="any order", min_length=1)
    in_order: list[StepInTask] | None = Field(None, alias="in order", min_length=1)
    one_of: list[StepInTask] | None = Field(None, alias="one of", min_length=1)
    task: Name | None = None
    id: Id | None = None
    name: Text | None = None
    optional: YesNo = False
    atomic: YesNo = False
    repeat: Annotated[int, Whole(1, 20)] = 1
    within: Time | None = None
    evidence: Grades = Field(default_factory=dict)
    about: NameOrNames = Field(default_factory=list)
    hints: Annotated[
        list[Annotated[HintShape, BeforeValidator(_hint)]], BeforeValidator(_list), Field(max_length=10)
    ] = Field(default_factory=list)
    errors: Errors = Field(default_factory=dict)
    feedback: Text | None = None


StepInTask = Annotated[TaskStepShape, BeforeValidator(_step)]


def _show(value: Any) -> str:
    words = {"ja": "yes", "true": "yes", "nee": "no", "false": "no"}
    found = words.get(str(value), str(value))
    if found not in ("yes", "no", "on request"):
        raise fault("SK1037", found=str(value), allowed=("yes", "on request", "no"))
    return found


class TaskShape(Shape):
    name: Text | None = None
    show: Annotated[str, BeforeValidator(_show)] = "on request"
    steps: list[StepInTask] = Field(min_length=1, max_length=60)
    within: Time | None = None
    errors: Errors = Field(default_factory=dict)


class NearShape(Changes):
    evidence: Grades = Field(default_factory=dict)
    feedback: Text | None = None


class MonitorShape(Changes):
    do: Text | None = None
    that: Words | None = None
    while_: Words | None = Field(None, alias="while")
    near: Text | None = None
    near_within: Time | None = Field(None, alias="near within")
    near_miss: NearShape | None = Field(None, alias="near miss")
    severity: Annotated[str, OneOf(*SEVERITIES)] = "serious"
    cooldown: Time | None = None
    evidence: Grades = Field(default_factory=dict)
    kept: Grades = Field(default_factory=dict)
    feedback: Text | None = None
    go_to: Name | None = Field(None, alias="go to")
    end: Name | None = None


AFFORDANCE_WORDS = frozenset(AFFORDANCES)
