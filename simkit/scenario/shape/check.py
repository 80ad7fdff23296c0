"""A tree against a shape; what does not fit becomes diagnostics at the very value."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from simkit.scenario.near import hint
from simkit.scenario.reading import Mapping, Node, Problems, Scalar, Sequence, plain
from simkit.scenario.shape import procedures, steps
from simkit.scenario.shape.head import CastShape, FactShape, HeadShape

T = TypeVar("T")
_SHAPES: dict[str, type[BaseModel]] = {
    "<line>": steps.LineShape,
    "<change>": steps.ChangeShape,
    "<choose>": steps.ChooseShape,
    "<topics>": steps.TopicsShape,
    "<vary>": steps.VaryShape,
    "<after>": steps.AfterShape,
    "<wait>": steps.WaitShape,
    "<go to>": steps.GoToShape,
    "<call>": steps.CallShape,
    "<end>": steps.EndShape,
    "<task>": steps.TaskWorkShape,
    "<free>": steps.FreeShape,
    "<send>": steps.SendShape,
    "<cancel>": steps.CancelShape,
    "<meanwhile>": steps.MeanwhileShape,
    "<join>": steps.JoinShape,
    "<resume>": steps.ResumeShape,
}
_INNER: dict[str, type[BaseModel]] = {
    "otherwise": steps.OtherwiseShape,
    "if silent": steps.SilentShape,
    "if sent": steps.HandlerShape,
    "steps": procedures.TaskStepShape,
    "any order": procedures.TaskStepShape,
    "in order": procedures.TaskStepShape,
    "one of": procedures.TaskStepShape,
    "hints": procedures.HintShape,
    "errors": procedures.ErrorShape,
    "near miss": procedures.NearShape,
}
_HEADS: dict[str, type[BaseModel]] = {
    shape.__name__: shape
    for shape in (
        CastShape,
        FactShape,
        steps.SceneShape,
        procedures.AffordanceShape,
        procedures.KindShape,
        procedures.KindFileShape,
        procedures.ObjectShape,
        procedures.ZoneShape,
        procedures.TaskShape,
        procedures.MonitorShape,
    )
}
_LISTS = ("choose", "topics")
_WANTED = {
    "dict_type": ("a map (key: value)", "een lijstje van sleutel: waarde"),
    "model_type": ("a map (key: value)", "een lijstje van sleutel: waarde"),
    "model_attributes_type": ("a map (key: value)", "een lijstje van sleutel: waarde"),
    "list_type": ("a list (lines with -)", "een lijst (regels met -)"),
    "union_tag_not_found": ("a step (key: value)", "een stap (sleutel: waarde)"),
    "text": ("one text", "één tekst"),
}


def checked(adapter: TypeAdapter[T], node: Node, problems: Problems, known: Iterable[str] = ()) -> T | None:
    """The value, or None after adding what is wrong. `known`: further words for suggestions (speakers)."""
    try:
        return adapter.validate_python(plain(node))
    except ValidationError as error:
        for found in error.errors(include_url=False, include_input=False):
            _tell(found, node, problems, adapter, known)
        return None


def _tell(
    found: Any, node: Node, problems: Problems, adapter: TypeAdapter[Any], known: Iterable[str]
) -> None:
    loc: tuple[Any, ...] = found["loc"]
    kind: str = found["type"]
    on_key = bool(loc) and loc[-1] == "[key]"
    target, last = _at(node, loc[:-1] if on_key else loc, key=on_key or kind == "extra_forbidden")
    if (split := _split_call(loc)) and isinstance(target, Scalar):
        owner, _ = _at(node, loc[: loc.index(split)], key=False)
        problems.on("SK1058", owner.keys.get(split) if isinstance(owner, Mapping) else target)
    elif kind == "extra_forbidden":
        keys = _allowed(adapter, loc)
        if loc[-1] in steps.KINDS or loc[-1] in known:
            first, second = _two(loc, node, [key for key in last or () if key in keys])
            problems.on("SK1041", second, key=second.value, other=first)
        else:
            problems.on("SK1030", target, key=loc[-1], near=hint(str(loc[-1]), [*keys, *known]))
    elif kind == "missing":
        problems.on("SK1031", target, key=loc[-1])
    elif kind == "simkit":
        values = dict(found["ctx"]["values"])
        if "allowed" in values:
            values["near"] = hint(values["found"], values.pop("allowed"))
        if "wanted" in values:
            values["wanted"], values["gewenst"] = _WANTED[values["wanted"]]
        problems.on(found["ctx"]["code"], target, **values)
    elif kind in _WANTED:
        wanted, gewenst = _WANTED[kind]
        problems.on("SK1032", target, wanted=wanted, gewenst=gewenst)
    elif kind in ("too_short", "too_long", "string_too_long"):
        context = found["ctx"]
        least, most = context.get("min_length", 0), context.get("max_length", "…")
        problems.on("SK1046", target, least=least, most=most)
    else:
        problems.on("SK1032", target, wanted=found["msg"], gewenst=found["msg"])


def _split_call(loc: tuple[Any, ...]) -> str | None:
    """A key that is the second half of a call: a comma in `{ }` has split it."""
    return next((part for part in loc if isinstance(part, str) and part.count(")") > part.count("(")), None)


def _two(loc: tuple[Any, ...], node: Node, keys: list[str]) -> tuple[str, Scalar]:
    """Of two keys that cannot stand together: the first, and where the second is written."""
    around, _ = _at(node, loc[:-1], key=False)
    assert isinstance(around, Mapping)
    kind = str(loc[-2]).strip("<>") if len(loc) > 1 else ""
    other = kind if kind in around.keys else next(iter(keys), str(loc[-1]))
    written = [key for key in around.keys if key in (other, loc[-1])]
    return written[0], around.keys[written[-1]]


def _at(node: Node, loc: tuple[Any, ...], key: bool) -> tuple[Node, list[str] | None]:
    """The node a location points at (or its key), and the keys of the map it is in."""
    around: list[str] | None = None
    for position, part in enumerate(loc):
        is_last = position == len(loc) - 1
        if isinstance(part, str) and part.startswith("<"):
            continue
        if isinstance(node, Mapping) and isinstance(part, str):
            around = list(node.items)
            if part not in node.items:
                return node, around
            node = node.keys[part] if is_last and key else node.items[part]
        elif isinstance(node, Sequence) and isinstance(part, int) and part < len(node.items):
            node = node.items[part]
    return node, around


def _allowed(adapter: TypeAdapter[Any], loc: tuple[Any, ...]) -> list[str]:
    """The keys that may stand where the last of `loc` stands."""
    shape: type[BaseModel] | None = None
    for part in loc[:-1]:
        if isinstance(part, str):
            if part in _SHAPES:
                shape = _SHAPES[part]
            elif part in _LISTS:
                shape = steps.OptionShape
            elif part in _INNER:
                shape = _INNER[part]
    if shape is None:
        shape = _HEADS.get(str(getattr(adapter._type, "__name__", "")), HeadShape)
    return [field.alias or name for name, field in shape.model_fields.items()]
